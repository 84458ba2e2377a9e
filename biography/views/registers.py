"""The pages of offices, places, organisations and fields: what all public lives say of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any

from django.core.paginator import Page as ListPage
from django.core.paginator import Paginator
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from biography.connections import GROUPS, connections, public_entries, tallies
from biography.holders import holders_of
from biography.models import FieldOfActivity, Office, Organisation, Place
from biography.models.former_key import entries_once_called
from biography.models.listed_name import in_alphabet
from biography.registers import described
from biography.remembered import remembered
from biography.review import day_number
from biography.succession import Term, in_order
from biography.templatetags.finding import listing_by

ENTRIES_PER_PAGE = 60
TERMS_PER_PAGE = 100
FEW = 12
MANY = 60
REGISTERS: dict[str, tuple[type[Model], str | Promise]] = {
    "offices": (Office, _("Offices")),
    "organisations": (Organisation, _("Organisations")),
    "places": (Place, _("Places")),
    "fields": (FieldOfActivity, _("Fields of activity")),
}
EntryView = Callable[[HttpRequest, str], HttpResponse]
# The entries of one page of a list, each with what lives say of it in numbers.
Rows = list[tuple[Any, list[str]]]
# What a list may be narrowed to: by which entry of which register.
NARROWED = {"offices": ["organisation", "place"], "organisations": ["place"], "places": [], "fields": []}


@require_safe
def register(request: HttpRequest, register: str) -> HttpResponse:
    """All entries that public lives refer to, by name; offices ``?organisation=`` and ``?place=`` alone, by key."""
    model, title = REGISTERS[register]
    asked = {column: request.GET[column] for column in NARROWED[register] if request.GET.get(column)}
    narrowed = {column: entry_of(f"{column}s", key) for column, key in asked.items()}
    number = request.GET.get("page", "1")

    def found() -> tuple[ListPage, Rows]:
        entries = public_entries(model).filter(**{column: entry.pk for column, entry in narrowed.items()})
        if NARROWED[register]:
            entries = entries.select_related(*NARROWED[register])
        page = Paginator(in_alphabet(entries), ENTRIES_PER_PAGE).get_page(number)
        page.object_list = list(page.object_list)
        return page, rows_of(page)

    pks = tuple(entry.pk for entry in narrowed.values())
    page, rows = remembered(("register", register, tuple(narrowed), pks, number, get_language()), found)
    of = next(reversed(narrowed.values()), None)
    context = {"register": register, "title": title, "listing": page, "rows": rows, "of": of}
    return render(request, "biography/register.html", context)


def former_keys_lead_on(register: str) -> Callable[[EntryView], EntryView]:
    """The address of an entry that was merged into another leads to that, with what else was asked."""

    def decorate(view: EntryView) -> EntryView:
        @wraps(view)
        def answer(request: HttpRequest, key: str) -> HttpResponse:
            try:
                return view(request, key)
            except Http404:
                entry = entries_once_called(REGISTERS[register][0], {key} if "\0" not in key else set()).get(key)
                if entry is None or entry.key == key:
                    raise
            address = reverse(register.removesuffix("s"), args=[entry.key])
            return HttpResponsePermanentRedirect(
                f"{address}?{asked}" if (asked := request.GET.urlencode()) else address
            )

        return answer

    return decorate


@require_safe
@former_keys_lead_on("offices")
def office(request: HttpRequest, key: str) -> HttpResponse:
    """Who held an office, in order of time."""
    entry = entry_of("offices", key)
    shown = described(entry)
    held = holders_of(entry.key)
    people = {holder.period.id: person for person, holder in held}
    line = in_order([holder for _person, holder in held], shown, day_number(timezone.localdate()))
    page = Paginator(line, TERMS_PER_PAGE).get_page(request.GET.get("page"))
    items = [(item, people[item.holder.period.id]) if isinstance(item, Term) else (item, None) for item in page]
    number = len({person.pk for person in people.values()})
    context = {"register": "offices", "entry": shown, "listing": page, "items": items, "number": number}
    return render(request, "biography/office.html", context)


@require_safe
@former_keys_lead_on("fields")
def field(request: HttpRequest, key: str) -> HttpResponse:
    """Who was active in a field, by name: what the list of people shows when that is its filter."""
    entry = entry_of("fields", key)
    people = listing_by(request, {"field": entry.key, "page": request.GET.get("page")})
    context = {"register": "fields", "entry": described(entry), "listing": people.page}
    return render(request, "biography/field.html", context)


@require_safe
@former_keys_lead_on("places")
def place(request: HttpRequest, key: str) -> HttpResponse:
    """Who was born, studied, worked … in a place, and when."""
    return _connected(request, "places", key, offices="place", organisations="place")


@require_safe
@former_keys_lead_on("organisations")
def organisation(request: HttpRequest, key: str) -> HttpResponse:
    """Who led an organisation, worked or studied there, and when."""
    return _connected(request, "organisations", key, offices="organisation")


def _connected(request: HttpRequest, register: str, key: str, **beneath: str) -> HttpResponse:
    """The page of an entry: every way in which lives refer to it, or ``?of=`` one of them by ``?page=``."""
    model = REGISTERS[register][0]
    only = request.GET.get("of", "")
    if only and only not in {group.name for group in GROUPS[model]}:
        raise Http404
    entries = model._default_manager.all()
    if NARROWED[register]:
        entries = entries.select_related(*NARROWED[register])
    entry = None if "\0" in key else entries.filter(key=key).first()
    if entry is None:
        raise Http404
    found = connections(entry, few=FEW, many=MANY, only=only, number=request.GET.get("page") if only else 1)
    parts = [] if only else [_beneath(other, column, entry) for other, column in beneath.items()]
    # Whatever public lives say of it is on the page: to ask whether it is public would be to ask it all twice.
    said = found or any(part["rows"] for part in parts)
    if not said and not (only and public_entries(model).filter(key=key).exists()):
        raise Http404
    context = {
        "register": register,
        "column": register.removesuffix("s"),
        "entry": described(entry),
        "groups": found,
        "parts": [part for part in parts if part["rows"]],
        "only": only,
    }
    return render(request, "biography/entry.html", context)


def _beneath(register: str, column: str, entry: Any) -> dict[str, Any]:
    """The first offices or organisations that belong to an entry."""
    model, title = REGISTERS[register]
    page = Paginator(in_alphabet(public_entries(model).filter(**{column: entry.pk})), FEW).page(1)
    return {"register": register, "title": title, "rows": rows_of(page), "count": page.paginator.count, "page": page}


def rows_of_entries(register: str, keys: list[int]) -> Rows:
    """The entries with these primary keys, in this order."""
    entries = REGISTERS[register][0]._default_manager.all()
    if NARROWED[register]:
        entries = entries.select_related(*NARROWED[register])
    found = entries.in_bulk(keys)
    return rows_of([found[key] for key in keys if key in found])


def rows_of(page: Iterable[Any]) -> Rows:
    entries = list(page)
    counted = tallies(type(entries[0]), entries) if entries else {}
    return [(entry, counted[entry.pk]) for entry in entries]


def entry_of(register: str, key: str) -> Any:
    """The entry with this key; Http404 where no public life refers to it."""
    entries = public_entries(REGISTERS[register][0])
    if NARROWED[register]:
        entries = entries.select_related(*NARROWED[register])
    entry = None if "\0" in key else entries.filter(key=key).first()
    if entry is None:
        raise Http404
    return entry

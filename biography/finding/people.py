"""What a list of people can be narrowed by. One place for the page, the API and their words.

A date that is not exact counts as one that may be meant, as in the ranges of /api/v2/.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import F, Q, QuerySet
from django.db.models.functions import Length, Substr
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from biography import alphabet, choices
from biography.dates import Asked, DateError, bounds, canonical, words
from biography.dates.julian import julian_day
from biography.fields import language, understood
from biography.finding.entries import called, holding
from biography.held import perhaps_alive, perhaps_held, today
from biography.models import (
    Activity,
    CareerPeriodPage,
    Education,
    FieldOfActivity,
    Honour,
    HonourCategoryPage,
    Office,
    Organisation,
    Place,
)
from biography.models.listed_name import PLACE, listed_language
from biography.querysets import DIED
from biography.visibility import STEP

LONGEST_VALUE = 255  # as the names and keys of entries
CENTURIES = range(-50, 31)
ORDERS: dict[str, tuple[str | Promise, list[str]]] = {
    "name": (gettext_lazy("Name"), [*PLACE]),
    "birth": (gettext_lazy("Year of birth"), ["birth_date_earliest", "birth_date_latest", *PLACE]),
    "death": (gettext_lazy("Year of death"), ["death_date_earliest", "death_date_latest", *PLACE]),
    "changed": (gettext_lazy("Changed last"), ["-last_published_at", "-path"]),
}
NEVER_NULL = set(PLACE)
_DAY = re.compile(r"-?\d{4}-\d\d-\d\d[?~%]?")
_YEAR_OR_MONTH = re.compile(r"-?\d{4}(-\d\d)?[?~%]?")
_DECADE_OR_CENTURY = re.compile(r"-?\d\d[\dX]X[?~%]?")


class FilterError(ValueError):
    """A filter whose value cannot be meant; says why, for readers."""


@dataclass(frozen=True)
class Chosen:
    """One filter: the condition that it puts on a person, or on one and the same post or honour of theirs.

    ``beside``: what else answers a filter by posts, as long as no other such filter is chosen. ``label``: the name of
    an entry of a register, whose key is the value.
    """

    name: str
    value: str
    words: str
    label: str = ""
    person: Q = field(default_factory=Q)
    post: Q = field(default_factory=Q)
    honour: Q = field(default_factory=Q)
    beside: Q = field(default_factory=Q)


@dataclass(frozen=True)
class PeopleFilters:
    """The filters that a request has chosen, and what is wrong with those that it could not choose."""

    chosen: tuple[Chosen, ...] = ()
    problems: dict[str, str] = field(default_factory=dict)

    @classmethod
    def read(cls, parameters: Mapping[str, Any]) -> PeopleFilters:
        """Filters from the parameters of an address; those that are empty or are no filters are left aside."""
        chosen, problems = [], {}
        for name, read in FILTERS.items():
            value = " ".join(str(parameters.get(name) or "").split())
            if not value:
                continue
            try:
                if "\0" in value or len(value) > LONGEST_VALUE:
                    raise FilterError(_("This is too long, or has signs that no text has."))
                chosen.append(read(value))
            except FilterError as error:
                problems[name] = str(error)
        return cls(tuple(chosen), problems)

    def without(self, name: str) -> PeopleFilters:
        return PeopleFilters(tuple(one for one in self.chosen if one.name != name), self.problems)

    def apply(self, people: Any) -> Any:
        """Those of the people that answer all filters; nobody where one of them could not be understood."""
        if self.problems:
            return people.none()
        if any(one.name == "letter" for one in self.chosen) and "head" not in people.query.annotations:
            people = people.in_alphabet()
        of_posts = [one for one in self.chosen if one.post]
        of_honours = [one for one in self.chosen if one.honour]
        for one in self.chosen:
            people = people.filter(one.person) if one.person else people
        if of_posts:
            held = Q(path__in=lives(CareerPeriodPage.objects.filter(*(one.post for one in of_posts))))
            beside = of_posts[0].beside if len(of_posts) == 1 else Q()
            people = people.filter(held | beside if beside else held)
        if of_honours:
            rows = Honour.objects.filter(*(one.honour for one in of_honours), hidden=False)
            people = people.filter(path__in=lives(HonourCategoryPage.objects.filter(pk__in=rows.values("page"))))
        return people


def in_order(people: Any, order: str) -> Any:
    """The people, as ``in_alphabet`` has them, in one of the ORDERS; what has no date comes last."""
    columns = (ORDERS[order] if order in ORDERS else ORDERS["name"])[1]
    keys: list[Any] = [
        # An index is of use only to a plain column.
        column
        if column in NEVER_NULL
        else F(column[1:]).desc(nulls_last=True)
        if column.startswith("-")
        else F(column).asc(nulls_last=True)
        for column in columns
    ]
    return people.order_by(*keys)


def lives(parts: Any) -> QuerySet:
    """The paths of the people that these pages belong to, as far as the pages are public."""
    return parts.visible_of_all().annotate(life=Substr("path", 1, Length("path") - STEP)).values("life")


# The filters


def _letter(value: str) -> Chosen:
    letter = alphabet.letter(value, listed_language())
    if len(unicodedata.normalize("NFC", value)) > 1:
        raise FilterError(_("A letter of the list is one letter: %(letter)s.") % {"letter": letter})
    return Chosen("letter", letter, _("under “%(letter)s”") % {"letter": letter}, person=Q(head=letter))


def _alive(value: str) -> Chosen:
    when = _days(value)
    lived = perhaps_alive(when)
    if when.first >= julian_day(*timezone.localdate().timetuple()[:3]):
        # Who has died, whenever that was, is not alive now.
        lived &= ~Q(DIED, death_date="")
    return Chosen("alive", when.edtf, _when(_("alive"), when.edtf), person=lived)


def _in_office(value: str) -> Chosen:
    when = _days(value)
    return Chosen("in_office", when.edtf, _when(_("in office"), when.edtf), post=perhaps_held(when, today()))


def _field(value: str) -> Chosen:
    found = _entries(FieldOfActivity, value, _("No field of a life here is called “%(value)s”."))
    active = Activity.objects.filter(field__in=found, hidden=False)
    text = _("active in %(name)s") % {"name": found[0].name}
    return Chosen("field", found[0].key, text, found[0].name, person=Q(pk__in=active.values("page")))


def _office(value: str) -> Chosen:
    offices = _entries(Office, value, _("No office of a life here is called “%(value)s”."))
    text = _("as %(name)s") % {"name": offices[0].name}
    return Chosen("office", offices[0].key, text, offices[0].name, post=Q(office__in=offices))


def _organisation(value: str) -> Chosen:
    found = _entries(Organisation, value, _("No organisation of a life here is called “%(value)s”."))
    studied = Education.objects.filter(organisation__in=found, hidden=False)
    return Chosen(
        "organisation",
        found[0].key,
        _("at %(name)s") % {"name": found[0].name},
        found[0].name,
        post=Q(organisation__in=found) | Q(office__organisation__in=found),
        beside=Q(pk__in=studied.values("page")),
    )


def _place(value: str) -> Chosen:
    found = _entries(Place, value, _("No place of a life here is called “%(value)s”."))
    studied = Education.objects.filter(place__in=found, hidden=False)
    there = Q(birth_place__in=found) | Q(death_place__in=found) | Q(pk__in=studied.values("page"))
    there |= Q(path__in=lives(CareerPeriodPage.objects.filter(place__in=found)))
    text = _("born, died, studied or in office in %(name)s") % {"name": found[0].name}
    return Chosen("place", found[0].key, text, found[0].name, person=there)


def _entries(model: Any, value: str, unknown: str) -> list[Any]:
    """The entries that are called so; an entry with this very key alone."""
    found = called(model, value)
    if not found:
        raise FilterError(unknown % {"value": value})
    return [entry for entry in found if entry.key == value] or found


def _honour(value: str) -> Chosen:
    kinds = dict(choices.HONOUR_KINDS)
    if value not in kinds:
        raise FilterError(
            _("“%(value)s” is no kind of honour; these are: %(kinds)s.") % {"value": value, "kinds": ", ".join(kinds)}
        )
    text = _("honoured with: %(kind)s") % {"kind": kinds[value]}
    return Chosen("honour", value, text, honour=Q(page__kind=value))


def _award(value: str) -> Chosen:
    said = _("received “%(title)s”") % {"title": value}
    return Chosen("award", value, said, honour=holding("title", value))


def _century(value: str) -> Chosen:
    number = int(value) if re.fullmatch(r"-?\d{1,2}", value) else 0
    if number not in CENTURIES or not number:
        raise FilterError(_("A century is a number: 19 for 1801 to 1900, -1 for the first before Christ."))
    first, last = century_days(number)
    born = Q(birth_date_earliest__lte=last, birth_date_latest__gte=first) & ~_of_the_next(number)
    return Chosen(
        "century", str(number), _("born in the %(century)s") % {"century": century_words(number)}, person=born
    )


FILTERS: dict[str, Callable[[str], Chosen]] = {
    "letter": _letter,
    "alive": _alive,
    "in_office": _in_office,
    "field": _field,
    "office": _office,
    "organisation": _organisation,
    "place": _place,
    "honour": _honour,
    "award": _award,
    "century": _century,
}


# Dates


def century_days(number: int) -> tuple[int, int]:
    """First and last day of a century as Julian day numbers: 19 is 1801 to 1900, -1 is 100 to 1 BC."""
    first = (number - 1) * 100 + 1 if number > 0 else number * 100 + 1
    return julian_day(first, 1, 1), julian_day(first + 99, 12, 31)


def _of_the_next(number: int) -> Q:
    """The dates that share but the last year of a century, and are said of the next one: for the 17th 17XX and 170X."""
    if number < -1:
        return Q(pk__in=[])
    hundreds = f"{max(number, 0):02}"
    return Q(birth_date__startswith=f"{hundreds}XX") | Q(birth_date__startswith=f"{hundreds}0X")


def century_words(number: int) -> str:
    """A century in words: 19th century, 1st century BC. As the years 18XX would be another: 1900 belongs to it."""
    count, last = abs(number), abs(number) % 10
    if language() != "en":
        # Each language has its numerals for centuries, and English has its endings.
        return words(f"{number - 1:02}XX", language()) if number > 0 else _("century %(number)s BC") % {"number": count}
    ending = "th" if count % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(last, "th")
    return f"{count}{ending} century" if number > 0 else f"{count}{ending} century BC"


def _days(value: str) -> Asked:
    """What a date is understood as, and its bounds; an open end is far away.

    An address writes EDTF, so that 1984-02 is February there and not 1984 to 2002.
    """
    try:
        edtf = canonical(value)
    except DateError:
        try:
            edtf = understood(value).edtf
        except ValidationError as error:
            raise FilterError(" ".join(error.messages)) from error
    first, last = bounds(edtf)
    far = julian_day(1_000_000, 1, 1)
    return Asked(edtf, -far if first is None else first, far if last is None else last)


def _when(what: str, edtf: str) -> str:
    values = {"what": what, "date": words(edtf, language())}
    if _DAY.fullmatch(edtf):
        return _("%(what)s on %(date)s") % values
    if _YEAR_OR_MONTH.fullmatch(edtf):
        return _("%(what)s in %(date)s") % values
    if _DECADE_OR_CENTURY.fullmatch(edtf):
        return _("%(what)s in the %(date)s") % values
    return _("%(what)s at some time: %(date)s") % values

"""What public lives say of the entries of the registers: who was born in a place, who worked for a body, since when.

An entry is public where a public life refers to it in a row that is not hidden, or a public office or organisation
does. All else is as if it did not exist: the names in the registers of drafts tell what is drafted.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page as ListPage
from django.core.paginator import Paginator
from django.db.models import Case, Count, Exists, F, Model, OuterRef, Q, QuerySet, When
from django.db.models.functions import Length, Substr
from django.utils.functional import Promise
from django.utils.translation import get_language, ngettext_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from biography.document import ImpreciseDate
from biography.models import (
    Activity,
    CareerPeriodPage,
    Education,
    FieldOfActivity,
    Honour,
    LifeEvent,
    Office,
    Organisation,
    PeriodEvent,
    PersonPage,
    Place,
    Relative,
)
from biography.statements import imprecise_date
from biography.visibility import (
    Closing,
    closing_pages,
    originals,
    visible,
    visible_of_all,
    visible_rows,
    visible_rows_of_all,
)

STEP = Page.steplen
DATE_COLUMNS = ("date_edtf", "date_words", "date_from", "date_to")
ALL = Q()


@dataclass(frozen=True, slots=True)
class Group:
    """One way in which lives refer to entries: the rows of a model, by the column that leads to the entry.

    ``label``: the column that names the statement, empty where the heading says it all; ``date``: the column of its
    date, ``or_date`` that of another where it is empty; ``counted``: the words for how many there are, for lists;
    ``of_people``: of people, however often each of them is referred to so.
    """

    name: str
    title: str | Promise
    counted: Any
    model: type[Model]
    column: str
    label: str = ""
    date: str = "date"
    or_date: str = ""
    anchor: str = ""
    where: Q = ALL
    of_people: bool = False

    def rows(self, closing: Closing | None = None) -> QuerySet[Any]:
        """The rows that anybody may see; with ``closing`` (``closing_pages``) for statements that read many."""
        rows = self.model._default_manager.filter(self.where)
        if issubclass(self.model, Page):
            return originals(visible(rows) if closing is None else visible_of_all(rows, closing=closing))
        return originals(visible_rows(rows) if closing is None else visible_rows_of_all(rows, closing), "page__")

    def used(self) -> Exists:
        """Whether a public life refers to the entry of the outer query in this way."""
        return Exists(self.rows().filter(**{self.column: OuterRef("pk")}))


@dataclass(frozen=True, slots=True)
class Connection:
    """One statement of a life about an entry: whose, on which part of the life, at which place on that page, when.

    ``part``: slug of the page of that part, empty for what stands on the page of the life.
    """

    person: PersonPage
    part: str
    anchor: str
    label: str
    start: ImpreciseDate | None
    end: ImpreciseDate | None = None
    ongoing: bool = False
    acting: bool = False


@dataclass(frozen=True, slots=True)
class Connections:
    """What was found in one way: the first few, or one page of them all."""

    group: Group
    page: ListPage
    rows: list[Connection]

    @property
    def count(self) -> int:
        return self.page.paginator.count

    @property
    def more(self) -> int:
        return self.count - len(self.rows) if self.page.number == 1 else 0


def _posts(name: str, title: Any, counted: Any, column: str, where: Q = ALL, *, of_people: bool = False) -> Group:
    return Group(name, title, counted, CareerPeriodPage, column, "title", "start", where=where, of_people=of_people)


ELSEWHERE = Q(office=None) | Q(office__organisation=None) | ~Q(office__organisation=F("organisation"))

GROUPS: dict[type[Model], list[Group]] = {
    FieldOfActivity: [
        Group("active", _("People"), ngettext_lazy("%(n)s person", "%(n)s people", "n"), Activity, "field"),
    ],
    Office: [
        _posts(
            "held",
            _("Held this office"),
            ngettext_lazy("%(n)s holder", "%(n)s holders", "n"),
            "office",
            of_people=True,
        ),
    ],
    Organisation: [
        _posts(
            "in-office",
            _("Held an office of it"),
            ngettext_lazy("%(n)s in office", "%(n)s in office", "n"),
            "office__organisation",
        ),
        _posts("worked", _("Worked here"), ngettext_lazy("%(n)s post", "%(n)s posts", "n"), "organisation", ELSEWHERE),
        Group(
            "studied",
            _("Studied here"),
            ngettext_lazy("%(n)s studied here", "%(n)s studied here", "n"),
            Education,
            "organisation",
            "qualification",
            or_date="awarded",
        ),
    ],
    Place: [
        Group(
            "born",
            _("Born here"),
            ngettext_lazy("%(n)s born", "%(n)s born", "n"),
            PersonPage,
            "birth_place",
            date="birth_date",
            anchor="birth",
        ),
        Group(
            "died",
            _("Died here"),
            ngettext_lazy("%(n)s died", "%(n)s died", "n"),
            PersonPage,
            "death_place",
            date="death_date",
            anchor="death",
        ),
        Group(
            "studied",
            _("Studied here"),
            ngettext_lazy("%(n)s studied", "%(n)s studied", "n"),
            Education,
            "place",
            "institution",
            or_date="awarded",
        ),
        _posts("worked", _("Worked here"), ngettext_lazy("%(n)s post", "%(n)s posts", "n"), "place"),
        Group(
            "honoured",
            _("Honoured here"),
            ngettext_lazy("%(n)s honour", "%(n)s honours", "n"),
            Honour,
            "place",
            "title",
        ),
        Group(
            "events",
            _("Events in lives"),
            ngettext_lazy("%(n)s event", "%(n)s events", "n"),
            LifeEvent,
            "place",
            "title",
        ),
        Group(
            "in-post",
            _("Events in posts"),
            ngettext_lazy("%(n)s event in a post", "%(n)s events in posts", "n"),
            PeriodEvent,
            "place",
            "title",
        ),
        Group(
            "kin-born",
            _("Relatives born here"),
            ngettext_lazy("%(n)s relative born", "%(n)s relatives born", "n"),
            Relative,
            "birth_place",
            "name",
            "birth_date",
        ),
        Group(
            "kin-died",
            _("Relatives who died here"),
            ngettext_lazy("%(n)s relative died", "%(n)s relatives died", "n"),
            Relative,
            "death_place",
            "name",
            "death_date",
        ),
    ],
}


def public_entries(register: type[Model]) -> QuerySet[Any]:
    """The places, organisations, offices or fields that anybody may know of, in no order."""
    found = Q()
    for group in GROUPS[register]:
        found |= Q(group.used())
    if register is Place:
        for other in (Office, Organisation):
            found |= Q(Exists(public_entries(other).filter(place=OuterRef("pk"))))
    return register._default_manager.filter(found).order_by()


def tallies(register: type[Model], entries: Iterable[Any]) -> dict[int, list[str]]:
    """For each of these entries, in words, how often public lives refer to it in which way. One query a way."""
    keys = [entry.pk for entry in entries]
    found: dict[int, list[str]] = {key: [] for key in keys}
    closing = closing_pages()
    for group in GROUPS[register]:
        rows = group.rows(closing).order_by().filter(**{f"{group.column}__in": keys})
        counted = Count(Substr("path", 1, Length("path") - STEP), distinct=True) if group.of_people else Count("pk")
        for key, number in rows.values_list(group.column).annotate(number=counted):
            found[key].append(group.counted % {"n": number})
    return found


def connections(entry: Any, *, few: int, many: int, only: str = "", number: Any = 1) -> list[Connections]:
    """What public lives say of an entry, by ways that have any: the first ``few``, or of ``only`` one way ``many``.

    By date, what has none last. The people come in one query for all.
    """
    pages, closing = [], closing_pages()
    for group in GROUPS[type(entry)]:
        if only in ("", group.name):
            rows = _in_order(group, group.rows(closing).filter(**{group.column: entry.pk}))
            page = Paginator(rows, many if only else few).get_page(number)
            if page.paginator.count:
                pages.append((group, page, list(page)))
    paths = {_life(group, row) for group, _page, rows in pages for row in rows}
    people = {person.path: person for person in PersonPage.objects.filter(path__in=paths).for_cards()} if paths else {}
    return [
        Connections(group, page, [_connection(group, row, people[_life(group, row)]) for row in rows])
        for group, page, rows in pages
    ]


def _in_order(group: Group, rows: QuerySet[Any]) -> QuerySet[Any]:
    path = "path" if issubclass(group.model, Page) else "page__path"
    columns = {"in_page": F(path), "said": F(group.label)} if group.label else {"in_page": F(path)}
    ends = ("", "_display", "_earliest", "_latest")
    columns |= dict(zip(DATE_COLUMNS, (_date_column(group, end) for end in ends), strict=True))
    names = ["pk"]
    if group.model is CareerPeriodPage:
        names += ["slug", "end", "end_display", "ongoing", "acting"]
    elif not issubclass(group.model, Page):
        names += ["key", "page__slug"]
    if group.model is Relative:
        names += ["relation"]
    ordered = rows.annotate(**columns).order_by(
        F("date_from").asc(nulls_last=True), F("date_to").asc(nulls_last=True), path, "pk"
    )
    return ordered.values(*names, *columns)


def _date_column(group: Group, end: str) -> Any:
    if not group.or_date:
        return F(f"{group.date}{end}")
    return Case(When(**{group.date: ""}, then=F(f"{group.or_date}{end}")), default=F(f"{group.date}{end}"))


def _is_part(group: Group) -> bool:
    """Whether the rows stand on the page of a part of a life."""
    return group.model in (CareerPeriodPage, Honour, PeriodEvent)


def _life(group: Group, row: dict[str, Any]) -> str:
    return row["in_page"][:-STEP] if _is_part(group) else row["in_page"]


def _connection(group: Group, row: dict[str, Any], person: PersonPage) -> Connection:
    language = get_language() or "en"
    ongoing, end = row.get("ongoing", False), (row.get("end", ""), row.get("end_display", ""))
    if ongoing and (person.death_date or person.death_place_id):
        ongoing, end = False, (person.death_date, person.death_date_display)
    return Connection(
        person,
        row.get("slug", row.get("page__slug", "")) if _is_part(group) else "",
        group.anchor or str(row.get("key", "")),
        row.get("said", ""),
        imprecise_date(row["date_edtf"], row["date_words"], language),
        imprecise_date(*end, language),
        ongoing,
        row.get("acting", False),
    )

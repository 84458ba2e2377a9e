"""The entries of the registers that public lives refer to: no other is ever told to exist."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from django.db.models import Exists, Model, OuterRef, Q, QuerySet

from biography.models import CareerPeriodPage, Education, Office, Organisation, PersonPage, Place


def used(model: type[Model]) -> QuerySet:
    """The entries of a register that a public life refers to."""
    uses = Q()
    for rows in USES[model]():
        uses |= Q(Exists(rows))
    return model._default_manager.filter(uses)


def _posts(*columns: str) -> Iterator[QuerySet]:
    yield from (CareerPeriodPage.objects.filter(**{column: OuterRef("pk")}).visible() for column in columns)


def _people(*columns: str) -> Iterator[QuerySet]:
    yield from (PersonPage.objects.filter(**{column: OuterRef("pk")}).visible() for column in columns)


def _studies(column: str) -> QuerySet:
    rows = Education.objects.filter(**{column: OuterRef("pk")}, hidden=False)
    return rows.filter(Exists(PersonPage.objects.filter(pk=OuterRef("page")).visible()))


USES: dict[type[Model], Callable[[], list[QuerySet]]] = {
    Office: lambda: [*_posts("office")],
    Organisation: lambda: [*_posts("organisation", "office__organisation"), _studies("organisation")],
    Place: lambda: [*_people("birth_place", "death_place"), *_posts("place"), _studies("place")],
}

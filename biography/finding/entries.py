"""The entries of the registers that public lives refer to: no other is ever told to exist."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Exists, Model, OuterRef, Q, QuerySet
from django.utils.text import slugify

from biography import spelling
from biography.models import (
    Activity,
    CareerPeriodPage,
    Education,
    FieldOfActivity,
    Office,
    Organisation,
    PersonPage,
    Place,
    TitleWord,
)
from biography.models.name_word import kind_of
from biography.remembered import remembered


def used(model: type[Model]) -> QuerySet:
    """The entries of a register that a public life refers to."""
    uses = Q()
    for rows in USES[model]():
        uses |= Q(Exists(rows))
    return model._default_manager.filter(uses)


def called(model: type[Model], text: str) -> list[Any]:
    """Those of them with this key or name; if none, those that are also called so, in another language or spelling."""
    return remembered(("called", model, text), lambda: _called(model, text))


def _called(model: type[Model], text: str) -> list[Any]:
    named = Q(key=text) | Q(key=slugify(text, allow_unicode=True)) | Q(name__iexact=text)
    found = list(used(model).filter(named))
    words = spelling.name_words(text)
    if found or not words:
        return found
    called_so = TitleWord.objects.filter(kind=kind_of(model), word__in={spelling.whole(words), *spelling.wholes(words)})
    return list(used(model).filter(pk__in=called_so.values("target")))


def holding(column: str, text: str) -> Q:
    """What has this text in a column. SQLite's LIKE knows no small and capital letters but those of English."""
    forms = {text, text.lower(), text.capitalize(), text.title()}
    return reduce(or_, (Q(**{f"{column}__icontains": form}) for form in sorted(forms)))


def _posts(*columns: str) -> Iterator[QuerySet]:
    yield from (CareerPeriodPage.objects.filter(**{column: OuterRef("pk")}).visible() for column in columns)


def _people(*columns: str) -> Iterator[QuerySet]:
    yield from (PersonPage.objects.filter(**{column: OuterRef("pk")}).visible() for column in columns)


def _rows(model: type[Model], column: str) -> QuerySet:
    rows = model._default_manager.filter(**{column: OuterRef("pk")}, hidden=False)
    # What an original hides, its translations hide as well, whatever their rows say.
    return rows.filter(Exists(PersonPage.objects.filter(pk=OuterRef("page")).visible().originals()))


USES: dict[type[Model], Callable[[], list[QuerySet]]] = {
    FieldOfActivity: lambda: [_rows(Activity, "field")],
    Office: lambda: [*_posts("office")],
    Organisation: lambda: [*_posts("organisation", "office__organisation"), _rows(Education, "organisation")],
    Place: lambda: [*_people("birth_place", "death_place"), *_posts("place"), _rows(Education, "place")],
}

"""Where names stand in the alphabet of each language of the portal: what lists are ordered by.

A row for each language, kept when the name is saved. Lists read them by an index, in one way on every database.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from itertools import islice
from typing import Any
from uuid import UUID

from django.apps import apps
from django.conf import settings
from django.db import models
from django.utils.translation import get_language

from biography import alphabet
from biography.models.name_word import (
    add_name_words,
    keep_title_words,
    learn_words,
    titles_of,
    words_of_names,
)

BATCH = 500
# Columns to order by. The second says what a primary key would, but stands in the index.
PLACE = ("listed__key", "listed__of")


class ListedName(models.Model):
    """The place of one name in one language. ``made_by``: the version of ICU, as keys of another do not compare."""

    language = models.CharField(max_length=20)
    letter = models.CharField(max_length=16)
    key = models.BinaryField()
    made_by = models.CharField(max_length=20)

    wagtail_reference_index_ignore = True

    class Meta:
        abstract = True
        constraints = [models.UniqueConstraint(fields=["of", "language"], name="%(class)s_once_a_language")]
        indexes = [
            models.Index(fields=["language", "key", "of"], name="%(class)s_in_order"),
            models.Index(fields=["language", "letter", "key", "of"], name="%(class)s_by_letter"),
        ]

    def __str__(self) -> str:
        return f"{self.letter} ({self.language})"


def _of(model: str) -> Any:
    return models.ForeignKey(model, models.CASCADE, related_name="listed", db_index=False)


class ListedPerson(ListedName):
    """As lists have a life in a language: by the sort name of its public translation, else by its own."""

    of = _of("biography.PersonPage")


class ListedPlace(ListedName):
    of = _of("biography.Place")


class ListedOrganisation(ListedName):
    of = _of("biography.Organisation")


class ListedOffice(ListedName):
    of = _of("biography.Office")


class ListedField(ListedName):
    of = _of("biography.FieldOfActivity")


REGISTERS: dict[str, Any] = {"Place": ListedPlace, "Organisation": ListedOrganisation, "Office": ListedOffice}
REGISTERS |= {"FieldOfActivity": ListedField}


def in_alphabet(rows: Any, code: str = "") -> Any:
    """People or entries as lists in a language have them, the reader's if none is given; the letter is ``head``."""
    listed = rows.filter(listed__language=listed_language(code)).annotate(head=models.F("listed__letter"))
    return listed.order_by(*PLACE)


def listed_language(code: str = "") -> str:
    """The language of a list: this one or the reader's, the first of the portal where it is none of the portal's."""
    wanted = code or get_language() or ""
    return wanted if wanted in _languages() else settings.LANGUAGE_CODE


def list_lives(keys: Iterable[UUID]) -> None:
    """Bring the places of these lives up to date in all languages, by their translation keys.

    Two queries for a life in one language, three for others, where nothing has changed.
    """
    people = apps.get_model("biography.PersonPage").objects
    columns = ("pk", "translation_key", "locale__language_code", "sort_name")
    for some in _portions(dict.fromkeys(keys)):
        lives: dict[UUID, list[tuple[int, str, str]]] = {}
        for pk, key, language, name in people.filter(translation_key__in=some).values_list(*columns):
            lives.setdefault(key, []).append((pk, language, name))
        translated = [pk for pages in lives.values() if len(pages) > 1 for pk, _language, _name in pages]
        public = set(people.filter(pk__in=translated).visible().values_list("pk", flat=True)) if translated else set()
        wanted = {}
        for pages in lives.values():
            shown = {language: name for pk, language, name in pages if pk in public}
            for pk, own, name in pages:
                # In its own language each is listed as itself, public or not.
                wanted[pk] = {code: name if code == own else shown.get(code, name) for code in _languages()}
        _keep(ListedPerson, wanted)


def list_entries(model: type[models.Model], entries: Collection[Any]) -> None:
    """Bring the places of these entries of a register up to date, and the words by which they are found."""
    wanted = {entry.pk: dict.fromkeys(_languages(), entry.name) for entry in entries}
    _keep(REGISTERS[model.__name__], wanted)
    keep_title_words({entry: titles_of(entry) for entry in entries})


def after_saving_an_entry(instance: Any, raw: bool = False, **_signal: Any) -> None:
    if not raw:
        list_entries(type(instance), [instance])


def after_deleting_a_life(instance: Any, **_signal: Any) -> None:
    list_lives([instance.translation_key])


def after_restriction(instance: Any, **_signal: Any) -> None:
    """Lives were made private or public again: what their translations are called is not told, or is again."""
    path = instance.page.path
    beneath = apps.get_model("biography.PersonPage").objects.filter(path__startswith=path)
    list_lives(list(beneath.order_by().values_list("translation_key", flat=True)))


def list_what_is_not(**_signal: Any) -> None:
    """After each ``migrate``: a language was added, or ICU has another version, or there were no such rows."""
    people = apps.get_model("biography.PersonPage").objects
    if not ListedPerson.objects.exists():
        # Made by an older version of the portal, which knew fewer spellings and no words of titles.
        for some in _portions(people.prefetch_related("other_names").order_by("pk").iterator(BATCH)):
            add_name_words({person.pk: words_of_names(person) for person in some})
        for kind in ("careerperiodpage", "honourcategorypage"):
            titles = apps.get_model("biography", kind).objects.order_by("pk").values_list("title", flat=True)
            for some in _portions(titles.iterator(BATCH)):
                learn_words(kind, some)
    for language in _languages():
        list_lives(_unlisted(people, ListedPerson, language).values_list("translation_key", flat=True))
        for name, listed in REGISTERS.items():
            model = apps.get_model("biography", name)
            for some in _portions(_unlisted(model._default_manager, listed, language).order_by("pk")):
                list_entries(model, some)


def _unlisted(rows: Any, listed: Any, language: str) -> Any:
    known = listed._default_manager.filter(language=language, made_by=alphabet.VERSION, of=models.OuterRef("pk"))
    return rows.filter(~models.Exists(known))


def _keep(listed: Any, wanted: dict[int, dict[str, str]]) -> None:
    kept = {(row.of_id, row.language): row for row in listed.objects.filter(of__in=wanted)}
    new, changed = [], []
    for row in _rows(listed, wanted):
        old = kept.pop((row.of_id, row.language), None)
        if old is None:
            new.append(row)
        elif (old.letter, bytes(old.key), old.made_by) != (row.letter, row.key, row.made_by):
            row.pk = old.pk
            changed.append(row)
    if new:
        listed.objects.bulk_create(new, BATCH)
    if changed:
        listed.objects.bulk_update(changed, ["letter", "key", "made_by"], BATCH)
    if kept:
        # Of a language that the portal has no more.
        listed.objects.filter(pk__in=[row.pk for row in kept.values()]).delete()


def _rows(listed: Any, wanted: dict[int, dict[str, str]]) -> Iterator[Any]:
    for pk, names in wanted.items():
        for language, name in names.items():
            letter, key = alphabet.letter(name, language), alphabet.key(name, language)
            yield listed(of_id=pk, language=language, letter=letter, key=key, made_by=alphabet.VERSION)


def _portions(items: Iterable[Any]) -> Iterator[list[Any]]:
    left = iter(items)
    while portion := list(islice(left, BATCH)):
        yield portion


def _languages() -> list[str]:
    return [code for code, _name in settings.LANGUAGES]

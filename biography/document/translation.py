"""What readers of one language see of a life: its translation, and from the original what is not translated."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any, TypeVar
from uuid import UUID

from pydantic import BaseModel

from biography.document.biography import Biography, Untranslated
from biography.document.prose import AnyBlock
from biography.document.registers import REGISTERS
from biography.document.statements import CareerPeriod, HonourCategory
from biography.document.values import Reference, Row

Stated = TypeVar("Stated")
ROWS = ("other_names", "activities", "family", "education", "events", "identifiers", "bibliography")
PARTS = ("events", "figures")
# The names by which statements and entries refer to entries of the registers.
REFERRING = {name: register for name, register in REGISTERS.items() if name != "source"}


def translated(original: Biography, translation: Biography, hidden: Collection[UUID] = ()) -> Biography:
    """The translation, with the statements, posts and honours of the original that it lacks.

    Statements are the same that have the same id, and stand in the order of the original. ``hidden``: ids of what the
    original keeps from the public, which its translations keep as well. Dates and places of birth and death are the
    original's.
    """
    merged: dict[str, Any] = {
        "name": translation.name.model_copy(update={"sort": translation.name.sort or original.name.sort}),
        "description": translation.description or original.description,
        "birth": original.birth or translation.birth,
        "death": original.death or translation.death,
        "portrait": translation.portrait or original.portrait,
        "body": _body(original.body, translation.body),
        "career": _each(original.career, translation.career, hidden, _period),
        "honours": _each(original.honours, translation.honours, hidden, _category),
        "notes": (*translation.notes, *original.notes),
    }
    merged |= {name: _each(getattr(original, name), getattr(translation, name), hidden) for name in ROWS}
    for name in REGISTERS.values():
        entries = {entry.key: entry for life in (original, translation) for entry in getattr(life, name)}
        merged[name] = tuple(entries.values())
    whole = _with_used_entries(translation.model_copy(update=merged))
    theirs = dict(_texts(original))
    lent = tuple(key for key, text in _texts(whole) if theirs.get(key) == text)
    return whole.model_copy(
        update={"untranslated": Untranslated.model_construct(language=original.language, statements=lent)}
    )


def _texts(life: Biography) -> Iterator[tuple[str, Any]]:
    """What is said in words, by what ``Untranslated`` calls it; names are the same in every language."""
    if life.description:
        yield "description", life.description
    if life.portrait:
        yield "portrait", life.portrait
    rows: list[Row] = [*life.body, *life.family, *life.education, *life.events]
    for period in life.career:
        yield str(period.id), period.role
        rows += (*period.figures, *period.events, *period.body)
    for category in life.honours:
        yield str(category.id), category.title
        if category.introduction:
            yield f"{category.id}.introduction", category.introduction
        rows += category.honours
    yield from ((str(entry.id), entry) for entry in life.bibliography if entry.note)
    yield from ((str(row.id), row) for row in rows)
    yield from ((str(note.id), note) for note in life.notes)


def without(life: Biography, hidden: Collection[UUID]) -> Biography:
    """A translation alone, without what its original keeps from the public."""
    rows = {name: _each((), getattr(life, name), hidden) for name in ROWS}
    parts = {name: tuple(part_without(part, hidden) for part in getattr(life, name)) for name in ("career", "honours")}
    return _with_used_entries(life.model_copy(update=rows | parts))


def _with_used_entries(life: Biography) -> Biography:
    """The life without the entries that nothing in it refers to any more: a hidden row takes its place with it."""
    entries = {name: {entry.key: entry for entry in getattr(life, each)} for name, each in REFERRING.items()}
    used: set[tuple[str, str]] = set()
    due = set(_references(life.model_copy(update=dict.fromkeys(REFERRING.values(), ()))))
    while due:
        used |= due
        found = [entries[name][key] for name, key in due if key in entries[name]]
        due = {reference for entry in found for reference in _references(entry)} - used
    return life.model_copy(
        update={
            each: tuple(entry for entry in getattr(life, each) if (name, entry.key) in used)
            for name, each in REFERRING.items()
        }
    )


def _references(value: Any) -> Iterator[tuple[str, str]]:
    """Name and key of each reference in a part of a document."""
    parts = vars(value).items() if isinstance(value, BaseModel) else (("", part) for part in value)
    for name, part in parts:
        if isinstance(part, Reference):
            yield name, part.key
        elif isinstance(part, BaseModel | tuple):
            yield from _references(part)


def part_without(part: Any, hidden: Collection[UUID]) -> Any:
    """A career period or honour category, without what its original keeps from the public."""
    names = PARTS if isinstance(part, CareerPeriod) else ("honours",)
    return part.model_copy(update={name: _each((), getattr(part, name), hidden) for name in names})


def _each(
    original: tuple[Stated, ...], translation: tuple[Stated, ...], hidden: Collection[UUID], merge: Any = None
) -> tuple[Stated, ...]:
    own: dict[UUID, Any] = {row.id: row for row in translation if row.id not in hidden}  # type: ignore[attr-defined]
    found = []
    for row in original:
        mine = own.pop(row.id, None)  # type: ignore[attr-defined]
        found.append(row if mine is None else merge(row, mine, hidden) if merge else mine)
    return (*found, *own.values())


def _body(original: tuple[AnyBlock, ...], translation: tuple[AnyBlock, ...]) -> tuple[AnyBlock, ...]:
    """Block by block where the translation has blocks of the original; a text of its own stands alone."""
    theirs = {block.id for block in original}
    shared = any(block.id in theirs for block in translation)
    return _each(original, translation, ()) if shared or not translation else translation


def _period(original: CareerPeriod, translation: CareerPeriod, hidden: Collection[UUID]) -> CareerPeriod:
    rows = {name: _each(getattr(original, name), getattr(translation, name), hidden) for name in PARTS}
    return translation.model_copy(update={**rows, "body": _body(original.body, translation.body)})


def _category(original: HonourCategory, translation: HonourCategory, hidden: Collection[UUID]) -> HonourCategory:
    rows = _each(original.honours, translation.honours, hidden)
    return translation.model_copy(
        update={"honours": rows, "introduction": translation.introduction or original.introduction}
    )

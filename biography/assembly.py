"""Pages → Biography document, in a constant number of queries; the only reader of page models for public output.

What comes out is public: drafts, restricted and expired pages, pictures of closed collections and whatever leads to
them are left out here, once for every page, format and API.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Any

from django.conf import settings

from biography import document
from biography.lives import with_parts, with_rows
from biography.models import CareerPeriodPage, HonourCategoryPage, PersonPage, StandardPage
from biography.references import References
from biography.registers import Registers
from biography.statements import Statements


def assemble(
    person: PersonPage, draft: Any = None, *, hidden: bool = False, left: Collection[int] = ()
) -> document.Biography:
    """The life of one person as the public sees it.

    With ``draft``, a page of that life as an editor has it before them, the document shows it in place of what is
    published, and the other pages as they were last edited: for previews only. ``hidden``: with the rows that are kept
    from the public, for the review of a draft. ``left``: primary keys of parts that stay as they are published.
    """
    if draft is None:
        return assemble_all([person])[0]
    whose = person
    person = draft if isinstance(draft, PersonPage) else as_last_edited(person)
    parts = [page for page in _all_parts(person) if page.live or page.pk not in left]
    parts = [draft if page.pk == draft.pk else page if page.pk in left else as_last_edited(page) for page in parts]
    if draft is not person and draft not in parts:
        parts.append(draft)
    references = References([person, *parts], hidden=hidden)
    life = document_of(person, parts, Statements(references, person.locale.language_code))
    return life if hidden else _completed([whose], [life], lambda: _Published([whose], _originals([whose])))[0]


def assemble_all(people: Sequence[PersonPage], *, alone: bool = False) -> list[document.Biography]:
    """The lives of these people, found by ``for_document``: the same number of queries for one as for a hundred.

    What a translation lacks comes from its original, the page of the same life in the portal's first language; with
    ``alone`` it does not.
    """
    published = _Published(people, {} if alone else _originals(people))
    return _completed(people, [published.life(person) for person in people], lambda: published)


def assemble_alone(people: Sequence[PersonPage]) -> list[document.Biography]:
    """These lives without their posts and honours, found by ``for_document``: what the page of each says by itself."""
    published = _Published(people, {}, parts=False)
    return _completed(people, [published.life(person) for person in people], lambda: published)


class _Published:
    """What is published of people, and of the originals of those that are translations."""

    def __init__(self, people: Sequence[PersonPage], originals: dict[Any, PersonPage], *, parts: bool = True) -> None:
        self.originals = originals
        pages = [*people, *originals.values()]
        self.parts = with_parts(pages) if parts else with_rows(pages)
        self.references = References([*pages, *(part for parts in self.parts.values() for part in parts)])

    def life(self, person: PersonPage, language: str = "") -> document.Biography:
        """``language`` of the dates in words: that of the page, where none is given."""
        statements = Statements(self.references, language or person.locale.language_code)
        return document_of(person, self.parts[person.pk], statements)


def _originals(people: Sequence[PersonPage]) -> dict[Any, PersonPage]:
    """The public originals of translations, by their key; no query for what was found together with them."""
    translations = [person for person in people if _is_translation(person)]
    found = [original for person in translations if (original := getattr(person, "original", None))]
    keys = {person.translation_key for person in translations} - {original.translation_key for original in found}
    if keys:
        others = PersonPage.objects.visible().for_document().filter(locale__language_code=settings.LANGUAGE_CODE)
        found += others.filter(translation_key__in=keys)
    return {original.translation_key: original for original in found}


def _is_translation(person: PersonPage) -> bool:
    return person.locale.language_code != settings.LANGUAGE_CODE


def _completed(
    people: Sequence[PersonPage], lives: list[document.Biography], find: Callable[[], _Published]
) -> list[document.Biography]:
    """Each life; a translation with what the public sees of its original, and never with what that hides."""
    return [
        _translation(life, find(), person.translation_key) if _is_translation(person) else life
        for person, life in zip(people, lives, strict=True)
    ]


def _translation(life: document.Biography, published: _Published, key: Any) -> document.Biography:
    original, hidden = published.originals.get(key), published.references.hidden_in_originals
    if original is not None:
        life = document.translated(published.life(original, life.language), life, hidden)
    elif hidden:
        life = document.without(life, hidden)
    sources = {source.key: source for source in life.sources}
    return life.model_copy(update={"sources": tuple(sources[key] for key in dict.fromkeys(life.names_of_sources()))})


def assemble_parts(pages: Sequence[Any]) -> dict[int, document.CareerPeriod | document.HonourCategory]:
    """Career periods and honour categories alone, by the primary key of their pages."""
    references = References(pages)
    hidden = references.hidden_in_originals
    parts = {page.pk: _part(page, Statements(references, page.locale.language_code)) for page in pages}
    return {pk: document.part_without(part, hidden) for pk, part in parts.items()} if hidden else parts


def assemble_text(page: StandardPage) -> tuple[document.AnyBlock, ...]:
    """The text of a page that belongs to no life, with only such links and pictures as the public may see."""
    return Statements(References([page]), page.locale.language_code).prose(page.body)


def _all_parts(person: PersonPage) -> list[Any]:
    """The parts of a life, drafts among them; none before the life itself is saved."""
    if not person.pk:
        return []
    parts = (model.objects.child_of(person).for_document() for model in (CareerPeriodPage, HonourCategoryPage))
    return [page for pages in parts for page in pages.order_by("path")]


def as_last_edited(page: Any) -> Any:
    """The page with its unpublished changes; as it is where it has none, with the rows that were fetched with it."""
    return page if page.live and not page.has_unpublished_changes else page.get_latest_revision_as_object()


def _part(page: Any, statements: Statements) -> Any:
    return statements.period(page) if isinstance(page, CareerPeriodPage) else statements.category(page)


def document_of(person: PersonPage, parts: Iterable[Any], statements: Statements) -> document.Biography:
    """The document of a person and these parts of their life, by whoever makes their statements."""
    rows = statements.references.rows
    periods = [page for page in parts if isinstance(page, CareerPeriodPage)]
    categories = [page for page in parts if isinstance(page, HonourCategoryPage)]
    life = document.Biography.model_construct(
        format="biography/1",
        id=person.translation_key,
        slug=person.slug,
        language=person.locale.language_code,
        name=document.Name.model_construct(
            display=person.title,
            sort=person.sort_name,
            prefix=person.prefix,
            given=person.given_name,
            additional=person.additional_name,
            family=person.family_name,
            suffix=person.suffix,
        ),
        other_names=tuple(statements.other_name(row) for row in rows(person.other_names)),
        description=person.description,
        activities=tuple(statements.activity(row) for row in rows(person.activities)),
        birth=statements.vital(person, "birth"),
        death=statements.vital(person, "death"),
        portrait=statements.image(person.portrait_id),
        body=statements.prose(person.body),
        family=tuple(statements.relative(row) for row in rows(person.family)),
        education=tuple(statements.education(row) for row in rows(person.education)),
        events=tuple(statements.event(row) for row in rows(person.events)),
        career=tuple(statements.period(page) for page in sorted(periods, key=_by_start)),
        honours=tuple(statements.category(page) for page in categories),
        identifiers=tuple(statements.identifier(row) for row in rows(person.identifiers)),
        bibliography=tuple(statements.bibliography_entry(row) for row in rows(person.bibliography)),
    )
    registers = Registers([person, *periods, *categories], statements)
    return life.model_copy(update=registers.used_by(life) | {"notes": _notes(person, life)})


def _notes(person: PersonPage, life: document.Biography) -> tuple[document.EditorNote, ...]:
    """What editors tell readers about contradictions that they have accepted, on statements that are shown."""
    review = getattr(person, "review", None)
    if review is None or not review.notes:
        return ()
    shown = life.model_dump_json()
    return tuple(document.EditorNote.model_validate(note) for note in review.notes if f'"{note["row"]}"' in shown)


def _by_start(page: CareerPeriodPage) -> tuple[bool, int, int, str]:
    """Order of the periods: by earliest, then latest possible start; what has no date comes last, in tree order."""
    earliest, latest = page.start_earliest, page.start_latest
    first = earliest if earliest is not None else latest
    return (first is None, first or 0, latest or first or 0, page.path)

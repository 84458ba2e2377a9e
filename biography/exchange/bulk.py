"""New lives → rows, many at a time: what adding and publishing each page by itself would leave in the database.

First the pages of all lives, since any may name any other: rows of Wagtail's page table alone, with their places in the
tree. Then, a batch of lives at a time, all else that belongs to a page: its own row and those of its statements, the
revision that it is published from, what the indexes and the history say of it.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from itertools import chain, islice
from pathlib import Path
from typing import Any
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, F, OuterRef, QuerySet, Subquery
from django.db.models.functions import Cast
from django.utils import timezone
from modelcluster.models import get_all_child_relations
from wagtail.models import Page, PageLogEntry, Revision

from biography.document import Biography, CareerPeriod, HonourCategory
from biography.document.values import Value
from biography.exchange.indexing import index_new, without_lookups
from biography.exchange.outcomes import remember
from biography.exchange.pages import fill_category, fill_period, fill_person
from biography.exchange.public_keys import PublicKeys, keys_named
from biography.exchange.register_entries import known_entries, store_images
from biography.exchange.rows import Targets
from biography.exchange.waiting import Outline, WaitingLives, in_batches
from biography.mentions import add_links
from biography.models import CareerPeriodPage, HonourCategoryPage, PeopleIndexPage, PersonPage
from biography.models.listed_name import list_lives
from biography.models.name_word import add_name_words, learn_words, words_of_names

PAGES_AT_A_TIME = 2000
LIVES_AT_A_TIME = 20
FILL: dict[type[Value], tuple[type[Page], Callable[[Any, Any, Targets], None]]] = {
    Biography: (PersonPage, fill_person),
    CareerPeriod: (CareerPeriodPage, fill_period),
    HonourCategory: (HonourCategoryPage, fill_category),
}


def create(
    waiting: WaitingLives,
    places: array[int],
    indexes: Mapping[str, PeopleIndexPage],
    keys: Mapping[str, PublicKeys],
    progress: Callable[[str, int], None],
) -> array[int]:
    """Make pages of lives that are not here yet, and publish them; return the primary keys of the people.

    Their first versions are not recorded yet: a life names others, which have to be whole before. ``places``: those of
    the lives that are meant. ``indexes`` and ``keys``: lists of people, and pages by public key, by language.
    """
    pks = _write_pages(waiting.outlines(places), indexes, progress)
    people, pages = array("q"), iter(pks)
    for batch in in_batches(waiting.at(places), LIVES_AT_A_TIME):
        people.extend(_write_batch(batch, pages, keys))
        progress("written", len(people))
    return people


# Pages


def _write_pages(
    outlines: Iterable[Outline], indexes: Mapping[str, PeopleIndexPage], progress: Callable[[str, int], None]
) -> array[int]:
    """Write the rows of the page table; return their primary keys in the order of the documents."""
    pks, now = array("q"), timezone.now()
    branches = {language: _Branch(index) for language, index in indexes.items()}
    pages = chain.from_iterable(branches[outline.language].pages(outline, now) for outline in outlines)
    for batch in in_batches(pages, PAGES_AT_A_TIME):
        pks.extend(page.pk for page in Page.objects.bulk_create(batch))
        progress("placed in the tree", sum(branch.added for branch in branches.values()))
    for branch in branches.values():
        branch.close()
    return pks


class _Branch:
    """Where new people are added: behind the last child of a list of people."""

    def __init__(self, index: PeopleIndexPage) -> None:
        # As treebeard does it: whoever else adds a page beneath the list has to wait.
        self.index = Page.objects.select_for_update().get(pk=index.pk)
        last = self.index.get_last_child()
        self.step = Page._str2int(last.path[-Page.steplen :]) if last else 0
        self.added = 0

    def pages(self, outline: Outline, now: datetime) -> Iterator[Page]:
        self.added += 1
        person = self._page(self.index, self.step + self.added, *outline.pages[0], now)
        person.numchild = len(outline.pages) - 1
        yield person
        yield from (self._page(person, step, *part, now) for step, part in enumerate(outline.pages[1:], 1))

    def _page(self, above: Page, step: int, model: type[Page], title: str, slug: str, key: UUID, now: datetime) -> Page:
        return Page(
            title=title,
            draft_title=title,
            slug=slug,
            translation_key=key,
            locale_id=self.index.locale_id,
            content_type=ContentType.objects.get_for_model(model),
            path=Page._get_path(above.path, above.depth + 1, step),
            depth=above.depth + 1,
            url_path=f"{above.url_path}{slug}/",
            live=True,
            first_published_at=now,
            last_published_at=now,
            latest_revision_created_at=now,
        )

    def close(self) -> None:
        Page.objects.filter(pk=self.index.pk).update(numchild=F("numchild") + self.added)


# All that belongs to a page


def _write_batch(lives: list[tuple[Path, Biography]], pks: Iterator[int], keys: Mapping[str, PublicKeys]) -> list[int]:
    """Write what belongs to the pages of a few lives; return the primary keys of their people.

    ``pks``: the primary keys of the pages, from which those of these lives are taken.
    """
    known = known_entries([life for _path, life in lives], False)
    parts = [part for _path, life in lives for part in (life, *life.career, *life.honours)]
    own = list(islice(pks, len(parts)))
    rows, written = Page.objects.in_bulk(own), iter(own)
    for language in {life.language for _path, life in lives}:
        named = (keys_named(life) for _path, life in lives if life.language == language)
        keys[language].look_up(set(chain.from_iterable(named)))
    everything: list[Any] = []
    pages: dict[type[Page], list[Any]] = {model: [] for model, _fill in FILL.values()}
    for path, life in lives:
        targets = Targets(known, store_images(life, path.parent), keys[life.language])
        for part in (life, *life.career, *life.honours):
            model, fill = FILL[type(part)]
            page = _draft(model, rows[next(written)])
            fill(page, part, targets)
            page.derive()
            pages[model].append(page)
            everything.append(page)
    _write_history(everything, {pk: row.latest_revision_created_at for pk, row in rows.items()})
    for model, those in pages.items():
        _insert(model, those)
        _write_rows(model, those)
        index_new(model, those)
    people = pages[PersonPage]
    add_name_words({person.pk: words_of_names(person) for person in people})
    for model in (CareerPeriodPage, HonourCategoryPage):
        learn_words(str(model._meta.model_name), (page.title for page in pages[model]))
    list_lives(person.translation_key for person in people)
    add_links(everything)
    remember(zip(people, (life for _path, life in lives), strict=True))
    return [person.pk for person in people]


def _draft(model: type[Page], row: Page) -> Any:
    """The page as it is before it is published, without rows: what revisions are made of."""
    columns = {field.attname: getattr(row, field.attname) for field in Page._meta.concrete_fields}
    unpublished = {"live": False, "first_published_at": None, "last_published_at": None}
    page = model(**columns | unpublished | {"latest_revision_created_at": None, "page_ptr_id": row.pk})
    for relation in get_all_child_relations(model):
        # Else each would be looked up.
        setattr(page, relation.get_accessor_name(), [])
    return page


def _write_history(pages: list[Any], times: dict[int, datetime]) -> None:
    """Revisions, and what the log says of how each page came to be."""
    base = ContentType.objects.get_for_model(Page)
    revisions = Revision.objects.bulk_create(
        Revision(
            content_type_id=page.content_type_id,
            base_content_type=base,
            object_id=str(page.pk),
            created_at=times[page.pk],
            object_str=str(page),
            content=page.serializable_data(),
        )
        for page in pages
    )
    own = Revision.objects.filter(base_content_type=base, object_id=Cast(OuterRef("pk"), CharField()))
    latest = Subquery(own.values("pk")[:1])
    Page.objects.filter(pk__in=times).update(latest_revision=latest, live_revision=latest)
    PageLogEntry.objects.bulk_create(
        PageLogEntry(
            content_type_id=page.content_type_id,
            page_id=page.pk,
            label=page.get_admin_display_title(),
            action=action,
            timestamp=times[page.pk],
            revision=published,
            content_changed=True,
        )
        for page, revision in zip(pages, revisions, strict=True)
        for action, published in (("wagtail.create", None), ("wagtail.publish", revision))
    )


def _insert(model: type[Page], pages: list[Any]) -> None:
    """Write the typed rows of pages whose rows in the page table are written: Django does not."""
    queryset: Any = QuerySet(model)
    queryset._batched_insert(pages, model._meta.local_concrete_fields, batch_size=None)


def _write_rows(model: type[Page], pages: list[Any]) -> None:
    for relation in get_all_child_relations(model):
        rows = [row for page in pages for row in getattr(page, relation.get_accessor_name()).all()]
        for row in rows:
            row.derive()
        relation.related_model._default_manager.bulk_create(rows)
        for row in rows:
            without_lookups(row)
    for page in pages:
        without_lookups(page)

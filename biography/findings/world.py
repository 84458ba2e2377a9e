"""The world around a life as the database has it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.conf import settings

from biography.assembly import assemble, assemble_all
from biography.document import Biography
from biography.holders import holders_of
from biography.models import PersonPage
from biography.review import EmptyWorld, Holder
from biography.review.world import SameIdentifiers


class PublicWorld(EmptyWorld):
    """The other lives, as far as they are public; what a rule asks for is fetched then.

    ``life``: the one that is reviewed, if it is one. Who held its offices is fetched for all of them at once.
    """

    def __init__(self, life: Biography | None = None) -> None:
        super().__init__(settings.REVIEW_MINIMUM_AGES, settings.REVIEW_UNVERIFIED_YEARS)
        self._offices = {office.key for office in life.offices if office.single_holder} if life else set()
        self._holders: dict[str, list[Holder]] = {}

    def holders(self, office_key: str) -> Iterator[Holder]:
        if office_key not in self._holders:
            wanted, self._offices = self._offices | {office_key}, set()
            self._holders |= {key: [] for key in wanted}
            for _person, holder in holders_of(*sorted(wanted)):
                if holder.period.office:
                    self._holders[holder.period.office.key].append(holder)
        yield from self._holders[office_key]

    def life(self, slug: str) -> Biography | None:
        person = PersonPage.objects.visible().originals().for_document().filter(slug=slug).first()
        return assemble(person) if person else None

    def translations(self, life: Biography) -> Iterator[Biography]:
        people = PersonPage.objects.visible().for_document().filter(translation_key=life.id)
        yield from assemble_all(list(people.exclude(locale__language_code=life.language)), alone=True)

    def same_identifiers(self, life: Biography) -> SameIdentifiers:
        return _others_with([life]) if life.identifiers else {}


def _others_with(lives: Sequence[Biography]) -> dict[tuple[str, str], list[tuple[str, str]]]:
    """Slug and name of all public lives that have an identifier of these, by its scheme and value; one query."""
    values = {identifier.value for life in lives for identifier in life.identifiers}
    people = (
        PersonPage.objects.visible().filter(identifiers__value__in=values, identifiers__hidden=False).order_by("pk")
    )
    rows = people.values_list("identifiers__scheme", "identifiers__value", "translation_key", "slug", "title")
    own = {life.id for life in lives} if len(lives) == 1 else set()
    found: dict[tuple[str, str], dict[str, str]] = {}
    for scheme, value, key, slug, title in rows:
        if key not in own:
            found.setdefault((scheme, value), {}).setdefault(slug, title)
    return {identifier: list(names.items()) for identifier, names in found.items()}


class StillWorld(PublicWorld):
    """The other lives while nothing is published, for the review of some lives at once: each is fetched only once."""

    def __init__(self, people: Sequence[PersonPage], lives: Sequence[Biography]) -> None:
        """``people`` and ``lives``: those that are reviewed and their documents, in the portal's first language."""
        super().__init__()
        self._lives: dict[str, Biography | None] = {life.slug: life for life in lives}
        self._identified = _others_with(lives) if any(life.identifiers for life in lives) else {}
        keys = {life.id for life in lives}
        others = PersonPage.objects.filter(translation_key__in=keys).exclude(pk__in={person.pk for person in people})
        self._translated = set(others.values_list("translation_key", flat=True))

    def same_identifiers(self, life: Biography) -> SameIdentifiers:
        return {
            identifier: [(slug, name) for slug, name in self._identified.get(identifier, ()) if slug != life.slug]
            for identifier in ((one.scheme, one.value) for one in life.identifiers)
        }

    def life(self, slug: str) -> Biography | None:
        if slug not in self._lives:
            self._lives[slug] = super().life(slug)
        return self._lives[slug]

    def translations(self, life: Biography) -> Iterator[Biography]:
        if life.id in self._translated:
            yield from super().translations(life)

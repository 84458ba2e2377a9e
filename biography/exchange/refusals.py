"""What only the database, the other lives of a load and the files beside it tell of a life that cannot be loaded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from uuid import UUID

from django.conf import settings
from PIL import Image as Picture
from PIL import UnidentifiedImageError

from biography.document import Biography, Claim
from biography.exchange.public_keys import lives_named
from biography.exchange.reading import Problem
from biography.exchange.waiting import in_batches
from biography.models import LifeProtection, PersonPage
from biography.spelling import in_any_case

BATCH = 500


class Refusals:
    """Takes the lives of a load in turn; says at the end what is wrong with them."""

    def __init__(self) -> None:
        self._known = dict(settings.LANGUAGES)
        self._problems: list[Problem] = []
        self.languages: list[str] = []
        self._ids: set[UUID] = set()
        self._slugs: set[str] = set()
        self._taken: list[tuple[Path, str, str, UUID]] = []
        self._named: dict[str, list[Path]] = {}

    def look_at(self, lives: list[tuple[Path, Biography]]) -> None:
        for path, life in lives:
            self._problems += self._own_problems(path, life)
            if life.language not in self.languages:
                self.languages.append(life.language)
            self._ids.add(life.id)
            self._slugs.add(life.slug)
            for slug in lives_named(life) - self._slugs:
                self._named.setdefault(slug, []).append(path)
        # By the slug that a page here may have: the same one, in whatever case.
        slugs = {form: (path, life.slug) for path, life in reversed(lives) for form in in_any_case(life.slug)}
        here = PersonPage.objects.filter(slug__in=slugs).values_list("slug", "translation_key")
        self._taken += [(*slugs[slug], slug, key) for slug, key in here]

    def add(self, problems: Iterable[Problem]) -> None:
        self._problems += problems

    def problems(self) -> Iterator[Problem]:
        yield from self._problems
        taken = (each[:3] for each in self._taken if each[3] not in self._ids)
        for path, slug, other in dict.fromkeys(taken):
            reason = f"another life here has the slug {other!r}"
            if slug != other:
                reason += f", and {slug!r} differs from it in capital letters only: choose another"
            yield Problem(str(path), "slug", reason)
        for slugs in in_batches(self._named.keys() - self._slugs, BATCH):
            here = set(PersonPage.objects.filter(slug__in=slugs).values_list("slug", flat=True))
            for slug in set(slugs) - here:
                reason = f"it names the life {slug!r}, which is neither here nor in these files"
                yield from (Problem(str(path), "$", reason) for path in self._named[slug])

    def _own_problems(self, path: Path, life: Biography) -> Iterator[Problem]:
        if life.language not in self._known:
            languages = ", ".join(self._known)
            reason = f"{life.language!r} is none of this portal's languages: {languages}"
            yield Problem(str(path), "language", reason)
        for image in life.images():
            if reason := _unusable(path.parent, image.file):
                yield Problem(str(path), f"image {image.title!r}", reason)
        yield from (
            Problem(str(path), place, "a claim needs at least one citation: who says so, and where?")
            for place in _unsourced_claims(life)
        )


def _unsourced_claims(life: Biography) -> Iterator[str]:
    bodies = [("body", life.body), *((f"career[{n}].body", period.body) for n, period in enumerate(life.career))]
    for where, body in bodies:
        for number, block in enumerate(body):
            if isinstance(block, Claim) and not block.citations:
                yield f"{where}[{number}].citations"


def protected(due: Iterable[tuple[Path, Biography, PersonPage]]) -> Iterator[Problem]:
    """Lives that nobody may change, or not without a second look."""
    for batch in in_batches(due, BATCH):
        pages = [page.pk for _path, _life, page in batch]
        found = {protection.page_id: protection for protection in LifeProtection.objects.filter(page__in=pages)}
        for path, life, page in batch:
            if page.pk in found:
                level = found[page.pk].get_level_display()
                reason = f"the life {life.slug!r} is protected ({level}): lift that in the admin first"
                yield Problem(str(path), "slug", reason)


def _unusable(folder: Path, name: str) -> str:
    """Why a picture cannot be loaded; empty if it can."""
    if "://" in name:
        return f"{name!r} is an address, and nothing is fetched: put the picture beside the file and name it here"
    file = (folder / name).resolve()
    if not file.is_relative_to(folder.resolve()):
        return f"{name!r} is not beside the file"
    try:
        with Picture.open(file) as picture:
            picture.load()
    except FileNotFoundError:
        return f"there is no picture {name!r} beside the file"
    except (OSError, UnidentifiedImageError, Picture.DecompressionBombError, ValueError) as error:
        return f"{name!r} cannot be read as a picture: {error}"
    return ""

"""Who held an office, by all public lives."""

from __future__ import annotations

from wagtail.models import Page

from biography.models import CareerPeriodPage, PersonPage
from biography.references import References
from biography.review import Holder
from biography.statements import Statements


def holders_of(*office_keys: str) -> list[tuple[PersonPage, Holder]]:
    """Everybody who held one of these offices and when, in any order: as many queries however many they are.

    The periods say what an office asks for: role, time, how they began and ended, who came before and after by that
    life. What was written about them, their figures, events and citations are left out. A post that is told as still
    held ends with the death of its holder.
    """
    pages = list(CareerPeriodPage.objects.visible().originals().filter(office__key__in=office_keys).for_succession())
    paths = {page.path[: -Page.steplen] for page in pages}
    people = {person.path: person for person in PersonPage.objects.filter(path__in=paths).for_cards()} if paths else {}
    references = References(pages, whole=False)
    held = []
    for page in pages:
        person = people[page.path[: -Page.steplen]]
        statements = Statements(references, page.locale.language_code)
        death = statements.vital(person, "death")
        held.append((person, Holder.of(person.slug, person.title, statements.post(page), death)))
    return held

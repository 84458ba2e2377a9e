"""A life that is here already, brought up to date page by page, as an editor would."""

from __future__ import annotations

from typing import Any

from wagtail.models import Page, ReferenceIndex
from wagtail.signal_handlers import disable_reference_index_auto_update

from biography.document import Biography
from biography.exchange.pages import fill_category, fill_period, fill_person
from biography.exchange.rows import Targets
from biography.models import CareerPeriodPage, HonourCategoryPage, PersonPage
from biography.whole_lives import choosing


def update(page: PersonPage, life: Biography, targets: Targets) -> None:
    """Make the pages of a life what its document says, and publish them."""
    parts = parts_of(page, life)
    # Wagtail would index the page anew for each of its rows. The parts are published one by one, once they are filled.
    with disable_reference_index_auto_update(), choosing(()):
        fill_person(page, life, targets)
        _publish(page)
        for period in life.career:
            fill_period(parts[period.id], period, targets)
            _publish(parts[period.id])
        for category in life.honours:
            fill_category(parts[category.id], category, targets)
            _publish(parts[category.id])
    for written in (page, *parts.values()):
        # Read again: the index names each row by its primary key, which those in memory have not got.
        ReferenceIndex.create_or_update_for_object(type(written)._default_manager.get(pk=written.pk))


def parts_of(page: PersonPage, life: Biography) -> dict[Any, Page]:
    """The pages of the periods and honours of a life, in the order of the document; new ones are not live yet."""
    models = {part.id: CareerPeriodPage for part in life.career} | {
        part.id: HonourCategoryPage for part in life.honours
    }
    titles = {part.id: (part.role, part.slug) for part in life.career}
    titles |= {part.id: (part.title, part.slug) for part in life.honours}
    present = {child.translation_key: child for child in page.get_children().specific()}
    for key, child in present.items():
        if key not in models or type(child) is not models[key]:
            child.delete()
    wanted = [key for key in models if type(present.get(key)) is models[key]]
    if wanted != [key for key in present if key in wanted]:
        for key in wanted:
            present[key].refresh_from_db()
            present[key].move(PersonPage.objects.get(pk=page.pk), pos="last-child")
    parts = {}
    for key, model in models.items():
        part = present.get(key) if key in wanted else None
        if part is None:
            title, slug = titles[key]
            part = model(title=title, slug=slug, translation_key=key, live=False)
            PersonPage.objects.get(pk=page.pk).add_child(instance=part)
        else:
            part.refresh_from_db()
        parts[key] = part
    page.refresh_from_db()
    return parts


def _publish(page: Page) -> None:
    page.save_revision(changed=True).publish()

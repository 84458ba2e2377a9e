"""The posts and honours of a life, for its editors."""

from typing import Any

from django import template
from django.db.models import Count, F
from wagtail.models import Page

from biography.models import CareerPeriodPage, HonourCategoryPage, PersonPage
from biography.templatetags.wording import from_to

register = template.Library()


@register.simple_tag
def posts_of(person: PersonPage) -> list[dict[str, Any]]:
    """The career periods beneath a life, drafts included, in the order of the public page."""
    periods = _beneath(CareerPeriodPage, person).select_related("organisation")
    ordered = periods.order_by(F("start_earliest").asc(nulls_last=True), "start_latest", "path")
    return [{"page": page, "detail": page.organisation, "when": when(page)} for page in ordered]


@register.simple_tag
def honours_of(person: PersonPage) -> list[dict[str, Any]]:
    """The honour categories beneath a life, drafts included, in tree order, and how many honours each has."""
    categories = _beneath(HonourCategoryPage, person).annotate(number=Count("honours")).order_by("path")
    return [{"page": page, "number": page.number} for page in categories]


def when(page: CareerPeriodPage) -> str:
    return from_to(page.start, page.end, page.ongoing, (page.start_display, page.end_display))


def _beneath(model: Any, person: PersonPage) -> Any:
    return model.objects.filter(path__range=Page._get_children_path_interval(person.path), depth=person.depth + 1)

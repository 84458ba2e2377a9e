"""The home page, and how an address finds its page."""

from typing import Any

from django.conf import settings
from django.db import models
from django.http import Http404, HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.fields import RichTextField
from wagtail.models import Orderable, Page, Site
from wagtail.url_routing import RouteResult

from biography.blocks import PROSE_FEATURES
from biography.models.career_period import CareerPeriodPage
from biography.models.honour_category import HonourCategoryPage
from biography.models.person import PersonPage
from biography.models.portal_page import PortalPage
from biography.models.writable import writable
from biography.visibility import published, restricted


class HomePage(PortalPage):
    """What this portal is, and the way in."""

    tagline = models.CharField(_("tagline"), max_length=255, blank=True, help_text=_("One line beneath the name."))
    introduction = RichTextField(_("introduction"), blank=True, features=PROSE_FEATURES)

    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["biography.PeopleIndexPage", "biography.StandardPage", "biography.ContactPage"]
    page_description = _("The front page of the portal.")
    content_panels = [
        *Page.content_panels,
        FieldPanel("tagline"),
        FieldPanel("introduction"),
        InlinePanel(
            "featured",
            heading=_("Featured lives"),
            label=_("life"),
            help_text=_(
                "One stands on the front page; of several, another each day, in this order. Those that are not public "
                "are passed over. Without any, the front page shows the fullest life."
            ),
        ),
    ]
    api_fields = writable("tagline", "introduction")

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """Find the page of an address in one query for a life and what lies beneath it, in three for other pages.

        Wagtail walks from parent to child with two queries a level, and shows a live page beneath an unpublished one.
        Where a page is not translated, the one in the portal's first language stands in for it, then any other.
        """
        return find_page(self, path_components)


def find_page(home: Page, path_components: list[str]) -> RouteResult:
    """The page of an address beneath a home page, of which a plain page is enough; Http404 where there is none."""
    homes = list(homes_of(home))
    # The address itself, then those above it: a life answers for what lies beneath it and is no page.
    ends = range(len(path_components), 0, -1)
    ways = {end: [f"{root}{'/'.join(path_components[:end])}/" for root in homes] for end in ends}
    people = _people(path_components, [address for way in ways.values() for address in way])
    here = ways.get(len(path_components), homes)
    if person := _first(people, here):
        return RouteResult(person)
    # The index of slugs is used, and that of url_path is not: there is none.
    slugs = {address.rstrip("/").rpartition("/")[2] for address in here}
    pages = published(Page.objects.filter(url_path__in=here, slug__in=slugs))
    if page := _first(pages.annotate(restricted=restricted()), here):
        return RouteResult(_specific(page, people))
    for end, above in ways.items():
        if person := _first(people, above):
            return RouteResult(person, kwargs={"face": "/".join(path_components[end:])})
    raise Http404


def _people(path_components: list[str], addresses: list[str]) -> list[PersonPage]:
    """The lives at these addresses in all languages, each translation with its original where that is among them."""
    if not path_components:
        return []
    found = PersonPage.objects.for_document().filter(slug__in=path_components, url_path__in=addresses)
    people = list(published(found))
    for original in people:
        if original.locale.language_code == settings.LANGUAGE_CODE and not original.restricted:
            for person in people:
                if person.translation_key == original.translation_key and person is not original:
                    person.original = original
    return people


def _specific(page: Any, people: list[PersonPage]) -> Any:
    """The page as what it is; a part of a life with the life, where that was found."""
    specific = page.specific
    specific.restricted = page.restricted
    if isinstance(specific, CareerPeriodPage | HonourCategoryPage):
        for person in people:
            if person.path == page.path[: -page.steplen]:
                specific.person = person
    return specific


def homes_of(home: Page) -> dict[str, str]:
    """Paths of the home pages of this site, and their languages: the reader's, the first language, the others."""
    roots = Site.get_site_root_paths()
    site = next((root.site_id for root in roots if root.root_path == home.url_path), None)
    order = [get_language(), settings.LANGUAGE_CODE, *(code for code, _name in settings.LANGUAGES)]
    here = [root for root in roots if root.site_id == site and root.language_code in order]
    here.sort(key=lambda root: order.index(root.language_code))
    return {root.root_path: root.language_code for root in here} or {home.url_path: settings.LANGUAGE_CODE}


def _first(pages: Any, addresses: list[str]) -> Any:
    """The page whose address stands first in the list; None where none of them has one."""
    return min(
        (page for page in pages if page.url_path in addresses),
        key=lambda page: addresses.index(page.url_path),
        default=None,
    )


class FeaturedLife(Orderable):
    """A life that editors want on the front page."""

    page = ParentalKey(HomePage, on_delete=models.CASCADE, related_name="featured")
    person = models.ForeignKey(PersonPage, models.CASCADE, related_name="+", verbose_name=_("life"))

    panels = [FieldPanel("person")]

    class Meta(Orderable.Meta):
        verbose_name = _("featured life")
        verbose_name_plural = _("featured lives")

    def __str__(self) -> str:
        return self.person.title

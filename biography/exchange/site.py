"""The pages that every portal has: home and the list of people."""

from urllib.parse import urlsplit

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.models import Locale, Page, Site

from biography.models import HomePage, PeopleIndexPage

UNNAMED = "localhost"
"""The name of the site that Wagtail's own migrations make."""


def people_index(language: str = settings.LANGUAGE_CODE) -> PeopleIndexPage:
    """The list of people of the default site in a language; made, with the home page above it, where it is missing."""
    index = _first_index()
    if language == index.locale.language_code:
        return index
    locale, _created = Locale.objects.get_or_create(language_code=language)
    translation: Page = index
    for page in (index.get_parent().specific, index):
        translation = page.get_translation_or_none(locale)
        if translation is None:
            translation = page.copy_for_translation(locale)
            if isinstance(translation, PeopleIndexPage):
                with override(language):
                    translation.title = translation.draft_title = _("People")
            translation.save_revision().publish()
    return PeopleIndexPage.objects.get(pk=translation.pk)


def _first_index() -> PeopleIndexPage:
    site = Site.objects.filter(is_default_site=True).select_related("root_page").first()
    home = site.root_page.specific if site else None
    if not isinstance(home, HomePage):
        home = HomePage.objects.first() or _new_home()
        _show(home)
    return PeopleIndexPage.objects.child_of(home).first() or _new_index(home)


def _new_home() -> HomePage:
    root = Page.get_first_root_node()
    welcome = root.get_children().filter(slug="home").first()
    if welcome and type(welcome.specific) is Page:
        # The page that Wagtail's own migrations put there, under the address that the home page wants.
        welcome.delete()
        root = Page.objects.get(pk=root.pk)
    home = HomePage(title=settings.WAGTAIL_SITE_NAME, slug="home", locale=Locale.get_default())
    root.add_child(instance=home)
    home.save_revision().publish()
    return home


def _show(home: HomePage) -> None:
    address = urlsplit(settings.SITE_URL)
    site = Site.objects.filter(is_default_site=True).first() or Site(is_default_site=True, hostname=UNNAMED)
    site.root_page, site.site_name = home, settings.WAGTAIL_SITE_NAME
    if site.hostname == UNNAMED and address.hostname:
        site.hostname = address.hostname
        site.port = address.port or (443 if address.scheme == "https" else 80)
    site.save()


def _new_index(home: HomePage) -> PeopleIndexPage:
    with override(home.locale.language_code):
        index = PeopleIndexPage(title=_("People"), slug="people", locale=home.locale)
    HomePage.objects.get(pk=home.pk).add_child(instance=index)
    index.save_revision().publish()
    return index

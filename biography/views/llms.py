"""What programs that read language should know of the portal (llmstxt.org)."""

from urllib.parse import urljoin

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import override
from django.views.decorators.http import require_safe
from wagtail.models import Site

from biography.formats import FORMATS
from biography.models import PeopleIndexPage
from biography.visibility import visible


@require_safe
def llms(request: HttpRequest) -> HttpResponse:
    """The file llms.txt, in English: what this is, where the lives are, in which formats, how to cite them."""
    site = Site.find_for_request(request)
    lists = visible(PeopleIndexPage.objects.descendant_of(site.root_page)) if site else PeopleIndexPage.objects.none()
    index = lists.first()

    def absolute(path: str) -> str:
        return urljoin(f"{settings.SITE_URL}/", path)

    context = {
        "site": settings.WAGTAIL_SITE_NAME,
        "people": absolute(index.get_url(request) or "/") if index else "",
        "formats": FORMATS.values(),
        "sitemap": absolute(reverse("sitemap")),
        "people_api": absolute(reverse("wagtailapi_v3:list_people")),
        "api_docs": absolute(reverse("wagtailapi_v3:openapi-view")),
        "schema": absolute(reverse("schema")),
        "changes": absolute(reverse("changes_feed")),
        "corrections": absolute(reverse("corrections_feed")),
    }
    with override("en"):
        text = render_to_string("biography/llms.txt", context)
    return HttpResponse(text, content_type="text/plain; charset=utf-8")

"""What crawlers are asked to leave alone, and where the sitemap is."""

from urllib.parse import urljoin

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """The file robots.txt (RFC 9309)."""
    closed = [reverse("search")]
    if settings.ADMIN_PATH == "admin":
        # Another path would not be one that only editors know, if it were told here.
        closed.insert(0, reverse("wagtailadmin_home"))
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in closed), ""]
    lines.append(f"Sitemap: {urljoin(f'{settings.SITE_URL}/', reverse('sitemap'))}")
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")

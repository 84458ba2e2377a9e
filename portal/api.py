"""The API's tables of contents: /api/v2/, the public contract, and /api/v3/, Wagtail's own, with our people."""

from wagtail.api.v2.router import WagtailAPIRouter
from wagtail.api.v3.urls import api as api_v3

from biography.api.media import DocumentsViewSet, ImagesViewSet
from biography.api.offices import router as offices_router
from biography.api.pages import PagesViewSet
from biography.api.people import router as people_router
from biography.api.redirects import RedirectsViewSet
from portal.openapi import for_tools
from portal.tokens.auth import close

api_v2 = WagtailAPIRouter("wagtailapi")
api_v2.register_endpoint("pages", PagesViewSet)
api_v2.register_endpoint("images", ImagesViewSet)
api_v2.register_endpoint("documents", DocumentsViewSet)
api_v2.register_endpoint("redirects", RedirectsViewSet)

# Wagtail's own reads show parents that are drafts, originals of images, where redirects to hidden pages lead:
# all of them want a token here, as the writes do.
for _prefix, router in api_v3._routers:
    close(router)

api_v3.title = "The biography portal"
api_v3.description = (
    "Public: people, as cards and whole lives, and who held an office. "
    "All else is for editors and wants a bearer token."
)
api_v3.openapi_extra = {
    "info": {"license": {"name": "BSD 3-Clause", "identifier": "BSD-3-Clause"}},
    "tags": [{"name": name, "description": "For anybody."} for name in ("people", "offices")],
}
_as_wagtail_describes = api_v3.get_openapi_schema
api_v3.get_openapi_schema = lambda **options: for_tools(_as_wagtail_describes(**options))
api_v3.add_router("/people/", people_router)
api_v3.add_router("/offices/", offices_router)

__all__ = ["api_v2", "api_v3"]

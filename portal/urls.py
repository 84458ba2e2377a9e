"""Which address leads where."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.http import Http404
from django.urls import include, path, re_path
from django.views.defaults import page_not_found
from django.views.generic import RedirectView
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.admin.auth import require_admin_access
from wagtail.documents import urls as wagtaildocs_urls

from biography.views.as_of import as_of
from biography.views.card import card_of_portal
from biography.views.compare import compare
from biography.views.feeds import ChangesFeed, CorrectionsFeed
from biography.views.honours import honour, honours
from biography.views.llms import llms
from biography.views.on_this_day import on_this_day
from biography.views.pages import serve
from biography.views.registers import field, office, organisation, place, register
from biography.views.robots import robots
from biography.views.schema import schema
from biography.views.search import search, suggest
from biography.views.sitemap import sitemap
from biography.views.timeline import oembed
from portal.api import api_v2, api_v3
from portal.media import media
from portal.signing_in.wagtails_views import LogoutView, PasswordResetView
from portal.watching.probes import healthz, metrics, readyz

to_tokens = RedirectView.as_view(url=f"/{settings.ADMIN_PATH}/tokens/%(rest)s")
sign_in = RedirectView.as_view(pattern_name="account_login", query_string=True)

handler400 = "portal.errors.unreadable"
handler404 = "portal.errors.not_found"
handler500 = "portal.errors.failed"

urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("readyz", readyz, name="readyz"),
    path("metrics", metrics, name="metrics"),
    # Wagtail's own pages of signing in know no second factor.
    path(f"{settings.ADMIN_PATH}/login/", sign_in, name="wagtailadmin_login"),
    path(f"{settings.ADMIN_PATH}/logout/", LogoutView.as_view()),
    path(f"{settings.ADMIN_PATH}/password_reset/", PasswordResetView.as_view()),
    # Wagtail's way to try out an error, which would wake whoever looks after errors.
    path(f"{settings.ADMIN_PATH}/failwhale/", page_not_found, {"exception": Http404()}),
    # Wagtail's own pages make tokens without scope and end (portal.tokens).
    re_path(rf"^{settings.ADMIN_PATH}/api-tokens/(?P<rest>.*)$", require_admin_access(to_tokens)),
    path(f"{settings.ADMIN_PATH}/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("api/v2/", api_v2.urls),
    path("api/v3/", api_v3.urls),
    path("oembed", oembed, name="oembed"),
    path("sitemap.xml", sitemap, name="sitemap"),
    path("robots.txt", robots, name="robots"),
    path("llms.txt", llms, name="llms"),
    path("card.png", card_of_portal, name="card"),
    path("feeds/changes.atom", ChangesFeed(), name="changes_feed"),
    path("feeds/corrections.atom", CorrectionsFeed(), name="corrections_feed"),
    path("format/biography-1.schema.json", schema, name="schema"),
]

if settings.SERVE_MEDIA and settings.MEDIA_URL.startswith("/"):
    urlpatterns.append(path(f"{settings.MEDIA_URL.strip('/')}/<path:path>", media, name="media"))

# In every language, under its prefix; the first language has none.
urlpatterns += i18n_patterns(
    path("", include("portal.signing_in.urls")),
    path("_util/login/", sign_in, name="wagtailcore_login"),
    path("search/", search, name="search"),
    path("search/suggest/", suggest, name="suggest"),
    path("compare/", compare, name="compare"),
    path("on-this-day/", on_this_day, name="on_this_day"),
    path("on-this-day/<str:day>/", on_this_day, name="on_this_day"),
    path("as-of/", as_of, name="as_of"),
    path("as-of/<str:day>/", as_of, name="as_of"),
    path("offices/", register, {"register": "offices"}, name="offices"),
    path("offices/<str:key>/", office, name="office"),
    path("places/", register, {"register": "places"}, name="places"),
    path("places/<str:key>/", place, name="place"),
    path("organisations/", register, {"register": "organisations"}, name="organisations"),
    path("organisations/<str:key>/", organisation, name="organisation"),
    path("fields/", register, {"register": "fields"}, name="fields"),
    path("fields/<str:key>/", field, name="field"),
    path("honours/", honours, name="honours"),
    path("honours/<str:key>/", honour, name="honour"),
    # Pages come last: their addresses are whatever editors choose. Wagtail's own pattern knows no dots, as in the names
    # of files beneath a life (feed.atom) and in two versions compared (2...3/). Wagtail's _util/ is no page.
    re_path(r"^(?!_util/)((?:[\w\-]+/)*(?:\d+\.\.\.\d+/|[\w\-]+(?:\.[a-z]+)+)?)$", serve),
    path("", include(wagtail_urls)),
    prefix_default_language=False,
)

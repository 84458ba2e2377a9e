"""Settings for production, all from the environment. Development and tests loosen them in files of their own."""

from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import get_language_info

from .answers import *  # noqa: F403
from .environment import BASE_DIR, VAR_DIR, env
from .signing_in import *  # noqa: F403
from .watching import *  # noqa: F403

# Identity and addresses

SECRET_KEY = env.str("SECRET_KEY", "")
if not SECRET_KEY:
    raise ImproperlyConfigured(
        "SECRET_KEY is not set, and the portal does not start without one: it signs sessions and reset links. "
        "Set it to a long random text, for example the output of "
        "`python -c 'import secrets; print(secrets.token_urlsafe(50))'`, and keep it secret. "
        "To try the portal on your own machine, use DJANGO_SETTINGS_MODULE=portal.settings.development."
    )

DEBUG = False
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=[])
SITE_URL = env.str("SITE_URL", f"https://{ALLOWED_HOSTS[0]}" if ALLOWED_HOSTS else "https://localhost").rstrip("/")

ROOT_URLCONF = "portal.urls"
WSGI_APPLICATION = "portal.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "portal",
    "biography",
    "wagtail.contrib.redirects",
    "wagtail.contrib.simple_translation",
    "wagtail.locales",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "wagtail.api.v2",
    "wagtail.api.v3",
    "ninja",
    "rest_framework",
    "corsheaders",
    "csp",
    "django_filters",
    "modelcluster",
    "taggit",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    # Around all others, so that no answer goes without their headers.
    "portal.headers.HeadersMiddleware",
    "portal.headers.ContentSecurityPolicyMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "portal.proxies.ProxiesMiddleware",
    "portal.watching.probes.ProbesMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "corsheaders.middleware.CorsMiddleware",
    "portal.middleware.ApiMiddleware",
    "portal.request_limits.RequestLimitsMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "portal.middleware.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "portal.signing_in.second_factor.SecondFactorMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "portal.malformed.MalformedInputMiddleware",
    "biography.redirects.RedirectMiddleware",
    "portal.whole_writes.WholeWritesMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.debug",
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

# Database and cache

if not env.str("DATABASE_URL", ""):
    VAR_DIR.mkdir(exist_ok=True)
DATABASES = {"default": env.db_url("DATABASE_URL", f"sqlite:///{VAR_DIR / 'portal.sqlite3'}")}
_database = DATABASES["default"]
if _database.get("ENGINE") == "django.db.backends.sqlite3":
    # Readers and a writer work side by side (WAL); a second writer waits for its turn instead of failing half-way.
    _database["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,  # seconds
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON; "
        "PRAGMA cache_size=-65536; PRAGMA temp_store=MEMORY; PRAGMA mmap_size=134217728;",
    }
elif _database.get("ENGINE") == "django.db.backends.postgresql":
    _database["CONN_HEALTH_CHECKS"] = True
    _database.setdefault("OPTIONS", {}).setdefault("connect_timeout", 5)  # seconds
else:
    raise ImproperlyConfigured(
        "DATABASE_URL names no database that the portal knows: it is sqlite:////path/to/portal.sqlite3 "
        "or postgres://user:password@host:5432/name."
    )

_database["CONN_MAX_AGE"] = env.int("CONN_MAX_AGE", 60)  # seconds

# Renditions are looked up in it, up to nine an image: Django's 300 entries would hold those of 33 portraits.
CACHES = {"default": env.cache_url("CACHE_URL", "locmemcache://?max_entries=10000")}
if CACHES["default"]["BACKEND"] == "django.core.cache.backends.redis.RedisCache":
    CACHES["default"]["BACKEND"] = "portal.caches.CacheThatMayGo"

# Whole answers to anonymous readers, kept until anything public changes (portal.page_cache): in each worker's memory
# ("memory"), in Redis for workers on several machines (redis://host:6379/1), or not at all ("").
PAGE_CACHE_URL = env.str("PAGE_CACHE_URL", "memory")
PAGE_CACHE_GENERATION = env.str("PAGE_CACHE_GENERATION", str(VAR_DIR / "generation"))  # the file that tells changes
PAGE_CACHE_BYTES = env.int("PAGE_CACHE_BYTES", 64 * 1024 * 1024)  # in each worker
PAGE_CACHE_SECONDS = env.int("PAGE_CACHE_SECONDS", 600)  # the longest, should a change have been missed
CDN_SECONDS = env.int("CDN_SECONDS", 0)  # how long a cache of others in front may answer by itself
PURGE_URLS = env.list("PURGE_URLS", default=[])  # such caches that are told of each change, and so may answer longer
if PAGE_CACHE_URL not in ("", "memory") and not PAGE_CACHE_URL.startswith(("redis://", "rediss://", "unix://")):
    raise ImproperlyConfigured("PAGE_CACHE_URL is memory, the URL of a Redis (redis://host:6379/1), or empty for none.")
if PURGE_URLS and not PAGE_CACHE_URL:
    raise ImproperlyConfigured("PURGE_URLS needs a page cache, which notices changes: set PAGE_CACHE_URL as well.")
if not all(url.startswith("http://") for url in PURGE_URLS):
    raise ImproperlyConfigured("PURGE_URLS are addresses such as http://127.0.0.1:6081, with commas.")

DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000  # a long page in the editor has thousands

# APIs

# Of one address; 0 for no limit (portal.request_limits).
API_REQUESTS_PER_MINUTE = env.int("API_REQUESTS_PER_MINUTE", 300)
EXPENSIVE_REQUESTS_PER_MINUTE = env.int("EXPENSIVE_REQUESTS_PER_MINUTE", 120)
API_TOKEN_DAYS = env.int("API_TOKEN_DAYS", 365)  # how long a token lives; 0 for ever

# Language and time

# The first has addresses without a prefix, and its pages stand in for what is not translated.
_languages = env.list("LANGUAGES", default=["en", "ru", "kk", "fr"])
LANGUAGE_CODE = _languages[0]
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = [(code, get_language_info(code)["name_local"]) for code in _languages]
LOCALE_PATHS = [BASE_DIR / "biography" / "locale"]
USE_I18N = WAGTAIL_I18N_ENABLED = True
WAGTAILADMIN_PERMITTED_LANGUAGES = LANGUAGES
USE_TZ = True
TIME_ZONE = "UTC"

# Files

STATIC_URL = "/static/"
STATIC_ROOT = env.path("STATIC_ROOT", default=str(VAR_DIR / "static"))
MEDIA_URL = "/media/"
SERVE_MEDIA = env.bool("SERVE_MEDIA", True)
MEDIA_ROOT = env.path("MEDIA_ROOT", default=str(VAR_DIR / "media"))
STORAGES = {
    "default": {"BACKEND": "portal.storage.WholeFiles"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# Mail

vars().update(env.email_url("EMAIL_URL", "smtp://localhost:25"))
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.str("DEFAULT_FROM_EMAIL", "webmaster@localhost")

# Terms on which the texts of lives may be used, said with each life in the APIs and formats; pictures have their own.
CONTENT_LICENCE = env.str("CONTENT_LICENCE", "")
CONTENT_LICENCE_URL = env.str("CONTENT_LICENCE_URL", "")

# Review

REVIEW_UNVERIFIED_YEARS = env.int("REVIEW_UNVERIFIED_YEARS", 5)
REVIEW_MINIMUM_AGES = env.dict("REVIEW_MINIMUM_AGES", cast={"value": int}, default={})

# Wagtail

WAGTAIL_SITE_NAME = env.str("SITE_NAME", "The biography portal")
WAGTAILADMIN_BASE_URL = WAGTAILAPI_BASE_URL = SITE_URL
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAILAPI_RICH_TEXT_FORMAT = "html"
WAGTAILAPI_LIMIT_MAX = 100
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "biography.full_text"}}
WAGTAILREDIRECTS_AUTO_CREATE = False  # biography.redirects does, in batches that every database takes
WAGTAIL_FINISH_WORKFLOW_ACTION = "biography.approval.publish_approved"
WAGTAILIMAGES_IMAGE_MODEL = "biography.PortalImage"
WAGTAILIMAGES_IMAGE_FORM_BASE = "biography.admin.images.PortalImageForm"
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "jpg", "jpeg", "png", "webp"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 20 * 1024 * 1024  # bytes
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 64_000_000  # the product of width and height: a small file can unpack to gigabytes
WAGTAILDOCS_EXTENSIONS = ["csv", "docx", "odp", "ods", "odt", "pdf", "pptx", "rtf", "txt", "xlsx"]
WAGTAILDOCS_MAX_UPLOAD_SIZE = 20 * 1024 * 1024  # bytes
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILDOCS_INLINE_CONTENT_TYPES: list[str] = []  # all are saved, none is opened in the portal's name

"""What browsers are told with each answer: docs/headers.md is the table of it."""

import re

from corsheaders.defaults import default_headers
from django.core.exceptions import ImproperlyConfigured

from .environment import env

# Where the editors' pages are. Another path keeps out nobody who knows it, and most who try every site's /admin/.
ADMIN_PATH = env.str("ADMIN_PATH", "admin").strip("/")
if not re.fullmatch(r"[\w-]+(/[\w-]+)*", ADMIN_PATH):
    raise ImproperlyConfigured(
        "ADMIN_PATH is a path of letters, digits, hyphens and slashes, such as admin or desk/lives."
    )

# Transport

SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", True)
SECURE_HSTS_SECONDS = env.int("SECURE_HSTS_SECONDS", 365 * 24 * 3600)
# The other subdomains of an institution are not ours to bind, nor its domain to enter in the browsers' lists.
SECURE_HSTS_INCLUDE_SUBDOMAINS = env.bool("SECURE_HSTS_INCLUDE_SUBDOMAINS", False)
# The portal frames its own pages (X_FRAME_OPTIONS, below).
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021", "security.W019"]
# Trusted only when named: a visitor could send the header too. Example: X-Forwarded-Proto.
_proxy_header = env.str("SECURE_PROXY_SSL_HEADER", "")
SECURE_PROXY_SSL_HEADER = (f"HTTP_{_proxy_header.upper().replace('-', '_')}", "https") if _proxy_header else None
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = env.bool("SECURE_COOKIES", True)
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])

# Content

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "frame-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'self'"],  # the editor shows a page beside its form, and checks it there
    }
}
X_FRAME_OPTIONS = "SAMEORIGIN"
# Wagtail's forms bring scripts within them, its page of an image has one in an attribute, and its editor sets styles;
# no page of it needs eval or another host. It shows previews in frames of its own, and pictures before their upload.
CONTENT_SECURITY_POLICY_OF_THE_ADMIN = CONTENT_SECURITY_POLICY["DIRECTIVES"] | {
    "script-src": ["'self'", "'unsafe-inline'"],
    "style-src": ["'self'", "'unsafe-inline'"],
    "img-src": ["'self'", "data:", "blob:"],
}
# What somebody uploaded does nothing, wherever it is opened.
CONTENT_SECURITY_POLICY_OF_FILES = {"default-src": ["'none'"], "frame-ancestors": ["'none'"], "sandbox": True}

PERMISSIONS_POLICY: dict[str, list[str]] = {
    feature: []
    for feature in (
        "accelerometer autoplay bluetooth browsing-topics camera display-capture encrypted-media gamepad geolocation "
        "gyroscope hid idle-detection local-fonts magnetometer microphone midi payment picture-in-picture "
        "publickey-credentials-get screen-wake-lock serial usb web-share window-management xr-spatial-tracking"
    ).split()
}

# Scripts of any site may read what is made for programs: the APIs, oEmbed, the schema, feeds, the files beneath lives,
# and the pictures that all of them name.
CORS_URLS_REGEX = r"^/(api/|oembed$|format/|feeds/|media/images/|.*/biography\.[a-z.]+$|.*/feed\.atom$)"
CORS_ALLOW_ALL_ORIGINS = True
CORS_ALLOW_CREDENTIALS = False
CORS_ALLOW_METHODS = ["GET", "HEAD", "OPTIONS"]
CORS_ALLOW_HEADERS = [*default_headers, "if-modified-since", "if-none-match", "range"]
CORS_EXPOSE_HEADERS = ["Content-Disposition", "ETag", "Link", "Location", "Retry-After", "X-Request-ID"]

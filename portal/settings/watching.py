"""How the portal is watched while it runs: its log, its figures, its errors, and the proxies in front of it."""

import os
from ipaddress import ip_network

from django.core.exceptions import ImproperlyConfigured

from .environment import VAR_DIR, env

# Log

LOG_LEVEL = env.str("LOG_LEVEL", "INFO")
LOG_FORMAT = env.str("LOG_FORMAT", "text")
LOG_FORMATTERS = {"text": "portal.watching.log.TextFormatter", "json": "portal.watching.log.JsonFormatter"}
if LOG_FORMAT not in LOG_FORMATTERS:
    raise ImproperlyConfigured("LOG_FORMAT is text, a line for people to read, or json, a line for programs.")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"()": LOG_FORMATTERS[LOG_FORMAT]}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": LOG_LEVEL},
    "loggers": {
        "django": {"handlers": [], "propagate": True},
        "django.utils.autoreload": {"level": "WARNING"},
        # A line for each request; WARNING leaves only those that failed.
        "portal.requests": {"level": env.str("REQUEST_LOG_LEVEL", LOG_LEVEL)},
        # It says once more, and with less, what portal.requests says of each answer 404.
        "django.request": {"level": "ERROR"},
        # Whoever looks for open doors asks for hosts that are not ours; the line of the request says 400.
        "django.security.DisallowedHost": {"handlers": [], "propagate": False},
        # Several lines for each page that is saved and indexed would bury the rest; the admin keeps its own record.
        "django_tasks": {"level": "WARNING"},
        "wagtail": {"level": "WARNING"},
        # It tells each step, and each rule of a style sheet for screens that it passes over.
        "weasyprint": {"level": "ERROR"},
        "fontTools": {"level": "WARNING"},
    },
}

# Trusted only when named: a visitor could send the header too. Example: X-Request-ID.
REQUEST_ID_HEADER = env.str("REQUEST_ID_HEADER", "")

# How many proxies stand in front and add to X-Forwarded-For where a request comes from; with 0 nobody is believed.
PROXIES = env.int("PROXIES", 0)

# Figures

METRICS_TOKEN = env.str("METRICS_TOKEN", "")
METRICS_NETWORKS = env.list("METRICS_NETWORKS", default=[])
try:
    METRICS_NETWORKS = [ip_network(network) for network in METRICS_NETWORKS]
except ValueError as error:
    raise ImproperlyConfigured(f"METRICS_NETWORKS: {error}; it is 10.0.0.0/8,127.0.0.1 or the like.") from error
METRICS = bool(METRICS_TOKEN or METRICS_NETWORKS)
if METRICS:
    # Where the workers of one machine add up their figures; prometheus_client reads the variable when it is imported.
    _folder = os.environ.setdefault("PROMETHEUS_MULTIPROC_DIR", str(VAR_DIR / "metrics"))
    os.makedirs(_folder, exist_ok=True)

# Errors

SENTRY_DSN = env.str("SENTRY_DSN", "")
SENTRY_ENVIRONMENT = env.str("SENTRY_ENVIRONMENT", "production")

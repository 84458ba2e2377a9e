"""Which requests are answered from what is kept, and under which key."""

from __future__ import annotations

from functools import cache
from typing import Any
from urllib.parse import parse_qsl

from django.conf import settings
from django.urls import reverse

# An address with other parameters than these is made anew: nobody fills the store with ?x=1, ?x=2, or with searches.
KEPT_PARAMETERS = frozenset(
    [
        *"alive ancestor_of award century child_of descendant_of field fields format honour in_office kind".split(),
        *"language letter life limit locale of office offset order organisation p page period place".split(),
        *"rich_text_format slug translation_of type v year".split(),
    ]
)
LONGEST_QUERY = 200  # characters


@cache
def _elsewhere() -> tuple[str, ...]:
    """The beginnings of addresses that are never kept: the admin's, probes, and files with servers of their own."""
    probes = (reverse("healthz"), reverse("readyz"), reverse("metrics"))
    files = (reverse("wagtaildocs_serve", args=(0, ""))[:-2], "/static/", "/media/")
    return (reverse("wagtailadmin_home"), *probes, *files)


@cache
def _cookies() -> tuple[str, ...]:
    """The cookies that an answer may depend on."""
    return (settings.SESSION_COOKIE_NAME, "messages")


def key_of(environ: dict[str, Any]) -> tuple[str, ...] | None:
    """The key under which the answer is kept; None for what only Django answers.

    That is anything but reading, readers who are signed in or bring a token, and the admin. Under /api/ cookies say
    nothing (``portal.middleware.ApiMiddleware``).
    """
    if environ["REQUEST_METHOD"] not in ("GET", "HEAD") or "HTTP_AUTHORIZATION" in environ:
        return None
    path = environ["PATH_INFO"]
    cookies = environ.get("HTTP_COOKIE")
    if cookies and not path.startswith("/api/") and any(f"{name}=" in cookies for name in _cookies()):
        return None
    if path.startswith(_elsewhere()):
        return None
    query = environ.get("QUERY_STRING", "")
    if query and not _is_kept(query):
        return None
    proxy = settings.SECURE_PROXY_SSL_HEADER
    return (
        environ["wsgi.url_scheme"] if proxy is None else environ.get(proxy[0], ""),
        environ.get("HTTP_HOST", environ["SERVER_NAME"]),
        path,
        query,
        # Other sites are told that they may read it; the answer is the same for all of them.
        "cors" if "HTTP_ORIGIN" in environ else "",
    )


def _is_kept(query: str) -> bool:
    if len(query) > LONGEST_QUERY:
        return False
    return all(name in KEPT_PARAMETERS for name, _value in parse_qsl(query, keep_blank_values=True))

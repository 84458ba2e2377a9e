"""Every kind of answer carries the headers that docs/headers.md says, and no other kind of answer exists."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as portal_settings

from biography.models import PortalRendition
from tests.answers import HOST, KINDS, a_world
from tests.factories import an_image

DOCS = Path(__file__).resolve().parents[1] / "docs" / "headers.md"
HSTS = "max-age=31536000"
ON_ALL = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}


def policy(response: Any) -> dict[str, str]:
    """The directives of an answer's Content-Security-Policy."""
    parts = [part.strip().partition(" ") for part in response.headers["Content-Security-Policy"].split(";")]
    return {name: values for name, _space, values in parts}


POLICIES = {
    "public": portal_settings.CONTENT_SECURITY_POLICY["DIRECTIVES"],
    "embedded": portal_settings.CONTENT_SECURITY_POLICY["DIRECTIVES"] | {"frame-ancestors": ["*"]},
    "admin": portal_settings.CONTENT_SECURITY_POLICY_OF_THE_ADMIN,
    "files": portal_settings.CONTENT_SECURITY_POLICY_OF_FILES,
}


def name_of_policy(response: Any) -> str:
    found = policy(response)
    for name, directives in POLICIES.items():
        if found == {key: "" if value is True else " ".join(value) for key, value in directives.items()}:
            return name
    raise AssertionError(f"a policy that docs/headers.md does not know: {found}")


def row(kind: Any, response: Any) -> str:
    headers = response.headers
    cells = [
        kind.name,
        str(response.status_code),
        name_of_policy(response),
        headers.get("X-Frame-Options", "anybody").lower(),
        "yes" if headers.get("Strict-Transport-Security") == HSTS else "no",
        headers.get("Cache-Control", "") or "–",
        ", ".join(sorted(response.cookies)) or "–",
        headers.get("Access-Control-Allow-Origin", "–").replace("*", "any"),
    ]
    return f"| {' | '.join(cells)} |"


@pytest.fixture
def as_in_production(settings, monkeypatch, db):
    """HTTPS, static files from the portal itself, and one address that fails."""
    settings.ALLOWED_HOSTS = [HOST]
    settings.SECURE_SSL_REDIRECT = settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = True
    settings.WHITENOISE_USE_FINDERS = settings.WHITENOISE_AUTOREFRESH = True
    inner = settings.MIDDLEWARE.index("django.middleware.security.SecurityMiddleware")
    whitenoise = "whitenoise.middleware.WhiteNoiseMiddleware"
    settings.MIDDLEWARE = [*settings.MIDDLEWARE[: inner + 1], whitenoise, *settings.MIDDLEWARE[inner + 1 :]]
    monkeypatch.setattr("biography.views.robots.urljoin", broken)


def broken(*_args: Any, **_kwargs: Any) -> Any:
    raise RuntimeError("broken")


def test_every_kind_of_answer_is_as_documented(as_in_production):
    world = a_world()
    rows, missing = [], []
    for kind in KINDS:
        response = kind.answer(world)
        rows.append(row(kind, response))
        missing += [
            f"{kind.name}: {name} is {response.headers.get(name)}"
            for name, value in ON_ALL.items()
            if response.headers.get(name) != value
        ]
        if response.headers.get("Permissions-Policy", "").count("=()") < 20:
            missing.append(f"{kind.name}: no Permissions-Policy")
        if "secure" not in dict(kind.asked) and HSTS not in response.headers.get("Strict-Transport-Security", ""):
            missing.append(f"{kind.name}: no Strict-Transport-Security")
        missing += [
            f"{kind.name}: the cookie {name} is for HTTP too"
            for name, one in response.cookies.items()
            if not one["secure"]
        ]
        if response.streaming:
            # Read to its end, a file is closed, and the connection to the database is not.
            assert b"".join(response)
    assert missing == []
    table = "\n".join(rows)
    kept = re.search(r"<!-- table -->\n(?:\|.*\n){2}((?:\|.*\n)+)", DOCS.read_text())
    assert kept, "docs/headers.md has lost its table"
    assert kept[1].strip() == table, f"docs/headers.md is to say:\n{table}"


@pytest.mark.parametrize("name", ["public", "embedded", "files"])
def test_nothing_public_runs_inline_scripts_or_loads_from_elsewhere(name):
    text = str(POLICIES[name])
    assert "unsafe" not in text
    assert POLICIES[name]["default-src"] == ["'none'"]
    assert "http" not in text
    assert "*" not in text.replace("'frame-ancestors': ['*']", "")


def test_the_admin_is_loosened_by_inline_scripts_and_styles_alone():
    public, admin = POLICIES["public"], POLICIES["admin"]
    changed = {name: admin[name] for name in admin if admin[name] != public.get(name)}
    assert changed == {
        "script-src": ["'self'", "'unsafe-inline'"],
        "style-src": ["'self'", "'unsafe-inline'"],
        "img-src": ["'self'", "data:", "blob:"],
    }
    assert "unsafe-eval" not in str(admin)


def test_the_policies_stand_in_the_documentation_word_by_word():
    text = DOCS.read_text()
    for name, directives in POLICIES.items():
        said = "; ".join(key if value is True else f"{key} {' '.join(value)}" for key, value in directives.items())
        assert f"| {name} | `{said}` |" in text


def test_a_document_is_saved_and_never_opened_here(as_in_production, client):
    answer = client.get(a_world().document, secure=True, headers={"host": HOST})
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert policy(answer) == {"default-src": "'none'", "frame-ancestors": "'none'", "sandbox": ""}


@pytest.mark.django_db
def test_the_folder_of_uploads_gives_out_nothing_but_pictures(client, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    for name in ("images/a.jpg", "images/a.html", "documents/secret.pdf", "original_images/a.jpg", "other.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("<script>")
    image = an_image()
    for name in ("images/a.jpg", "images/a.html"):
        PortalRendition.objects.create(image=image, filter_spec=name, file=name, width=1, height=1)
    shown = client.get("/media/images/a.jpg")
    assert (shown.status_code, shown.headers.get("Content-Disposition")) == (200, 'inline; filename="a.jpg"')
    assert client.get("/media/images/a.html").headers["Content-Disposition"].startswith("attachment")
    for path in ("documents/secret.pdf", "original_images/a.jpg", "other.txt", "images/../documents/secret.pdf"):
        assert client.get(f"/media/{path}").status_code == 404, path

"""What a visitor gets through nginx, and through nginx and Varnish, is what the portal says, and nothing else."""

from __future__ import annotations

import gzip
import re
from http.client import HTTPConnection
from itertools import count

import brotli
import pytest

from tests.proxies.conftest import Front, Place
from tests.proxies.servers import HOST, TOKEN
from tests.proxies.visitors import Visitor
from tests.test_headers import DOCS, HSTS, ON_ALL, POLICIES

LIFE = "/people/ada/"
ADDRESSES = {
    "page": LIFE,
    "timeline to be embedded": f"{LIFE}timeline/embed/",
    "file of a life": f"{LIFE}biography.jsonld",
    "feed": "/feeds/changes.atom",
    "API v3": "/api/v3/people/",
    "404": "/no-such-page/",
    "sign-in": "/sign-in/",
    "admin, not signed in": "/admin/",
    "page for those who sign in": "/people/hidden/",
    "picture": "picture",
    "picture, the original": "original",
    "document": "document",
}


def documented(kind: str) -> list[str]:
    """The cells of a row of docs/headers.md: status, policy, frame, HSTS, Cache-Control."""
    row = re.search(rf"^\| {re.escape(kind)} \| (.*) \|$", DOCS.read_text(), re.M)
    assert row, kind
    return row[1].split(" | ")


@pytest.mark.parametrize("kind", ADDRESSES)
@pytest.mark.parametrize("time", ["first", "second"])
def test_each_kind_of_answer_has_the_headers_that_are_documented(visitor: Visitor, place: Place, kind: str, time: str):
    answer = visitor.asks(place.world.get(ADDRESSES[kind], ADDRESSES[kind]))
    status, policy, frame, hsts, cached, *_rest = documented(kind)
    kept_by_pages = "public, max-age=0, must-revalidate" if status == "200" and policy != "files" else None
    directives = POLICIES[policy].items()
    said = "; ".join(key if value is True else f"{key} {' '.join(value)}" for key, value in directives)
    assert answer.status == int(status)
    assert sorted(answer.headers["Content-Security-Policy"].split("; ")) == sorted(said.split("; "))
    assert (answer.headers["X-Frame-Options"] or "anybody").lower() == frame
    assert (answer.headers["Strict-Transport-Security"] == HSTS) is (hsts == "yes")
    assert answer.headers["Cache-Control"] == (kept_by_pages if cached == "–" else cached)
    assert {name: answer.headers[name] for name in ON_ALL} == ON_ALL
    assert len(answer.headers.get_all("X-Request-ID")) == 1
    assert answer.headers["CDN-Cache-Control"] is None or answer.status == 200


def test_a_static_file_is_kept_for_ever_under_the_name_of_its_content(visitor: Visitor):
    page = visitor.asks(LIFE).text
    address = re.search(r'href="(/static/[^"]+\.[0-9a-f]{12}\.css)"', page)
    assert address
    for _ in range(2):
        answer = visitor.asks(address[1], Accept_Encoding="gzip")
        assert (answer.status, answer.headers["Content-Encoding"]) == (200, "gzip")
        assert answer.headers["Cache-Control"] == "max-age=315360000, public, immutable"
        assert answer.headers["Strict-Transport-Security"] == HSTS
        assert b"{" in gzip.decompress(answer.content)


def test_a_document_is_saved_and_a_private_one_is_for_those_who_may_have_it(front: Front, place: Place):
    answer = front.visitor().asks(place.world["document"])
    assert (answer.content, answer.headers["Content-Disposition"][:10]) == (b"%PDF-1.4", "attachment")
    chief = front.visitor()
    chief.signs_in()
    assert chief.asks(place.world["secret"]).content == b"%PDF-1.4 secret"
    refused = front.visitor().asks(place.world["secret"])
    assert refused.status == 302
    assert refused.headers["Location"].startswith("/sign-in/")


@pytest.mark.parametrize(
    "way",
    [
        "/media/{file}",
        "//media/{file}",
        "/media//{file}",
        "/media/images/../{file}",
        "/media/images/..%2f{file}",
        "/media/images/%2e%2e/{file}",
        "/media/images/%2e%2e%2f{file}",
        "/media/images/..%252f{file}",
        "/media/images/..;/{file}",
        "/media/images../{file}",
        "/media/images/x.png/../../{file}",
        "/media%2f{file}",
        "/static/../media/{file}",
        "/static/..%2fmedia/{file}",
        "/%6dedia/{file}",
        "/media/{file}?x.png",
        "/media/{file}%00.png",
        "/media/images/..%2f{file}%00.png",
        "/media/images/..\\{file}",
    ],
)
def test_no_way_leads_to_the_file_of_a_private_document(visitor: Visitor, place: Place, way: str):
    answer = visitor.asks(way.format(file=place.world["file"]))
    assert answer.status in (301, 302, 400, 404)
    assert b"secret" not in answer.content.replace(place.world["file"].encode(), b"")


def test_no_answer_is_given_in_another_name(front: Front):
    visitor = front.visitor()
    with pytest.raises(OSError, match="without response"):
        visitor.asks(LIFE, host="evil.example")
    ordinary = visitor.asks(LIFE, X_Forwarded_Host="evil.example", Forwarded="host=evil.example")
    assert ordinary.status == 200
    assert "evil.example" not in ordinary.text
    connection = HTTPConnection("127.0.0.1", front.http)
    connection.request("GET", LIFE, headers={"Host": "evil.example"})
    assert connection.getresponse().headers["Location"] == f"https://{HOST}{LIFE}"


def test_a_visitor_can_not_say_that_http_was_https(front: Front):
    """The portal behind would believe it; nginx says what is so."""
    connection = HTTPConnection("127.0.0.1", front.http)
    connection.request("GET", LIFE, headers={"Host": HOST, "X-Forwarded-Proto": "https"})
    assert connection.getresponse().status == 301
    assert front.visitor().asks(LIFE, X_Forwarded_Proto="http").status == 200


def test_each_answer_has_the_id_of_its_own_request_and_not_one_that_the_visitor_made_up(visitor: Visitor):
    seen = {visitor.asks(LIFE, X_Request_ID="made-up").headers["X-Request-ID"] for _ in range(3)}
    assert len(seen) == 3
    assert "made-up" not in seen


@pytest.mark.parametrize("path", ["/healthz", "/readyz", "/metrics", "/%6detrics", "//metrics", "/x/../metrics"])
def test_probes_and_figures_are_for_those_inside(front: Front, path: str):
    bearer = {"Authorization": f"Bearer {TOKEN}"}
    outside = front.visitor().asks(path, X_Forwarded_For="127.0.0.1, 10.0.0.1", X_Real_IP="127.0.0.1", **bearer)
    assert outside.status == 403


@pytest.mark.parametrize(("path", "without_token"), [("/healthz", 200), ("/readyz", 200), ("/metrics", 404)])
def test_those_inside_get_probes_and_with_the_token_figures(front: Front, path: str, without_token: int):
    inside = front.visitor("127.0.0.1")
    assert inside.asks(path, Authorization=f"Bearer {TOKEN}").status == 200
    assert inside.asks(path).status == without_token


def test_the_limit_of_the_api_counts_visitors_and_not_what_they_make_up(front: Front):
    """130 requests in a minute or two: one of them has more than 60."""
    source = "127.0.0.21"
    numbers = count()
    for _ in range(130):
        made_up = f"10.1.1.{next(numbers)}"
        answer = front.visitor(source).asks("/api/v3/pages/", X_Forwarded_For=f"{made_up}, {made_up}")
        if answer.status == 429:
            break
    assert answer.status == 429
    assert int(answer.headers["Retry-After"]) <= 60
    assert front.visitor("127.0.0.22").asks("/api/v3/pages/").status == 401


def test_guessing_passwords_makes_the_one_who_guesses_wait_alone(front: Front):
    source = "127.0.0.31" if not front.varnish else "127.0.0.33"
    for number in range(6):
        answer = front.visitor(source).signs_in("wrong", X_Forwarded_For=f"10.2.2.{number}, 10.2.2.{number}")
    assert "too many failed attempts" in answer.text
    elsewhere = front.visitor("127.0.0.32").signs_in("wrong")
    assert "do not belong together" in elsewhere.text
    assert "too many failed attempts" not in elsewhere.text


def test_a_page_comes_in_the_coding_that_was_asked_for_once(visitor: Visitor):
    plain = visitor.asks(LIFE)
    assert plain.headers["Content-Encoding"] is None
    for _ in range(2):
        zipped = visitor.asks(LIFE, Accept_Encoding="gzip")
        assert zipped.headers["Content-Encoding"] == "gzip"
        assert gzip.decompress(zipped.content) == plain.content
        both = visitor.asks(LIFE, Accept_Encoding="gzip, br")
        unpack = {"br": brotli.decompress, "gzip": gzip.decompress}[both.headers["Content-Encoding"]]
        assert unpack(both.content) == plain.content
        assert "Accept-Encoding" in zipped.headers["Vary"]


def test_who_has_the_page_already_gets_304(visitor: Visitor):
    tag = visitor.asks(LIFE).headers["ETag"]
    again = visitor.asks(LIFE, If_None_Match=tag)
    assert (again.status, again.content, again.headers["ETag"]) == (304, b"", tag)
    assert visitor.asks(LIFE, If_None_Match='W/"other"').status == 200


def test_a_form_can_be_posted_also_when_another_page_was_opened_since(visitor: Visitor):
    visitor.asks("/sign-in/")
    before = visitor.cookies["csrftoken"]
    visitor.asks("/sign-in/")
    visitor.asks(LIFE)
    assert visitor.cookies["csrftoken"] == before, "a form opened before would be refused"
    answer = visitor.signs_in()
    assert answer.status == 302
    assert visitor.asks("/admin/").status == 200


def test_what_a_form_says_depends_on_its_token(front: Front):
    answer = front.visitor().asks("/contact/", "POST", b"message=x", Origin="https://evil.example")
    assert answer.status == 403


def test_the_admin_and_whoever_is_signed_in_are_answered_anew(front: Front):
    chief, reader = front.visitor(), front.visitor()
    chief.signs_in()
    assert chief.asks(LIFE).headers["Cache-Control"] == "private, no-cache"
    assert reader.asks(LIFE).headers["Cache-Control"] == "public, max-age=0, must-revalidate"
    assert chief.asks(LIFE).headers["Cache-Control"] == "private, no-cache"
    assert chief.asks("/admin/").status == 200
    assert reader.asks("/admin/").status == 302
    tokens = {front.visitor().asks("/sign-in/").headers["Set-Cookie"] for _ in range(3)}
    assert len(tokens) == 3


def test_a_file_as_large_as_the_portal_takes_passes_and_a_larger_one_is_refused_in_a_sentence(front: Front):
    chief = front.visitor()
    chief.signs_in()
    page = chief.asks("/admin/documents/multiple/add/").text
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page)
    assert token

    def sends(megabytes: int) -> tuple[int, str]:
        boundary = "a-boundary"
        head = f'--{boundary}\r\nContent-Disposition: form-data; name="files[]"; filename="large.txt"\r\n\r\n'
        body = head.encode() + b"x" * (megabytes * 1024 * 1024) + f"\r\n--{boundary}--\r\n".encode()
        answer = chief.asks(
            "/admin/documents/multiple/add/",
            "POST",
            body,
            Content_Type=f"multipart/form-data; boundary={boundary}",
            X_CSRFToken=token[1],
            X_Requested_With="XMLHttpRequest",
            Origin=f"https://{HOST}",
            Referer=f"https://{HOST}/admin/documents/multiple/add/",
        )
        return answer.status, answer.text

    status, said = sends(20)
    assert (status, '"success": true' in said) == (200, True), said[:500]
    status, said = sends(22)
    assert (status, "too big" in said) == (200, True), said[:500]
    # The length that is announced is enough to refuse it.
    refused = front.visitor().asks("/contact/", "POST", Content_Length=str(26 * 1024 * 1024))
    assert (refused.status, refused.text) == (413, "This is too large: the portal takes files of up to 20 MB.\n")

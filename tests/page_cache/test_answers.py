"""Answers as they are kept: codings, what the reader has already, and their way through another store."""

import gzip

import brotli
import pytest

from portal.page_cache.answers import Answer

BODY = b"<p>A life.</p>" * 100
HEADERS = [("Content-Type", "text/html; charset=utf-8"), ("Vary", "Cookie"), ("Content-Length", "3")]


def an_answer(body: bytes = BODY, headers: list[tuple[str, str]] = HEADERS) -> Answer:
    return Answer.of("generation", 2e9, "200 OK", headers, body)


def sent(answer: Answer, method: str = "GET", **asked: str) -> tuple[str, dict[str, str], bytes]:
    said: list = []
    body = answer.send({"REQUEST_METHOD": method, **asked}, lambda *given: said.append(given))
    return said[0][0], dict(said[0][1]), b"".join(body)


@pytest.mark.parametrize(
    ("accepted", "coding", "decode"),
    [
        ("", None, bytes),
        ("identity", None, bytes),
        ("gzip", "gzip", gzip.decompress),
        ("gzip, deflate, br", "br", brotli.decompress),
        ("br;q=0, gzip;q=0.5", "gzip", gzip.decompress),
        ("br;q=0,gzip;q=0.000", None, bytes),
    ],
)
def test_a_body_comes_in_a_coding_that_the_reader_takes(accepted, coding, decode):
    _status, headers, body = sent(an_answer(), HTTP_ACCEPT_ENCODING=accepted)
    assert headers.get("Content-Encoding") == coding
    assert decode(body) == BODY
    assert headers["Content-Length"] == str(len(body))
    assert headers["Vary"] == "Cookie, Accept-Encoding"


def test_pictures_and_short_bodies_are_not_compressed():
    for answer in (an_answer(b"short"), an_answer(BODY, [("Content-Type", "image/png")])):
        _status, headers, body = sent(answer, HTTP_ACCEPT_ENCODING="br, gzip")
        assert "Content-Encoding" not in headers
        assert len(body) == int(headers["Content-Length"])


def test_what_the_reader_has_already_is_not_sent_again():
    answer = an_answer()
    tag = answer.etag.removeprefix("W/")
    for known in (answer.etag, tag, f'"other", {tag}', "*"):
        status, headers, body = sent(answer, HTTP_IF_NONE_MATCH=known)
        assert (status, body) == ("304 Not Modified", b"")
        assert headers == {"ETag": answer.etag, "Vary": "Cookie, Accept-Encoding"}
    assert sent(answer, HTTP_IF_NONE_MATCH='"other"')[0] == "200 OK"


def test_another_body_has_another_tag_and_the_same_body_the_same():
    assert an_answer().etag == an_answer().etag != an_answer(BODY + b".").etag


def test_head_is_answered_without_the_body():
    status, headers, body = sent(an_answer(), "HEAD")
    assert (status, body, headers["Content-Length"]) == ("200 OK", b"", str(len(BODY)))


def test_an_answer_survives_its_way_through_another_store():
    answer = an_answer()
    assert Answer.unpacked("generation", answer.packed()) == answer


def test_what_has_not_changed_since_a_date_is_not_sent_again():
    answer = an_answer(headers=[*HEADERS, ("Last-Modified", "Sun, 01 Mar 2026 12:00:00 GMT")])
    for since in ("Sun, 01 Mar 2026 12:00:00 GMT", "Mon, 02 Mar 2026 00:00:00 GMT"):
        status, headers, body = sent(answer, HTTP_IF_MODIFIED_SINCE=since)
        assert (status, body) == ("304 Not Modified", b"")
        assert headers["Last-Modified"] == "Sun, 01 Mar 2026 12:00:00 GMT"
    for since in ("Sun, 01 Mar 2026 11:59:59 GMT", "yesterday", ""):
        assert sent(answer, HTTP_IF_MODIFIED_SINCE=since)[0] == "200 OK"
    # The tag says more than the date (RFC 9110, 13.1.3).
    assert sent(answer, HTTP_IF_MODIFIED_SINCE="Mon, 02 Mar 2026 00:00:00 GMT", HTTP_IF_NONE_MATCH='"x"')[0] == "200 OK"


def test_scripts_of_other_sites_may_read_that_nothing_has_changed():
    answer = an_answer(headers=[*HEADERS, ("Access-Control-Allow-Origin", "*")])
    status, headers, _body = sent(answer, HTTP_IF_NONE_MATCH=answer.etag)
    assert (status, headers["Access-Control-Allow-Origin"]) == ("304 Not Modified", "*")

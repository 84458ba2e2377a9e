"""Hypothesis strategies of what no program may fall over: texts, numbers, JSON, headers, addresses."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from typing import Any
from urllib.parse import quote_from_bytes

from hypothesis import strategies as st

SCRIPT = "<script>fuzzed(1)</script>"
"""Never stands in a page as it was sent: a page that shows it unescaped runs what a stranger wrote."""
INJECTED = "X-Injected"
"""The name of a header that no answer has, unless somebody's line breaks got into one."""

TEXTS = (
    "",
    " ",
    "\0",
    "a\0b",
    "\t\r\n",
    "\u202eabc",
    "\u200b",
    "\ufeff",
    "\uffff",
    "\U0010ffff",
    "e" + "\u0301" * 300,
    "İıſßﬃ",
    "👩‍👩‍👧‍👦" * 40,
    "Храпунов",
    "'",
    '"',
    "\\",
    "'; DROP TABLE biography_personpage; --",
    "' OR 1=1 --",
    '" OR ""="',
    "%' AND 1=(SELECT 1/0) --",
    "%",
    "_",
    "*",
    '"unclosed',
    "NEAR(",
    "title: OR AND NOT",
    "a & | ! ( :*",
    f'">{SCRIPT}',
    f"</title></textarea>{SCRIPT}",
    "javascript:alert(1)",
    "{{ 7 * 7 }}",
    "{% debug %}",
    "{{ settings.SECRET_KEY }}",
    "${jndi:ldap://127.0.0.1/a}",
    "%(name)s %s {0} {name}",
    f"a\r\n{INJECTED}: yes",
    f"a\n{INJECTED}: yes\n\n<b>",
    "../../../../etc/passwd",
    "..\\..\\manage.py",
    "/etc/passwd",
    "//127.0.0.1/a",
    "http://[",
    "http://127.0.0.1:99999/",
    "file:///etc/passwd",
    "a" * 256,
    "a" * 5000,
    "á" * 20_000,
    "[" * 500,
    "(" * 200 + ")" * 200,
    "a b " * 1000,
    "true",
    "null",
    "None",
    "undefined",
    "NaN",
    "Infinity",
    "1e999",
    "0",
    "-1",
    "00",
    "0x10",
    "1_000",
    "١٢٣",
    "²",
    "1.5",
    "2147483648",
    "9223372036854775808",
    "-9223372036854775809",
    "9" * 400,
    "9" * 5000,
    "1984",
    "1984-02-30",
    "0000",
    "-9999",
    "99999-01-01",
    "Y-17E7",
    "Y" + "9" * 60,
    "1984-02/..",
    "/",
    "../..",
    "[1984..",
    "198X-XX~?%",
    "1984-02-05T25:61:61Z",
    "13-45",
    "02-29",
    "en-XX",
    "zz",
    "biography.PersonPage",
    "auth.User",
    "biography.Nothing",
    "*,-id,parent(parent(parent(*)))",
    "a(b(c(d",
    "id__in",
    "-password",
    "user__password",
    "__class__",
    "action-publish",
)
BROKEN_BYTES = (
    b"%",
    b"%zz",
    b"%u0041",
    b"%C0%AF",
    b"%FF%FE",
    b"%E2%82",
    b"%ED%A0%80",
    b"%F4%90%80%80",
    b"%00",
    b"%0d%0a",
)
NUMBERS = (0, -1, 1, 2**31, 2**63, -(2**63) - 1, 10**18, 10**40, 10**400)


def pick(options: Sequence[Any]) -> st.SearchStrategy[Any]:
    """One of these. Hypothesis writes out what a strategy of its own samples from, again and again: these are long."""
    return st.integers(0, len(options) - 1).map(lambda number: options[number])


@cache
def texts() -> st.SearchStrategy[str]:
    """Mostly known troublemakers, else any Unicode with lone surrogates."""
    return st.one_of(
        pick(TEXTS),
        pick(TEXTS),
        pick(NUMBERS).map(str),
        st.text(max_size=40),
        st.text(st.characters(categories=("Cs", "Cc", "Co", "Lo")), min_size=1, max_size=8),
        st.builds(str.__add__, pick(TEXTS), st.text(max_size=5)),
    )


def as_bytes(text: str) -> bytes:
    """In UTF-8; surrogates as what no UTF-8 is."""
    return text.encode("utf-8", "surrogatepass")


@cache
def encoded(safe: str = "") -> st.SearchStrategy[bytes]:
    """A part of an address: texts with percent signs as they have to be, or broken ones."""
    right = texts().map(lambda text: quote_from_bytes(as_bytes(text)[:3000], safe=safe).encode())
    return st.one_of(right, right, right, pick(BROKEN_BYTES))


@cache
def queries(names: tuple[str, ...]) -> st.SearchStrategy[bytes]:
    """Parameters that an address knows, and such as none does, perhaps twice."""
    name = st.one_of(pick(names), pick(names), pick(names), texts())
    written = name.map(lambda text: quote_from_bytes(as_bytes(text)[:300], safe="").encode())
    pair = st.builds(lambda key, value: key + b"=" + value, written, encoded())
    return st.lists(pair, max_size=4).map(b"&".join)


@cache
def values() -> st.SearchStrategy[Any]:
    """Any JSON, with texts and numbers of the hostile kind in it."""
    leaf = st.one_of(texts(), pick(NUMBERS), st.none(), st.booleans(), st.floats())
    return st.recursive(
        leaf,
        lambda inner: st.one_of(
            st.lists(inner, max_size=3), st.dictionaries(st.one_of(texts(), st.just("type")), inner, max_size=3)
        ),
        max_leaves=6,
    )


BROKEN_JSON = (
    b"",
    b"{",
    b"nul",
    b'{"a":}',
    b'{"a":1,"a":2}',
    b"{'a':1}",
    b"\xff\xfe",
    b"\xef\xbb\xbf{}",
    b'"\\ud800"',
    b'{"title":"\\u0000"}',
    b"[" * 5000,
    b'{"a":' * 2000,
    b"9" * 5000,
    b"1e999999",
    b"[NaN, Infinity]",
    b"\0",
)


@cache
def json_bodies(names: tuple[str, ...]) -> st.SearchStrategy[bytes]:
    """Objects with fields of these names and hostile values, any other JSON, and what is none."""
    objects = st.dictionaries(pick(names), values(), max_size=5)
    return st.one_of(st.one_of(objects, objects, values()).map(_json), pick(BROKEN_JSON))


def _json(value: Any) -> bytes:
    return json.dumps(value).encode()


HEADERS: dict[str, tuple[bytes, ...]] = {
    "Accept": (b"*/*", b"text/html", b"application/json", b"text/html;q=x", b"/", b"a/b/c", b";" * 50, b"*/*;q=1e999"),
    "Accept-Language": (b"fr", b"ru;q=9", b"zz-ZZ", b"*", b"en-" + b"a" * 600, b"\xff"),
    "Accept-Encoding": (b"gzip", b"br;q=1.0, gzip;q=0", b"gzip;q=x", b"identity;q=0, *;q=0", b"\xe9"),
    "Range": (b"bytes=0-0", b"bytes=5-2", b"bytes=-99999999999", b"bytes=a-b", b"lines=1-", b"bytes=" + b"0-," * 300),
    "If-None-Match": (b"*", b'"', b'W/"x"', b'"a", "b', b"\xff", b"," * 200),
    "If-Match": (b"*", b'"nothing"', b"nothing"),
    "If-Modified-Since": (
        b"0",
        b"Sat, 99 Foo 9999 99:99:99 GMT",
        b"Sat, 29 Oct 1994 19:43:31 GMT",
        b"\xe9",
        b"9" * 500,
    ),
    "If-Unmodified-Since": (b"Sat, 29 Oct 0000 19:43:31 GMT", b"tomorrow"),
    "X-Forwarded-For": (b"", b",", b"10.0.0.1, unknown", b"::1", b"[::1]:80", b"' OR 1=1", b"\xff\xfe", b"1," * 500),
    "X-Forwarded-Host": (b"evil.example", b"127.0.0.1:0", b"\xff"),
    "X-Forwarded-Proto": (b"https", b"javascript", b""),
    "Forwarded": (b"for=1;host=evil.example;proto=x",),
    "Host": (
        b"",
        b"evil.example",
        b"127.0.0.1:99999",
        b"[::1",
        b"a..b",
        b"127.0.0.1 x",
        b"xn--a",
        b"\xe9.example",
        b"a" * 300,
    ),
    "Origin": (b"null", b"https://evil.example", b"http://[", b"\xff", b"http://127.0.0.1:99999999"),
    "Referer": (b"http://[", b"", b"javascript:1", b"\xff", b"//"),
    "Cookie": (
        b"sessionid=x",
        b"csrftoken=",
        b"messages=x",
        b"=;=;",
        b"\xff=\xfe",
        b'a="\\',
        b"django_language=zz",
        b"a=b;" * 300,
    ),
    "Authorization": (
        b"Bearer",
        b"Bearer ",
        b"Bearer \xff",
        b"Basic !!!",
        b"Basic OjpmOg==",
        b"Bearer " + b"a" * 4000,
        b"Digest x",
    ),
    "X-HTTP-Method-Override": (b"DELETE", b"PUT"),
    "X-Requested-With": (b"XMLHttpRequest",),
    "X-Request-ID": (b"\xff", b"a" * 500, b"{{7*7}}"),
    "X-CSRFToken": (b"x", b"\xff"),
    "User-Agent": (b"", b"\xff", b"${jndi:ldap://127.0.0.1/}"),
    "Content-Encoding": (b"gzip", b"x"),
    "Content-Language": (b"zz",),
    "Prefer": (b"respond-async",),
}


@cache
def headers() -> st.SearchStrategy[tuple[tuple[str, bytes], ...]]:
    """None, one or a few, of which each may be wrong in its own way."""
    one = pick([(name, value) for name in sorted(HEADERS) for value in HEADERS[name]])
    few = st.lists(one, max_size=3, unique_by=lambda header: header[0]).map(tuple)
    return st.one_of(st.just(()), st.just(()), few)

"""Files as strangers upload them, and bodies of forms with files in them (RFC 7578), right and wrong."""

from __future__ import annotations

import struct
import zlib
from functools import cache
from io import BytesIO

from hypothesis import strategies as st
from PIL import Image

from tests.fuzz.hostile import as_bytes, pick, texts

BOUNDARY = b"fuzz-boundary"


def picture(kind: str = "PNG", size: tuple[int, int] = (8, 8)) -> bytes:
    out = BytesIO()
    Image.new("RGB", size, (90, 120, 130)).save(out, kind)
    return out.getvalue()


def png_that_says(width: int, height: int) -> bytes:
    """A PNG of a few bytes that claims to be as large as that."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 99)) + chunk(b"IEND", b"")


RIGHT = (picture(), picture("JPEG"), picture("GIF"), picture("WEBP"))
CONTENTS = (
    *RIGHT,
    b"",
    b"\0",
    RIGHT[0][:20],
    RIGHT[0][:-12],
    RIGHT[1][:100],
    RIGHT[1] + b"<?php",
    png_that_says(60_000, 60_000),
    png_that_says(0, 0),
    png_that_says(2**31 - 1, 1),
    b"GIF89a" + b"\xff" * 20,
    b"RIFF\xff\xff\xff\xffWEBPVP8X",
    b"\0\0\0 ftypavif" + b"\0" * 20,
    b"<svg xmlns='http://www.w3.org/2000/svg' onload='fuzzed(1)'/>",
    b"<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>",
    b"%PDF-1.4",
    b"PK\x03\x04",
    b"a,b\n=1+1,\xff\n",
    b"old,new\n/a,/b\n",
    b"a" * 200_000,
)
NAMES = (
    "a.png",
    "a.jpg",
    "a.gif",
    "a.webp",
    "a.avif",
    "a.pdf",
    "a.csv",
    "a.xlsx",
    "a.txt",
    "a.svg",
    "a.php",
    "a",
    "",
    ".png",
    "../../a.png",
    "..",
    "/etc/passwd.png",
    "C:\\a.png",
    "a\0.png",
    "a\r\nX-Injected: yes.png",
    '".png',
    "a" * 300 + ".png",
    "á" * 200 + ".jpg",
    "\ud800.png",
    "a.png.exe",
    "CON.png",
)


@cache
def uploads() -> st.SearchStrategy[tuple[str, bytes]]:
    """The name of a file and what is in it."""
    return st.tuples(st.one_of(pick(NAMES), texts()), pick(CONTENTS))


def multipart(fields: list[tuple[str, str]], files: list[tuple[str, str, bytes]]) -> tuple[bytes, bytes]:
    """A body and its Content-Type."""
    parts = []
    for name, value in fields:
        parts.append(b'Content-Disposition: form-data; name="' + _quoted(name) + b'"\r\n\r\n' + as_bytes(value))
    for name, filename, content in files:
        said = b'"; filename="' + _quoted(filename) + b'"\r\nContent-Type: image/png\r\n\r\n'
        parts.append(b'Content-Disposition: form-data; name="' + _quoted(name) + said + content)
    body = b"".join(b"--" + BOUNDARY + b"\r\n" + part + b"\r\n" for part in parts) + b"--" + BOUNDARY + b"--\r\n"
    return body, b"multipart/form-data; boundary=" + BOUNDARY


def _quoted(text: str) -> bytes:
    """As browsers do; now and then a name has line breaks, which they escape, and strangers need not."""
    return as_bytes(text).replace(b'"', b"%22")


@cache
def broken_multipart() -> st.SearchStrategy[tuple[bytes, bytes]]:
    """Bodies that no boundary fits, that end too early, that encode what cannot be decoded."""
    right, kind = multipart([("title", "a")], [("file", "a.png", RIGHT[0])])
    part = b"--" + BOUNDARY + b"\r\n"
    encoded = b'Content-Disposition: form-data; name="title"\r\nContent-Transfer-Encoding: base64\r\n\r\n!!!\r\n'
    return pick(
        (
            (right, b"multipart/form-data"),
            (right, b"multipart/form-data; boundary="),
            (right, b"multipart/form-data; boundary=other"),
            (right, b"multipart/form-data; boundary=\xff"),
            (right, b"multipart/form-data; boundary=" + b"a" * 300),
            (right, b"multipart/form-data; boundary=" + BOUNDARY + b"; charset=nonsense"),
            (right[: len(right) // 2], kind),
            (right[:10], kind),
            (b"", kind),
            (part, kind),
            (part + b"\r\n\r\n" + part, kind),
            (part + encoded + right, kind),
            (part + b"Content-Disposition: form-data\r\n\r\na\r\n" + right, kind),
            (part + b"Content-Disposition: form-data; name*=utf-8''%FF\r\n\r\na\r\n" + right, kind),
            (part + b"Content-Disposition: " + b"a" * 2000 + b"\r\n\r\na\r\n" + right, kind),
            (part + b"A: b\r\n" * 500 + b"\r\na\r\n" + right, kind),
            (part + b'Content-Disposition: form-data; name="a"; filename="a.png"\r\n' + right, kind),
            (b"".join(part + b'Content-Disposition: form-data; name="a"\r\n\r\nb\r\n' for _n in range(1500)), kind),
        )
    )

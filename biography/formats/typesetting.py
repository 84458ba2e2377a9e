"""Sets one edition as a PDF with WeasyPrint: JSON on standard input, the PDF on standard output.

Run as a script, in a process of its own (``pdf.py``): it imports nothing of the portal, and its memory goes with it.
"""

import base64
import json
import sys
from pathlib import Path
from urllib.parse import urlsplit

from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

FONTS = Path(__file__).parent / "fonts"
STYLE = Path(__file__).resolve().parents[1] / "static" / "biography" / "edition.css"


class OurFilesAlone(URLFetcher):
    """Fetches the edition's pictures and our own fonts, and nothing from the network or the disk."""

    def __init__(self, pictures: dict[str, str]) -> None:
        super().__init__()
        self._pictures = pictures

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        scheme, name = urlsplit(url).scheme, urlsplit(url).path
        if scheme == "font" and (FONTS / name).parent == FONTS and (FONTS / name).suffix == ".ttf":
            return URLFetcherResponse(url, (FONTS / name).read_bytes(), {"Content-Type": "font/ttf"})
        if url not in self._pictures:
            raise ValueError(f"{url} is not part of the edition")
        return URLFetcherResponse(url, base64.b64decode(self._pictures[url]), {"Content-Type": "image/jpeg"})


def typeset(html: str, base_url: str, pictures: dict[str, str]) -> bytes:
    """The page as a tagged PDF (PDF/UA-1). ``pictures``: files in base64, by address."""
    fetcher, fonts = OurFilesAlone(pictures), FontConfiguration()
    style = CSS(string=STYLE.read_text(), base_url="font:", url_fetcher=fetcher, font_config=fonts)
    document = HTML(string=html, base_url=base_url, url_fetcher=fetcher)
    return document.write_pdf(stylesheets=[style], font_config=fonts, pdf_variant="pdf/ua-1")


if __name__ == "__main__":
    sys.stdout.buffer.write(typeset(**json.load(sys.stdin.buffer)))

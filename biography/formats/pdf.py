"""HTML as a PDF with WeasyPrint, which is an extra (``pdf``) and needs Pango on the machine: without, there is none."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from PIL import ImageFile

FONTS = Path(__file__).parent / "fonts"
STYLE = Path(__file__).resolve().parents[1] / "static" / "biography" / "edition.css"

Picture = Callable[[str], bytes | None]


@cache
def is_possible() -> bool:
    """Whether this machine can make PDFs: WeasyPrint is installed and finds Pango."""
    try:
        import weasyprint  # noqa: F401
    except (ImportError, OSError):
        return False
    finally:
        # WeasyPrint lets Pillow take pictures that end too soon, in the whole process; uploads must not.
        ImageFile.LOAD_TRUNCATED_IMAGES = False
    return True


def pdf(html: str, base_url: str, picture: Picture) -> bytes:
    """The page as a tagged PDF (PDF/UA-1). ``picture`` answers the file of an address, or None.

    Nothing else is fetched but our own fonts: not from the network, and not from the machine's disk.
    """
    is_possible()  # undoes what importing WeasyPrint does to Pillow
    from weasyprint import CSS, HTML
    from weasyprint.text.fonts import FontConfiguration

    fetcher, fonts = _fetcher(picture), FontConfiguration()
    style = CSS(string=STYLE.read_text(), base_url="font:", url_fetcher=fetcher, font_config=fonts)
    document = HTML(string=html, base_url=base_url, url_fetcher=fetcher)
    return document.write_pdf(stylesheets=[style], font_config=fonts, pdf_variant="pdf/ua-1")


def _fetcher(picture: Picture) -> Any:
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class OurFilesAlone(URLFetcher):
        def fetch(self, url: str, headers: Any = None) -> URLFetcherResponse:
            scheme, name = urlsplit(url).scheme, urlsplit(url).path
            if scheme == "font" and (FONTS / name).parent == FONTS and (FONTS / name).suffix == ".ttf":
                return URLFetcherResponse(url, (FONTS / name).read_bytes(), {"Content-Type": "font/ttf"})
            content = picture(url)
            if content is None:
                raise ValueError(f"{url} is not part of the edition")
            return URLFetcherResponse(url, content, {"Content-Type": "image/jpeg"})

    return OurFilesAlone()

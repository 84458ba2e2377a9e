"""Documents for front ends elsewhere: addresses with a host, and prose whose links lead somewhere."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, Literal

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import override
from pydantic import AfterValidator, BaseModel
from wagtail.api.v2.utils import get_full_url

from biography.document import Rendition
from biography.markup import Attributes, check_markup, rewrite_links
from biography.models import PeopleIndexPage
from biography.templatetags.biography import address, in_language

RichTextFormat = Literal["db_html", "html"]
FORMATS: tuple[RichTextFormat, ...] = ("db_html", "html")
"""As Wagtail calls them. ``db_html``: links by public keys, as in files; ``html``: links with their addresses."""


@lru_cache(maxsize=256)
def markup_of(model: type[BaseModel]) -> frozenset[str]:
    """The fields of a model that hold prose."""
    return frozenset(
        name
        for name, field in model.model_fields.items()
        if any(isinstance(one, AfterValidator) and one.func is check_markup for one in field.metadata)
    )


class Addresses:
    """Gives the values of one answer their addresses."""

    def __init__(self, request: HttpRequest, rich_text_format: str = "db_html") -> None:
        self.request, self.links = request, rich_text_format == "html"
        self._people: dict[str, str] = {}

    def of(self, value: Any, language: str) -> Any:
        """The value with absolute addresses of pictures and, if asked for, of the links in its prose.

        ``language``: in which the pages that links lead to are shown. What needs no change is answered as it is.
        """
        if isinstance(value, tuple):
            made = tuple(self.of(one, language) for one in value)
            return made if any(one is not other for one, other in zip(made, value, strict=True)) else value
        if isinstance(value, Rendition):
            return value.model_copy(update={"url": get_full_url(self.request, value.url)})
        if not isinstance(value, BaseModel):
            return value
        changed: dict[str, Any] = {}
        prose = markup_of(type(value)) if self.links else frozenset()
        for name, part in vars(value).items():
            new = self.prose(part, language) if name in prose else self.of(part, language)
            if new is not part:
                changed[name] = new
        return value.model_copy(update=changed) if changed else value

    def prose(self, html: str, language: str) -> str:
        """The markup with the addresses of its links; where a link has none, its words stay."""

        def resolve(attributes: Attributes) -> Attributes | None:
            with override(language):
                href = address(attributes.get("href") or "", self.people(language))
            return {"href": get_full_url(self.request, href) if href.startswith("/") else href} if href else None

        return rewrite_links(html, resolve)

    def people(self, language: str) -> str:
        """Where the lives are in that language; empty where there is no public list of them."""
        if language not in self._people:
            with override(language):
                indexes = PeopleIndexPage.objects.visible()
                known = {index.locale.language_code: index for index in indexes.select_related("locale")}
                index = known.get(language) or known.get(settings.LANGUAGE_CODE) or next(iter(known.values()), None)
                self._people[language] = in_language(index.get_url(self.request)) if index else ""
        return self._people[language]

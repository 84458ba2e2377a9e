"""What the pages say that belong to no life: the front page, the list of people, the contact page, pages of text."""

from __future__ import annotations

from typing import Any

from pydantic import Field

from biography.document import AnyBlock, Line, Markup, Mention, Value
from biography.models import ContactPage, HomePage, PeopleIndexPage, StandardPage
from biography.references import References
from biography.statements import Statements


class IndexText(Value):
    """What stands above the list of people."""

    introduction: Markup = ""


class HomeText(IndexText):
    """What the front page says of its own; which lives are new and what has changed, lists tell."""

    tagline: Line = ""
    featured: tuple[Mention, ...] = Field((), description="The lives that the editors chose for the front page.")


class ContactText(IndexText):
    """What stands above the form. To whom it is mailed is the institution's own."""

    thanks: str = Field("", description="What a reader is told who has written.")


class StandardText(Value):
    """A page of text, in the blocks of a life."""

    introduction: str = ""
    body: tuple[AnyBlock, ...] = ()


TEXTS: dict[type[Any], type[Value]] = {
    HomePage: HomeText,
    PeopleIndexPage: IndexText,
    ContactPage: ContactText,
    StandardPage: StandardText,
}


def texts_of(pages: list[Any]) -> dict[int, Value]:
    """The texts of pages of one type, by primary key, with only such links and pictures as the public may see."""
    references = References(pages)
    return {page.pk: _text(page, Statements(references, page.locale.language_code)) for page in pages}


def _text(page: Any, statements: Statements) -> Value:
    if isinstance(page, StandardPage):
        return StandardText.model_construct(introduction=page.introduction, body=statements.prose(page.body))
    introduction = statements.markup(page.introduction)
    if isinstance(page, ContactPage):
        return ContactText.model_construct(introduction=introduction, thanks=page.thanks)
    if isinstance(page, HomePage):
        featured = (statements.mention("", row.person_id) for row in page.featured.all())
        return HomeText.model_construct(
            introduction=introduction, tagline=page.tagline, featured=tuple(one for one in featured if one)
        )
    return IndexText.model_construct(introduction=introduction)

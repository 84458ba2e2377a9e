"""Prose: the blocks of a text."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from biography.document.values import Citation, Image, ImpreciseDate, Mention, Row, Value
from biography.document.vocabulary import AnyLanguage, ClaimStatus, Line, Markup, Text


class Block(Row):
    """One block of prose."""


class Heading(Block):
    type: Literal["heading"]
    text: Line = Field(min_length=1)

    @model_validator(mode="after")
    def states_nothing(self) -> Heading:
        if self.citations:
            raise ValueError("a heading states nothing that could be cited: cite the paragraph beneath it")
        return self


class Paragraph(Block):
    type: Literal["paragraph"]
    html: Markup


class Quotation(Block):
    type: Literal["quotation"]
    text: Text = Field(min_length=1)
    attribution: Line = ""
    language: AnyLanguage = ""


class Picture(Block):
    type: Literal["picture"]
    image: Image
    caption: Line = ""


class Reply(Value):
    """What the person concerned answers to a claim."""

    html: Markup
    date: ImpreciseDate | None = None
    citations: tuple[Citation, ...] = ()


class Claim(Block):
    """What is contested, or said about somebody else: never in the portal's own voice.

    ``html`` completes the sentence "According to CLAIMANT, …", which the template writes.
    """

    type: Literal["claim"]
    html: Markup
    claimant: Mention
    about: tuple[Mention, ...] = ()
    status: ClaimStatus = "attributed"
    reply: Reply | None = None


AnyBlock = Annotated[Heading | Paragraph | Quotation | Picture | Claim, Field(discriminator="type")]

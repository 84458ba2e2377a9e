"""The texts of a document that a search shows its words in: each passage one thing that is said, in plain words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from biography import document
from biography.markup import plain_text


def passages(part: document.Biography | document.CareerPeriod | document.HonourCategory) -> Iterator[str]:
    """What a life says by itself, without its posts and honours, or what one of these says."""
    found = _of(part)
    yield from (text for text in found if text)


def _of(part: document.Biography | document.CareerPeriod | document.HonourCategory) -> Iterator[str]:
    if isinstance(part, document.HonourCategory):
        yield plain_text(part.introduction)
        for honour in part.honours:
            giver = honour.awarded_by.name if honour.awarded_by else ""
            yield ", ".join(filter(None, (honour.title, giver)))
        return
    if isinstance(part, document.CareerPeriod):
        yield _names(part.office, part.organisation, part.place)
    else:
        yield part.description
        yield _names(*(activity.field for activity in part.activities))
        yield from (name.text for name in part.other_names)
        yield from (_names(vital.place) for vital in (part.birth, part.death) if vital)
        for study in part.education:
            yield ", ".join(filter(None, (study.institution, study.qualification)))
    yield from _prose(part.body)
    for event in part.events:
        yield ". ".join(filter(None, (event.title, plain_text(event.html))))


def _names(*references: document.Reference | None) -> str:
    return ", ".join(dict.fromkeys(reference.name for reference in references if reference))


def _prose(blocks: Iterable[document.AnyBlock]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, document.Claim):
            # A claim never stands without who says so.
            yield f"{block.claimant.name}: {plain_text(block.html)}"
            yield plain_text(block.reply.html) if block.reply else ""
        elif isinstance(block, document.Paragraph):
            yield plain_text(block.html)
        elif isinstance(block, document.Heading | document.Quotation):
            yield block.text

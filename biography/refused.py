"""Why a value is not taken: a sentence that can be translated, and what it names. No Django: its reader translates."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

LONGEST = 40
UNFIT_FOR_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""Control characters and what Unicode calls no character: no format can write all of them, and nobody sees them."""


class Refused(ValueError):
    """A value that the document does not take; the message is one sentence: what is wrong, what to write instead.

    ``sentence`` has gaps such as ``%(value)s``, which ``values`` fill; as text, the error is in English.
    """

    def __init__(self, sentence: str, **values: object) -> None:
        super().__init__(sentence % values if values else sentence)
        self.sentence, self.values = sentence, values

    def translated(self, translate: Callable[[str], str]) -> str:
        """The message in another language; ``translate`` gives a sentence with the same gaps, as ``gettext`` does."""
        said = translate(self.sentence)
        return said % self.values if self.values else said


def shown(value: Any) -> str:
    """A value as a message names it: on one line, shortened, without what cannot be shown."""
    text = value if isinstance(value, str) else repr(value)
    text = " ".join(UNFIT_FOR_TEXT.sub("�", text).split())
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"

"""Why a date is not taken: a sentence that can be translated, and what it names. No Django: its reader translates."""

from __future__ import annotations

from collections.abc import Callable, Sequence


class Part(str):
    """A part of a sentence that is in words itself, and is translated with it."""


class DateError(ValueError):
    """A date that cannot be taken; the message is one sentence for an editor: what is wrong, what is accepted.

    ``sentence`` has gaps such as ``%(date)s``, which ``values`` fill; as text, the error is in English.
    """

    def __init__(self, sentence: str, **values: object) -> None:
        super().__init__(sentence % values)
        self.sentence, self.values = sentence, values

    def translated(self, translate: Callable[[str], str]) -> str:
        """The message in another language; ``translate`` gives a sentence with the same gaps, as ``gettext`` does."""
        values = {name: translate(value) if isinstance(value, Part) else value for name, value in self.values.items()}
        return translate(self.sentence) % values

    def about(self, typed: str) -> DateError:
        """The same with the words that were typed in the place of their EDTF."""
        return DateError(self.sentence, **(self.values | ({"date": typed} if "date" in self.values else {})))


class AmbiguousDate(DateError):
    """More than one date fits what was typed; ``readings`` are the candidates as EDTF, to choose from.

    ``displays`` are the words of the source that belong to each, where its EDTF would lose something.
    """

    def __init__(self, sentence: str, readings: Sequence[str], displays: Sequence[str] = (), **values: object) -> None:
        super().__init__(sentence, **values)
        self.readings = tuple(readings)
        self.displays = tuple(displays) or ("",) * len(self.readings)

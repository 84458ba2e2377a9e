"""Everyday English, tidied up for ``everyday_forms``."""

from __future__ import annotations

import re

from biography.dates.everyday_forms import Reading, hyphenated, read_forms


class EnglishReader:
    """ "since 1983", "4 or 5 February 1984", "mid-1980s", "c. 1958", "44 BC" and what else editors write."""

    def readings(self, text: str) -> list[Reading]:
        return read_forms(_plain(text), " ".join(text.split()))


def _plain(text: str) -> str:
    """Lower case, single spaces, one sort of hyphen and apostrophe, no full stops after letters."""
    text = " ".join(text.lower().replace("’", "'").replace("‘", "'").split())
    text = text.replace(" & ", " and ")
    text = re.sub(r"\bb\.? ?c\.?(?: ?e\b\.?)?(?![a-z])", "bc", text)
    text = re.sub(r"\ba\.? ?d\.?(?![a-z])|\bc\.? ?e\.?(?![a-z])", "ad", text)
    return hyphenated(re.sub(r"(?<=[a-z])\.", " ", text))

"""Everyday English, tidied up for ``everyday_forms``."""

from __future__ import annotations

import re

from biography.dates.everyday_centuries import decades_or_years
from biography.dates.everyday_forms import hyphenated, read_forms
from biography.dates.everyday_readings import Reading


class EnglishReader:
    """ "since 1983", "4 or 5 February 1984", "mid-1980s", "c. 1958", "44 BC" and what else editors write."""

    def readings(self, text: str) -> list[Reading]:
        shown = " ".join(text.split())
        return [found for plain in decades_or_years(_plain(text)) for found in read_forms(plain, shown)]


def _plain(text: str) -> str:
    """Lower case, single spaces, one sort of hyphen and apostrophe, no full stops after letters."""
    text = " ".join(text.lower().replace("’", "'").replace("‘", "'").split())
    text = text.replace(" & ", " and ").replace("the month of ", "")
    text = re.sub(r"\bb\.? ?c\.?(?: ?e\b\.?)?(?![a-z])", "bc", text)
    text = re.sub(r"\ba\.? ?d\.?(?![a-z])|\bc\.? ?e\.?(?![a-z])", "ad", text)
    return hyphenated(re.sub(r"(?<=[a-z])\.", " ", text))

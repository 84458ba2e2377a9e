"""Authority identifiers: how each is written, and its check digit. No Django."""

import re
from typing import Literal

Scheme = Literal["wikidata", "viaf", "isni", "gnd", "orcid"]

FORMS: dict[str, tuple[str, str]] = {
    "wikidata": (r"Q[1-9]\d{0,11}", "Q42"),
    "viaf": (r"[1-9]\d{0,21}", "113230702"),
    "isni": (r"\d{15}[\dX]", "0000000121032683"),
    "gnd": (r"1[0-9]{7,8}[0-9X]|[1-9]\d{0,7}-[0-9X]", "118529579"),
    "orcid": (r"\d{4}-\d{4}-\d{4}-\d{3}[\dX]", "0000-0002-1825-0097"),
}

URLS = {
    "wikidata": "https://www.wikidata.org/wiki/{}",
    "viaf": "https://viaf.org/viaf/{}/",
    "isni": "https://isni.org/isni/{}",
    "gnd": "https://d-nb.info/gnd/{}",
    "orcid": "https://orcid.org/{}",
}


def check_identifier(scheme: str, value: str) -> str:
    """Return the identifier as it is; raise ValueError if it is not written as its scheme writes it, or its check
    digit does not hold (ISNI and ORCID: ISO 7064 MOD 11-2; GND: modulus 11, weights 2, 3, … from the right)."""
    pattern, example = FORMS[scheme]
    if not re.fullmatch(pattern, value, re.ASCII):
        raise ValueError(f"{value!r} is not a {scheme} identifier; one looks like {example}")
    expected = {"isni": iso7064_11_2, "orcid": iso7064_11_2, "gnd": modulus_11}.get(scheme)
    digits = value.replace("-", "")
    if expected and expected(digits[:-1]) != digits[-1]:
        raise ValueError(f"{value!r} is not a {scheme} identifier: its check digit would be {expected(digits[:-1])}")
    return value


def iso7064_11_2(digits: str) -> str:
    """Check character of ISO/IEC 7064 MOD 11-2."""
    total = 0
    for digit in digits:
        total = (total + int(digit)) * 2
    check = (12 - total % 11) % 11
    return "X" if check == 10 else str(check)


def modulus_11(digits: str) -> str:
    """Check character of the GND: the weighted sum and the check digit together are a multiple of 11."""
    total = sum(int(digit) * weight for weight, digit in enumerate(reversed(digits), start=2))
    check = -total % 11
    return "X" if check == 10 else str(check)


def identifier_url(scheme: str, value: str) -> str:
    """Where the authority file describes the person."""
    return URLS[scheme].format(value)

"""Authority identifiers: how each is written, and its check digit. No Django."""

import re
from typing import Literal

from biography.refused import Refused, shown

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


# Where the address of a person in an authority file says which, as browsers and other catalogues write it.
ADDRESSES: dict[str, str] = {
    "wikidata": r"(?:[\w-]+\.)?wikidata\.org/(?:wiki/|entity/|wiki/Special:EntityData/)(?P<value>[Qq]\d+)",
    "viaf": r"viaf\.org/(?:[a-z]{2}/)?viaf/(?P<value>\d+)",
    "isni": r"(?:[\w-]+\.)?isni\.org/(?:page/|isni/)?(?P<value>[\dXx -]{15,}|[\dXx]{4}(?:%20[\dXx]{4}){3})",
    "gnd": r"(?:[\w-]+\.)?(?:d-nb\.info/gnd/|lobid\.org/gnd/|deutsche-biographie\.de/(?:pnd|gnd))(?P<value>[\dXx-]+)",
    "orcid": r"(?:[\w-]+\.)?orcid\.org/(?P<value>[\dXx-]+)",
}
# What is written before the number by hand: ISNI 0000 0001 …, GND: 118…, (DE-588)118….
LABEL = re.compile(r"^(?:\(?(?:wikidata|viaf|isni|gnd|pnd|de-588|orcid)(?: id)?\)?\s*[:=]?\s*)", re.I)


def canonical_identifier(scheme: str, value: str) -> str:
    """The identifier as its scheme writes it: of an address its number, without spaces, with the scheme's hyphens.

    Raises Refused, which says what is wrong, for what is none, for an address of another authority file, and where
    the check digit does not hold.
    """
    if found := _of_address(value):
        theirs, value = found
        if theirs != scheme:
            raise Refused("this is an address of %(theirs)s, not of %(scheme)s", theirs=theirs, scheme=scheme)
    value = re.sub(r"\s", "", LABEL.sub("", value.strip()).replace("%20", "")).upper()
    if scheme == "orcid" and re.fullmatch(r"\d{15}[\dX]", value, re.ASCII):
        value = "-".join(value[place : place + 4] for place in range(0, 16, 4))
    elif scheme == "isni":
        value = value.replace("-", "")
    return check_identifier(scheme, value)


def _of_address(text: str) -> tuple[str, str] | None:
    """Scheme and number of the address of a person in an authority file; None for what is no such address."""
    for scheme, pattern in ADDRESSES.items():
        if found := re.match(rf"(?:https?://)?(?:www\.)?{pattern}", text.strip(), re.I):
            return scheme, found["value"]
    return None


def check_identifier(scheme: str, value: str) -> str:
    """Return the identifier as it is; raise Refused if it is not written as its scheme writes it, or its check
    digit does not hold (ISNI and ORCID: ISO 7064 MOD 11-2; GND: modulus 11, weights 2, 3, … from the right)."""
    pattern, example = FORMS[scheme]
    said = {"value": shown(value), "scheme": scheme}
    if not re.fullmatch(pattern, value, re.ASCII):
        raise Refused("“%(value)s” is no identifier of %(scheme)s; one looks like %(example)s", **said, example=example)
    expected = {"isni": iso7064_11_2, "orcid": iso7064_11_2, "gnd": modulus_11}.get(scheme)
    digits = value.replace("-", "")
    if expected and expected(digits[:-1]) != digits[-1]:
        raise Refused(
            "“%(value)s” is no identifier of %(scheme)s: its check digit would be %(digit)s",
            **said,
            digit=expected(digits[:-1]),
        )
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

"""Dates in words for readers, and explained for editors."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from biography.dates import DateError, explain, period_words, words
from biography.dates.words import FORMATTERS
from biography.dates.words_en import MONTHS, SEASON_NAMES
from tests.dates.edtf_strategies import edtfs

WORDS = {
    "1948-11-24": "24 November 1948",
    "1970-06": "June 1970",
    "1948": "1948",
    "0476": "476",
    "0045": "AD 45",
    "1983/..": "since 1983",
    "1983/": "from 1983, end not known",
    "../1985": "until 1985",
    "/1985": "until 1985",
    "2000/2005": "2000–2005",
    "1984-02-04/1984-02-05": "4–5 February 1984",
    "1990-05-28/1990-06-03": "28 May – 3 June 1990",
    "2004-12/2007-01": "December 2004 – January 2007",
    "1985-11/1985-12": "November–December 1985",
    "1964/1970-06": "1964 – June 1970",
    "1984/1984": "1984",
    "2007-22": "summer 2007",
    "2007-21": "spring 2007",
    "2007-28": "winter 2007 (northern hemisphere)",
    "2007-30~": "about summer 2007 (southern hemisphere)",
    "2007-33": "the first quarter of 2007",
    "2007-39": "the last third of 2007",
    "2007-41/..": "since the second half of 2007",
    "2007-33/2007-34": "the first quarter – the second quarter of 2007",
    "[2007-21,2007-29]": "spring 2007 or spring 2007 (southern hemisphere)",
    "[1984-02-04,1985]": "1985 or 4 February 1984",
    "1958~": "about 1958",
    "1990?": "perhaps 1990",
    "1990%": "perhaps about 1990",
    "1958~/1963": "about 1958 – 1963",
    "1958/1963~": "1958 – about 1963",
    "1983~/..": "since about 1983",
    "199X": "1990s",
    "199X~": "about the 1990s",
    "199X/..": "since the 1990s",
    "190X": "between 1900 and 1909",
    "19XX": "between 1900 and 1999",
    "-019X": "between 200 and 191 BC",
    "1985-02-XX": "a day in February 1985",
    "1985-XX": "a month in 1985",
    "1985-XX-XX": "a day in 1985",
    "[..1989]": "before 1990",
    "[1991..]": "after 1990",
    "[..1984-02-04]": "before 5 February 1984",
    "[..1984-02]": "before March 1984",
    "[1984-03-01..]": "after 29 February 1984",
    "[..-0001]": "before 1 BC",
    "[1984-02-04,1984-02-05]": "4 or 5 February 1984",
    "[1984-02-04..1984-02-05]": "4 or 5 February 1984",
    "[1970..1973]": "between 1970 and 1973",
    "[1984-02-04..1984-02-09]": "between 4 and 9 February 1984",
    "[1667,1668,1670..1672]": "1667, 1668 or between 1670 and 1672",
    "[..1989,1995]": "1995 or before 1990",
    "[2007-21,2007-22]": "spring or summer 2007",
    "[199X~,2005]": "2005 or about the 1990s",
    "{1960,1961-12}": "1960 and December 1961",
    "{1667,1668,1670..1672}": "1667, 1668 and each year from 1670 to 1672",
    "-0044": "45 BC",
    "-0044-03-15": "15 March 45 BC",
    "0000": "1 BC",
    "Y-10000": "10001 BC",
    "-0049/-0044": "50–45 BC",
    "-0004/0010": "5 BC – AD 10",
    "-0004/0150": "5 BC – AD 150",
}

EXPLANATIONS = {
    "1948-11-24": "24 November 1948",
    "1983/..": "since 1983, still going on",
    "1983/": "from 1983, end not known",
    "/1985": "until 1985, start not known",
    "../1985": "until 1985, start left open",
    "2000/2005": "from 2000 to 2005",
    "2007-22": "summer 2007 (June to August)",
    "2007-24": "winter 2007 (some time from January 2007 to February 2008)",
    "2007-30": "summer 2007 (southern hemisphere, some time from January 2007 to February 2008)",
    "2007-34": "the second quarter of 2007 (April to June)",
    "1958~": "about 1958 (approximate)",
    "1990?": "perhaps 1990 (uncertain)",
    "1990%": "perhaps about 1990 (uncertain and approximate)",
    "2007-22~": "about summer 2007 (June to August, approximate)",
    "[1970..1973]": "one of the years 1970 to 1973",
    "[1984-02-04..1984-02-05]": "one of the days 4 to 5 February 1984",
    "[1984-02-04,1984-02-05]": "4 or 5 February 1984 (one of them)",
    "[..1989]": "before 1990 (1989 or earlier)",
    "[1991..]": "after 1990 (1991 or later)",
    "{1960,1961-12}": "1960 and December 1961 (all of them)",
    "1985-02-XX": "a day in February 1985 (which day is not known)",
}

PERIODS = [
    (("1997-06-16", "2004-12", False), "16 June 1997 – December 2004"),
    (("1970", "1975", False), "1970–1975"),
    (("2004-12-09", "2007-01", False), "9 December 2004 – January 2007"),
    (("1983", None, True), "since 1983"),
    (("1983", None, False), "from 1983, end not known"),
    ((None, "1985", False), "until 1985"),
    ((None, None, False), ""),
    (("", "", True), ""),
    (("1975", "1975", False), "1975"),
    (("1970~", "1975?", False), "about 1970 – perhaps 1975"),
    (("199X", None, True), "since the 1990s"),
    (("1983/..", None, True), "since 1983"),
    (("[..1989]", None, True), "since a time before 1990"),
    (("[1970..1973]", "1975", False), "a time between 1970 and 1973 – 1975"),
    ((None, "/1985", False), "until 1985"),
    (("1984-02-04/1984-02-05", None, True), "since 4–5 February 1984"),
]


@pytest.mark.parametrize(("edtf", "expected"), WORDS.items())
def test_a_date_reads(edtf: str, expected: str) -> None:
    assert words(edtf) == expected


@pytest.mark.parametrize(("edtf", "expected"), EXPLANATIONS.items())
def test_a_date_is_explained_to_editors(edtf: str, expected: str) -> None:
    assert explain(edtf) == expected


@pytest.mark.parametrize(
    ("period", "said", "expected"),
    [
        (("1983", None, True), ("spring of 1983", ""), "since spring of 1983"),
        (("1983", None, True), ("Since his youth", ""), "Since his youth"),
        (("1983", None, False), ("spring of 1983", ""), "from spring of 1983, end not known"),
        (("1983", "1985", False), ("spring of 1983", ""), "spring of 1983 – 1985"),
        (("1983-02-04", "1985", False), ("", "the harvest of 1985"), "4 February 1983 – the harvest of 1985"),
        ((None, "1985", False), ("", "the harvest of 1985"), "until the harvest of 1985"),
        (("1983", "1985", True), ("", "the harvest of 1985"), "since 1983"),
    ],
)
def test_a_period_in_the_words_of_its_source_still_says_whether_it_goes_on(period, said, expected) -> None:
    assert period_words(*period, said=said) == expected


def test_words_of_a_source_stand_in_no_case() -> None:
    said = ("весна 1983", "")
    assert period_words("1983", None, True, "ru", said) == "весна 1983, продолжается"
    assert period_words("1983", None, False, "ru", said) == "весна 1983, окончание неизвестно"
    assert period_words(None, "1985", False, "fr", ("", "été 1985")) == "fin : été 1985"
    assert period_words("1983", None, True, "kk", said) == "весна 1983, әлі жалғасуда"


@pytest.mark.parametrize(("period", "expected"), PERIODS)
def test_a_period_reads(period: tuple[str | None, str | None, bool], expected: str) -> None:
    assert period_words(*period) == expected


SIGNS = re.compile(r"[~?%/\[\]{}]|\.\.|[0-9-]X|X[0-9-]")
DOUBLED = re.compile(r"\b(\w+) \1\b")
ENGLISH = re.compile(
    rf"\b({'|'.join([*MONTHS, *SEASON_NAMES.values()])}|[Ss]ince|until|about|perhaps|or|and|day|year)\b"
)


@given(edtfs, st.sampled_from(sorted(FORMATTERS)))
def test_words_and_explanations_use_no_signs(edtf: str, language: str) -> None:
    for text in (words(edtf, language), explain(edtf, language)):
        assert text
        assert text == " ".join(text.split())
        assert not SIGNS.search(text)


@given(st.none() | edtfs, st.none() | edtfs, st.booleans(), st.sampled_from(sorted(FORMATTERS)))
def test_words_of_a_period_never_fail(start: str | None, end: str | None, ongoing: bool, language: str) -> None:
    text = period_words(start, end, ongoing, language)
    assert bool(text) == bool(start or (end and not ongoing))
    assert not SIGNS.search(text)
    assert not DOUBLED.search(re.sub(r"[0-9]+", "", text))


@given(edtfs, st.sampled_from(sorted(set(FORMATTERS) - {"en"})))
def test_no_language_falls_into_english(edtf: str, language: str) -> None:
    for text in (words(edtf, language), explain(edtf, language), period_words(edtf, edtf, False, language)):
        assert not ENGLISH.search(text)


@pytest.mark.parametrize("language", ["en", "en-GB", "EN", "xx", ""])
def test_a_language_without_words_of_its_own_gets_english(language: str) -> None:
    assert words("2007-22", language) == "summer 2007"


def test_what_is_no_date_has_no_words() -> None:
    with pytest.raises(DateError):
        words("1984-02-30")

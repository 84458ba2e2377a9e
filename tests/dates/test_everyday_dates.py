"""What editors type, what is understood, what is asked back, and what stands in the field again."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from biography.dates import AmbiguousDate, DateError, Understanding, canonical, explain, typed, understand, words
from biography.dates.everyday import READERS
from tests.dates.edtf_strategies import common, edtfs

UNDERSTOOD = {
    "1948-11-24": "1948-11-24",
    "199x": "199X",
    "1958 ~": "1958~",
    "1984 / 1985": "1984/1985",
    "24 November 1948": "1948-11-24",
    "November 24, 1948": "1948-11-24",
    "24th of November, 1948": "1948-11-24",
    "  24   NOV.  1948 ": "1948-11-24",
    "24 november\u00a01948": "1948-11-24",
    "Sept. 1948": "1948-09",
    "June 1970": "1970-06",
    "in 1990": "1990",
    "476": "0476",
    "AD 45": "0045",
    "since 1983": "1983/..",
    "from 1983 onwards": "1983/..",
    "from 1983": "1983/",
    "from 1983, end not known": "1983/",
    "16 June 1997 to now": "1997-06-16/..",
    "1983–present": "1983/..",
    "until 1985": "/1985",
    "from 2000 to 2005": "2000/2005",
    "2000–2005": "2000/2005",
    "2000-2005": "2000/2005",
    "2000 — 2005": "2000/2005",
    "1914–18": "1914/1918",
    "December 2004 to January 2007": "2004-12/2007-01",
    "4 to 5 February 1984": "1984-02-04/1984-02-05",
    "4-5 February 1984": "1984-02-04/1984-02-05",
    "February 4–5, 1984": "1984-02-04/1984-02-05",
    "28 May – 3 June 1990": "1990-05-28/1990-06-03",
    "1984-02-04 to 1984-02-05": "1984-02-04/1984-02-05",
    "50–45 BC": "-0049/-0044",
    "44 BC to AD 10": "-0043/0010",
    "summer 2007": "2007-22",
    "the summer of 2007": "2007-22",
    "Fall 2007": "2007-23",
    "about 1958": "1958~",
    "circa 1958": "1958~",
    "c. 1958": "1958~",
    "c1958": "1958~",
    "ca June 1958": "1958-06~",
    "perhaps 1990": "1990?",
    "perhaps about 1990": "1990%",
    "1990s": "199X",
    "the 1990s": "199X",
    "since the 1990s": "199X/..",
    "between 1970 and 1973": "[1970..1973]",
    "between 4 and 9 February 1984": "[1984-02-04..1984-02-09]",
    "before 1990": "[..1989]",
    "before the 1990s": "[..1989]",
    "before 1 March 1984": "[..1984-02-29]",
    "after 1990": "[1991..]",
    "after December 1990": "[1991-01..]",
    "by 1990": "[..1990]",
    "1990 or earlier": "[..1990]",
    "1990 or later": "[1990..]",
    "4 or 5 February 1984": "[1984-02-04,1984-02-05]",
    "4, 5 or 7 February 1984": "[1984-02-04,1984-02-05,1984-02-07]",
    "1667, 1668 or between 1670 and 1672": "[1667,1668,1670..1672]",
    "November 24, 1948 or November 25, 1949": "[1948-11-24,1949-11-25]",
    "1960 and December 1961": "{1960,1961-12}",
    "44 BC": "-0043",
    "44 B.C.E.": "-0043",
    "15 March 44 BC": "-0043-03-15",
    "13/5/1984": "1984-05-13",
    "5/13/1984": "1984-05-13",
    "4.4.1984": "1984-04-04",
    "1984.05.04": "1984-05-04",
    "05/1984": "1984-05",
    "Saturday, 4 February 1984": "1984-02-04",
    "Saturday 4/2/1984": "1984-02-04",
    "in the year 1990": "1990",
    "sometime in 1990": "1990",
    "1990 or so": "1990~",
    "1990 (approx.)": "1990~",
    "on or about 4 May 1984": "1984-05-04~",
    "in or before 1990": "[..1990]",
    "in or after 1990": "[1990..]",
    "after 1990 and before 1995": "[1991..1994]",
    "1983 onwards": "1983/..",
    "1983 till now": "1983/..",
    "through 1985": "/1985",
    "1990s–2000s": "199X/200X",
    "1970 & 1973": "{1970,1973}",
}

UNDERSTOOD_WITH_THE_WORDS_KEPT = {
    "the night of 4 to 5 February 1984": "1984-02-04/1984-02-05",
    "the night between 4 and 5 February 1984": "1984-02-04/1984-02-05",
    "the morning of 4 February 1984": "1984-02-04",
    "early 1970s": "[1970..1973]",
    "mid-1980s": "[1984..1986]",
    "late 1990s": "[1997..1999]",
    "Late 1985": "[1985-09..1985-12]",
    "mid-June 1970": "[1970-06-11..1970-06-20]",
    "early 19th century": "[1800..1833]",
    "19th century": "18XX",
    "1st century": "[0001..0100]",
    "1st century BC": "[-0099..0000]",
    "probably 1990": "1990?",
    "winter 1984/85": "[1984-12..1985-02]",
    "the winter of 1984–1985": "[1984-12..1985-02]",
    "winter 1999/00": "[1999-12..2000-02]",
    "second half of the 1990s": "[1995..1999]",
    "last third of the 19th century": "[1867..1899]",
    "the small hours of 4 February 1984": "1984-02-04",
    "4 February 1984, at night": "1984-02-04",
}

AMBIGUOUS = {
    "4/5/1984": ("1984-05-04", "1984-04-05"),
    "04.05.1984": ("1984-05-04", "1984-04-05"),
    "05/84": ("1884-05", "1984-05", "2084-05"),
    "'84": ("1884", "1984", "2084"),
    "’84": ("1884", "1984", "2084"),
    "84": ("1884", "1984", "2084"),
    "2004/05": ("2004-05", "2004/2005"),
    "1998/05": ("1998-05", "1998/2005"),
    "2004–05": ("2004-05", "2004/2005"),
    "1900s": ("190X", "19XX"),
    "the '80s": ("188X", "198X", "208X"),
    "May 84": ("1884-05", "1984-05", "2084-05"),
    "1970 to 12": ("1970/2012",),
    "1983–": ("1983/..", "1983/"),
}

NOT_UNDERSTOOD = {
    "unknown": "leave the field empty",
    "": "is empty",
    '"the night"': "no date before the quotation marks",
    "4 February": "The year is missing in “4 February”",
    "30 February 1984": "has the days 01 to 29",
    "night of 30 February 1984": "has the days 01 to 29",
    "30/2/1984": "has the days 01 to 29",
    "1984-02-30": "has the days 01 to 29",
    "from 2005 to 2000": "ends before it starts",
    "12 to 5 May 1984": "ends before it starts",
    "1984-02-04T10:00": "time of day",
    "Monday, 4 February 1984": "no such day of the week",
    "third half of 1990": "not understood",
    "since before 1990": "not understood",
    "before about 1990": "a plain year, month or day",
    "0 BC": "not understood",
    "AD 0": "not understood",
    "1984 Smarch": "“1984 Smarch” is not understood as a date",
    "١٩٨٤": "not understood",
    "1984\n1985": "one line",
    "1984\x00": "without control characters",
    "1984 " * 30: "at most 100 characters",
    f'1984 "{"x" * 256}"': "more than 255 characters",
}

PIECES = [
    *("since", "until", "from", "to", "and", "or", "between", "before", "after", "by", "about", "perhaps", "c."),
    *("early", "mid-", "late", "the", "night", "of", "in", "unknown", "now", "BC", "AD", "May", "June", "summer"),
    *("4", "5th", "12", "84", "'84", "1984", "2005", "0000", "1990s", "20th century", "1984-02", "1985-XX", "XX"),
    *(",", "-", " – ", "/", ".", '"', "[", "]", "?"),
]

FOREIGN_PIECES = [
    *(
        "с",
        "по",
        "до",
        "между",
        "и",
        "или",
        "около",
        "ранее",
        "в ночь с",
        "на",
        "века",
        "XIX",
        "мая",
        "июне",
        "лето",
        "г.",
    ),
    *(
        "depuis",
        "jusqu’au",
        "entre",
        "et",
        "ou",
        "vers",
        "avant",
        "nuit du",
        "au",
        "siècle",
        "1er",
        "août",
        "l’été",
        "à",
    ),
    *(
        "жылғы",
        "жылдан",
        "бері",
        "дейін",
        "бұрын",
        "және",
        "немесе",
        "аралығында",
        "ғасыр",
        "қарашаға",
        "жазы",
        "б.з.д.",
    ),
    *("-е", "-го", "e", "-жылдар", "до н. э.", "av. J.-C."),
]

languages = st.sampled_from(sorted(READERS))
displays = (
    st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=1, max_size=60)
    .map(str.strip)
    .filter(lambda text: not any(mark in text for mark in "\u2028\u2029"))
)


@pytest.mark.parametrize(("text", "edtf"), UNDERSTOOD.items())
def test_everyday_words_are_understood(text: str, edtf: str) -> None:
    assert understand(text) == Understanding(edtf)


@pytest.mark.parametrize(("text", "edtf"), UNDERSTOOD_WITH_THE_WORDS_KEPT.items())
def test_words_that_say_more_than_edtf_are_kept(text: str, edtf: str) -> None:
    assert understand(text) == Understanding(edtf, text)


@pytest.mark.parametrize(("text", "readings"), AMBIGUOUS.items())
def test_what_is_ambiguous_is_asked_back_with_its_readings(text: str, readings: tuple[str, ...]) -> None:
    with pytest.raises(AmbiguousDate) as question:
        understand(text)
    assert question.value.readings == readings
    assert [canonical(reading) for reading in readings] == list(readings)
    assert all(words(reading) in str(question.value) for reading in readings)


def test_the_question_says_how_to_answer_it() -> None:
    with pytest.raises(AmbiguousDate) as question:
        understand("4/5/1984")
    assert str(question.value) == "4/5/1984 can be 4 May 1984 or 5 April 1984: write the month as a word."


@pytest.mark.parametrize(("text", "reason"), NOT_UNDERSTOOD.items(), ids=lambda text: ascii(text[:20]))
def test_what_is_not_understood_is_refused_with_the_reason(text: str, reason: str) -> None:
    with pytest.raises(DateError) as refusal:
        understand(text)
    assert not isinstance(refusal.value, AmbiguousDate)
    assert reason in str(refusal.value)


@pytest.mark.parametrize(
    "text",
    [
        '4–5 February 1984 "the night of the accident"',
        "4–5 February 1984 “the night of the accident”",
        "4–5 February 1984 „the night of the accident“",
        "1984-02-04/1984-02-05 «the night of the accident»",
        'the night of 4 to 5 February 1984 "the night of the accident"',
    ],
)
def test_a_text_in_quotation_marks_is_what_readers_will_see(text: str) -> None:
    assert understand(text) == Understanding("1984-02-04/1984-02-05", "the night of the accident")


@pytest.mark.parametrize(
    ("edtf", "display", "text"),
    [
        ("1983/..", "", "since 1983"),
        ("../1985", "", "until 1985, start left open"),
        ("/1985", "", "until 1985"),
        ("19XX", "", "19XX"),
        ("1984-02-04/1984-02-05", "", "4–5 February 1984"),
        (
            "1984-02-04/1984-02-05",
            "the night of 4 to 5 February 1984",
            "the night of 4 to 5 February 1984",
        ),
        ("1984-02-04", 'the "big" night', '4 February 1984 "the "big" night"'),
        ("[1970..1973]", "early 1970s", "early 1970s"),
        ("1984", "1984", '1984 "1984"'),
    ],
)
def test_a_field_shows_words_where_they_survive(edtf: str, display: str, text: str) -> None:
    assert typed(edtf, display) == text
    assert understand(text) == Understanding(edtf, display)


@given(edtfs, st.just("") | displays, languages)
@example("1984", '"', "en")
@example("1984", "4/5/1984", "en")
@example("18XX", "19th century", "en")
@example("18XX", "XIX век", "ru")
@example("/1985", "до 1985", "ru")
@example("1984", "“x", "en")
def test_what_a_field_shows_is_understood_as_what_it_holds(edtf: str, display: str, language: str) -> None:
    assert understand(typed(edtf, display, language), language) == Understanding(edtf, display)


@given(common, languages)
def test_common_dates_are_shown_in_words_that_are_understood_again(edtf: str, language: str) -> None:
    shown = typed(edtf, "", language)
    assert shown in (words(edtf, language), explain(edtf, language))
    assert understand(shown, language) == Understanding(edtf)


@given(
    st.text() | st.lists(st.sampled_from([*PIECES, *FOREIGN_PIECES]), max_size=12).map(" ".join),
    languages,
)
@example("[" * 100, "en")
@example("or " * 30, "en")
@example("1 or 2 or 3 or 4 or 5 or 6 or 7 or 8 or 9 or 10 or 11 or 12 or 13 or 14", "en")
@example("between " * 12, "en")
@example("0 bc", "en")
@example("9999999 bc", "en")
@example("before 0000", "en")
@example("²", "en")
@example("с " * 50, "ru")
@example("между " * 16, "ru")
@example("iiii век", "ru")
@example("жылдан " * 14, "kk")
@example("1984 || 1985", "kk")
@example("de " * 33, "fr")
def test_no_words_fail_with_anything_but_a_date_error(text: str, language: str) -> None:
    try:
        found = [understand(text, language).edtf]
    except AmbiguousDate as question:
        found = list(question.readings)
    except DateError:
        return
    assert found
    assert [canonical(edtf) for edtf in found] == found

"""Whether what lasted imprecisely was going on at a time: surely, perhaps or not."""

import pytest

from biography.dates import DateError, asked, bounds, held
from biography.dates.overlap import LONGEST_LIFE

TODAY = bounds("2026-11-23")[0]


def at(day, start="", end="", ongoing=False):
    return held(start, end, ongoing, asked(day), TODAY)


@pytest.mark.parametrize(
    ("day", "start", "end", "answer"),
    [
        ("1998", "1997-06-16", "2004-12", "certainly"),
        ("1997-06-16", "1997-06-16", "2004-12", "certainly"),
        ("1997-06-15", "1997-06-16", "2004-12", "not"),
        ("2004-12-15", "1997-06-16", "2004-12", "perhaps"),
        ("2004-12", "1997-06-16", "2004-12", "certainly"),
        ("2005", "1997-06-16", "2004-12", "not"),
        ("1979-05-05", "1979", "1985", "perhaps"),
        ("1979", "1979", "1985", "certainly"),
        ("1970", "1965~", "1980", "perhaps"),
        ("1970", "1965", "1980?", "perhaps"),
        ("1972-01-01", "[1970..1973]", "1980", "perhaps"),
        ("1969", "[..1989]", "1995", "perhaps"),
        ("1994", "[..1989]", "1995", "certainly"),
        ("-0043-03-15", "-0048", "-0043", "perhaps"),
        ("-0045", "-0048", "-0043", "certainly"),
    ],
)
def test_a_known_start_and_end_answer_as_far_as_they_are_known(day, start, end, answer):
    assert at(day, start, end) == answer


def test_without_an_end_it_may_have_lasted_but_no_longer_than_a_life():
    assert at("1990", "1983") == "perhaps"
    assert at("2024", "1983") == "perhaps"
    assert at("2024", "1421") == "not"
    assert at("1983", "1983") == "perhaps"


def test_without_a_start_it_may_have_begun_a_lifetime_before_its_end():
    assert at("1950", end="1990") == "perhaps"
    assert at("1990", end="1990") == "perhaps"
    assert at("1700", end="1990") == "not"


def test_what_still_goes_on_is_sure_up_to_today_only():
    assert at("2020", "2019-03", ongoing=True) == "certainly"
    assert at("2026", "2019-03", ongoing=True) == "certainly"
    assert at("2027", "2019-03", ongoing=True) == "perhaps"
    assert at("2026", ongoing=True) == "perhaps"
    assert at("2300", ongoing=True) == "not"


def test_without_any_date_nothing_is_said():
    assert at("1990") == "not"


def test_an_end_beside_still_held_is_left_aside():
    assert at("2020", "1990", "2000", ongoing=True) == "certainly"


def test_a_lifetime_is_longer_than_anybody_has_lived():
    assert 120 * 365.25 < LONGEST_LIFE < 122 * 365.25


@pytest.mark.parametrize("text", ["1958~", "1983/..", "199X", "1984-21", "Y12000", "[1970,1971]", "yesterday", ""])
def test_only_one_plain_day_month_or_year_can_be_asked_about(text):
    with pytest.raises(DateError):
        asked(text)

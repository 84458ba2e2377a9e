"""Reading EDTF: what is accepted, what is refused and how, and the days it spans."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from biography.dates import DateError, bounds, canonical, exact_iso, iso_day
from biography.dates.edtf import Date, Interval, read
from tests.dates.edtf_strategies import dates, edtfs

ACCEPTED = [
    *("1984", "1984-02", "1984-02-04", "0000", "0476", "-0044", "-0044-03-15", "Y-10000"),
    *("Y17000", "Y-5000000", "1984?", "1984~", "1984%", "1984-02~", "1984-02-04?", "Y-10000~"),
    *("199X", "19XX", "1XXX", "-019X", "199X~", "1985-XX", "1985-02-XX", "1985-XX-XX"),
    *("1985-02-XX?", "2007-21", "2007-22", "2007-23", "2007-24", "2007-22~", "2000-02-29"),
    *("2007-25", "2007-32?", "2007-33", "2007-39~", "2007-41", "2007-24/2007-21"),
    *(
        "2000/2005",
        "1964/2008",
        "2004-06/2006-08",
        "2004-02-01/2005-02-08",
        "2004-02-01/2005-02",
        "1984~/2004-06",
        "1984?/2004%",
        "2007-21/2007-22",
    ),
    *("1983/..", "1983/", "../1985", "/1985", "1983~/..", "/1985-04-12?", "199X/2005", "1984-05/1984"),
    *("1984/1984-05",),
    *(
        "[1984-02-04..1984-02-05]",
        "[..1989]",
        "[1991..]",
        "[1667,1668,1670..1672]",
        "{1667,1668,1670..1672}",
        "{1960,1961-12}",
        "{..1984}",
        "[..1989,1995]",
    ),
    *("[1995,2001..]", "[1667~,166X]", "[2007-21,2007-22]", "[1970..1973]", "[Y-10000..-0044]"),
]

BOUNDS = {
    "1984": ("1984-01-01", "1984-12-31"),
    "1984-02": ("1984-02-01", "1984-02-29"),
    "1900-02": ("1900-02-01", "1900-02-28"),
    "1984-02-04": ("1984-02-04", "1984-02-04"),
    "1984-02-04?": ("1984-02-04", "1984-02-04"),
    "1958~": ("1958-01-01", "1958-12-31"),
    "-0044": ("-0044-01-01", "-0044-12-31"),
    "Y-10000": ("-10000-01-01", "-10000-12-31"),
    "199X": ("1990-01-01", "1999-12-31"),
    "19XX": ("1900-01-01", "1999-12-31"),
    "-019X": ("-0199-01-01", "-0190-12-31"),
    "-000X": ("-0009-01-01", "-0001-12-31"),
    "1985-XX": ("1985-01-01", "1985-12-31"),
    "1985-02-XX": ("1985-02-01", "1985-02-28"),
    "1985-XX-XX": ("1985-01-01", "1985-12-31"),
    "2007-21": ("2007-03-01", "2007-05-31"),
    "2007-22": ("2007-06-01", "2007-08-31"),
    "2007-23": ("2007-09-01", "2007-11-30"),
    "2007-24": ("2007-01-01", "2008-02-29"),
    "-0001-24": ("-0001-01-01", "0000-02-29"),
    "2007-25": ("2007-03-01", "2007-05-31"),
    "2007-26": ("2007-06-01", "2007-08-31"),
    "2007-27": ("2007-09-01", "2007-11-30"),
    "2006-28": ("2006-01-01", "2007-02-28"),
    "2007-29": ("2007-09-01", "2007-11-30"),
    "2007-30": ("2007-01-01", "2008-02-29"),
    "2007-31": ("2007-03-01", "2007-05-31"),
    "2007-32": ("2007-06-01", "2007-08-31"),
    "2007-33": ("2007-01-01", "2007-03-31"),
    "2007-34": ("2007-04-01", "2007-06-30"),
    "2007-35": ("2007-07-01", "2007-09-30"),
    "2007-36": ("2007-10-01", "2007-12-31"),
    "2007-37": ("2007-01-01", "2007-04-30"),
    "2007-38": ("2007-05-01", "2007-08-31"),
    "2007-39": ("2007-09-01", "2007-12-31"),
    "2007-40": ("2007-01-01", "2007-06-30"),
    "2007-41": ("2007-07-01", "2007-12-31"),
    "2000/2005": ("2000-01-01", "2005-12-31"),
    "1983/..": ("1983-01-01", None),
    "1983/": ("1983-01-01", None),
    "../1985": (None, "1985-12-31"),
    "/1985": (None, "1985-12-31"),
    "[..1989]": (None, "1989-12-31"),
    "[1991..]": ("1991-01-01", None),
    "[1667,1668,1670..1672]": ("1667-01-01", "1672-12-31"),
    "[1984-02-04,1984-02-05]": ("1984-02-04", "1984-02-05"),
}

REFUSED = {
    "1984-02-30": "has the days 01 to 29",
    "1900-02-30": "has the days 01 to 28",
    "1900-02-29": "exists in the Julian calendar (Old Style) only",
    "1984-04-31": "has the days 01 to 30",
    "1984-13": "months are 01 to 12",
    "1984-00": "write 1984.",
    "1943-00-00": "write 1943.",
    "1943-00-00?": "write 1943?.",
    "1943-00-00/1945": "write 1943.",
    "1984-02-00": "write 1984-02.",
    "15??": "write 15XX.",
    "15--": "not an EDTF date",
    "187?": "write 187X.",
    "19uu": "write 19XX.",
    "1943-??": "write 1943-XX.",
    "1943-05-??": "write 1943-05-XX.",
    "1943-??-15": "write 1943-XX.",
    "XXXX-11-02": "has no year",
    "--11-02": "has no year",
    "1700-02-29": "write 1700-03-11,",
    "1540~/[..1560]": "write 1540~/1560?,",
    "[1540..1550]/1560": "write 1540?/1560,",
    "[1540,1541]/": "write 1540?/,",
    "2007-42": "21 to 24 are spring",
    "2007-22-01": "21 to 24 are spring",
    "2005/2000": "ends before it starts",
    "1984-03/1984-02": "ends before it starts",
    "[1973..1970]": "ends before it starts",
    "../..": "a date at one end",
    "/": "a date at one end",
    "../": "a date at one end",
    "1984/1985/1986": "too many slashes",
    "1984-02-04T10:00:00": "time of day",
    "1984-02-04T10:00:00Z": "time of day",
    "2004-06~-11": "stand only at the end",
    "?2004-06-11": "stand only at the end",
    "1984?~": "stand only at the end",
    "Y5000001": "out of range",
    "Y-99999999999": "out of range",
    "Y1984": "five digits and more",
    "Y010000": "not an EDTF date",
    "Y10000-01": "cannot have a month",
    "199X-02": "cannot have a month",
    "1985-XX-04": "a day but no month",
    "1985-0X": "not an EDTF date",
    "XXXX": "not an EDTF date",
    "1X9X": "not an EDTF date",
    "-0000": "write 0000 for 1 BC",
    "84": "not an EDTF date",
    "1984-2": "not an EDTF date",
    "1984-2-4": "not an EDTF date",
    "19840204": "not an EDTF date",
    "10000": "not an EDTF date",
    "199x": "not an EDTF date",
    "+1984": "not an EDTF date",
    "Y-17E7": "not an EDTF date",
    "1950S2": "not an EDTF date",
    "since 1983": "not an EDTF date",
    "": "is empty",
    "   ": "is empty",
    "1" * 101: "at most 100 characters",
    "1984\n": "on one line",
    "1984\x00": "on one line",
    "19\n84": "on one line",
    "١٩٨٤": "plain digits",
    "１９８４": "plain digits",
    "1984–1985": "plain digits",
    "[]": "not an EDTF date",
    "[1984]": "only one date",
    "[..]": "a date before or after it",
    "[1995,..1989]": "open inside",
    "[1984,": "not closed",
    "[1984}": "not closed",
    "[": "not closed",
    "[1984..1985,..1989]": "open inside",
    "[1984..,1989]": "open inside",
    "[1984~..1989]": "a plain year, month or day",
    "[199X..2000]": "a plain year, month or day",
    "[1984...1989]": "not an EDTF date",
    "[1984/1985,1990]": "not an EDTF date",
    "[[1984,1985]]": "not an EDTF date",
}


@pytest.mark.parametrize("edtf", ACCEPTED)
def test_an_accepted_date_is_its_own_canonical_form(edtf: str) -> None:
    assert canonical(edtf) == edtf


@pytest.mark.parametrize(
    ("typed", "edtf"),
    [
        (" 1984 ", "1984"),
        ("\t1984-02", "1984-02"),
        ("[1667, 1668, 1670..1672]", "[1667,1668,1670..1672]"),
        ("{ 1960 , 1961-12 }", "{1960,1961-12}"),
        ("1984 / 1985", "1984/1985"),
    ],
)
def test_spaces_around_and_between_dates_are_dropped(typed: str, edtf: str) -> None:
    assert canonical(typed) == edtf


@pytest.mark.parametrize(("text", "reason"), REFUSED.items(), ids=lambda value: ascii(value[:20]))
def test_a_refusal_says_in_one_sentence_what_is_wrong(text: str, reason: str) -> None:
    with pytest.raises(DateError) as refusal:
        canonical(text)
    message = str(refusal.value)
    assert reason in message
    assert message.endswith(".")
    assert "\n" not in message
    assert len(message) < 250


@pytest.mark.parametrize(("edtf", "days"), BOUNDS.items())
def test_a_date_spans_these_days(edtf: str, days: tuple[str | None, str | None]) -> None:
    earliest, latest = bounds(edtf)
    assert (iso_day(earliest), iso_day(latest)) == days


def test_an_interval_that_may_be_in_order_is_accepted() -> None:
    assert canonical("1984-05/1984") == "1984-05/1984"


@given(edtfs)
def test_the_earliest_day_is_never_after_the_latest(edtf: str) -> None:
    earliest, latest = bounds(edtf)
    value = read(edtf)
    if earliest is not None and latest is not None:
        assert earliest <= latest
    assert isinstance(value, Interval) or "," in edtf or ".." in edtf or None not in (earliest, latest)


@given(edtfs)
def test_the_canonical_form_is_stable(edtf: str) -> None:
    assert canonical(edtf) == edtf
    assert canonical(f" {edtf} ") == edtf


@given(dates)
def test_a_qualifier_does_not_widen_the_bounds(edtf: str) -> None:
    assert bounds(edtf) == bounds(edtf.rstrip("?~%"))


@given(st.text() | st.text(alphabet="0123456789X?~%-/.,[]{}YT:ES +\n\x00٣", max_size=30))
@example("[" * 100)
@example("," * 100)
@example("{1984,..}")
@example("\ud800")
@example("1984-02-04/" * 9)
def test_no_text_fails_with_anything_but_a_date_error(text: str) -> None:
    try:
        edtf = canonical(text)
    except DateError:
        return
    assert canonical(edtf) == edtf


@pytest.mark.parametrize("edtf", ["1983", "2007-06", "1984-02-04", "-0044", "0000"])
def test_a_plain_certain_date_is_an_exact_iso_date(edtf: str) -> None:
    assert exact_iso(edtf) == edtf


@pytest.mark.parametrize(
    "edtf",
    ["1958~", "1990?", "199X", "1985-XX", "2007-22", "1983/..", "2000/2005", "[..1989]", "Y-10000", "{1984,1985}"],
)
def test_a_date_with_any_doubt_is_no_exact_iso_date(edtf: str) -> None:
    assert exact_iso(edtf) is None


def test_the_parts_of_a_date_can_be_read() -> None:
    value = read("1984-02-04~")
    assert isinstance(value, Date)
    assert (value.kind, value.year, value.month, value.day, value.mark) == ("day", 1984, 2, 4, "~")

"""Hypothesis strategies: canonical EDTF of every kind that is accepted, by kind."""

from hypothesis import strategies as st

from biography.dates.edtf import DateError, read, year_text
from biography.dates.julian import days_in_month

MARKS = st.sampled_from(["", "?", "~", "%"])


def is_accepted(edtf: str) -> bool:
    try:
        read(edtf)
    except DateError:
        return False
    return True


@st.composite
def days(draw: st.DrawFn, first_year: int = -9999, last_year: int = 9999) -> str:
    year, month = draw(st.integers(first_year, last_year)), draw(st.integers(1, 12))
    return f"{year_text(year)}-{month:02d}-{draw(st.integers(1, days_in_month(year, month))):02d}"


def years(first: int = -9999, last: int = 9999) -> st.SearchStrategy[str]:
    return st.integers(first, last).map(year_text)


def months(first_year: int = -9999, last_year: int = 9999) -> st.SearchStrategy[str]:
    return st.builds(lambda year, month: f"{year}-{month:02d}", years(first_year, last_year), st.integers(1, 12))


def seasons(first_year: int = -9999, last_year: int = 9999, winter: bool = True) -> st.SearchStrategy[str]:
    codes = st.integers(21, 24 if winter else 23)
    return st.builds(lambda year, season: f"{year}-{season}", years(first_year, last_year), codes)


def groupings(first_year: int = -9999, last_year: int = 9999) -> st.SearchStrategy[str]:
    return st.builds(lambda year, code: f"{year}-{code}", years(first_year, last_year), st.integers(21, 41))


def plain(first_year: int = -9999, last_year: int = 9999) -> st.SearchStrategy[str]:
    return years(first_year, last_year) | months(first_year, last_year) | days(first_year, last_year)


def unspecified(first_year: int = -9999, last_year: int = 9999) -> st.SearchStrategy[str]:
    digits = st.builds(
        lambda year, blanks: year[:-blanks] + "X" * blanks, years(first_year, last_year), st.integers(1, 3)
    )
    month, day = years(first_year, last_year).map("{}-XX".format), months(first_year, last_year).map("{}-XX".format)
    return digits | month | day | years(first_year, last_year).map("{}-XX-XX".format)


long_years = (st.integers(10_000, 5_000_000) | st.integers(-5_000_000, -10_000)).map(year_text)
dates = st.builds("{}{}".format, plain() | groupings() | unspecified() | long_years, MARKS)
intervals = st.builds("{}/{}".format, dates | st.sampled_from(["", ".."]), dates | st.sampled_from(["", ".."])).filter(
    is_accepted
)
ranges = st.builds("{}..{}".format, plain(), plain())
near_ranges = st.builds("{}..{}".format, plain(1900, 1903), plain(1900, 1903))


@st.composite
def sets(draw: st.DrawFn) -> str:
    items = draw(st.lists(dates | plain(1900, 1903) | ranges | near_ranges, max_size=3))
    items = draw(st.sampled_from([[], [f"..{draw(plain())}"]])) + items
    items += draw(st.sampled_from([[], [f"{draw(plain())}.."]]))
    return draw(st.sampled_from(["[{}]", "{{{}}}"])).format(",".join(items))


edtfs = dates | intervals | sets().filter(is_accepted)

# What editors write every day; its words are to be understood again.
one = days(1000, 2999) | months(1000, 2999) | groupings(1000, 2999) | years(1000, 2999)
common = (
    one
    | st.builds("{}{}".format, one, st.sampled_from("?~%"))
    | st.builds("{}{}".format, one | one.map("{}~".format), st.sampled_from(["/..", "/"]))
    | one.map("/{}".format)
    | st.builds("{}/{}".format, days(1000, 1999), days(2000, 2999))
    | days(1000, 2999).map(lambda day: f"{day[:8]}01/{day[:8]}02")
    | st.integers(101, 299).filter(lambda decade: decade % 10).map("{}X".format)
    | st.builds("[{}..{}]".format, years(1000, 1900) | months(1000, 1900) | days(1000, 1900), years(1902, 2999))
    | st.builds("[{}..{}]".format, days(1000, 1900), days(1902, 2999))
    | months(1000, 2999).map(lambda month: f"[{month}-04..{month}-09]")
    | st.builds("{}..".format, days(1000, 2999) | months(1000, 2999) | years(1000, 2999)).map("[{}]".format)
    | st.builds("..{}".format, days(1000, 2999) | months(1000, 2999) | years(1000, 2999)).map("[{}]".format)
)

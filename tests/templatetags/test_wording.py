"""Dates, numbers and relatives in words, for readers."""

from datetime import UTC, datetime
from decimal import Decimal
from types import SimpleNamespace
from uuid import uuid4

import pytest
from django.utils.translation import override

from biography.document import Biography, CareerPeriod, ImpreciseDate, Name, Relative
from biography.templatetags import wording

KEY = "0a71c8d6-38bc-5f03-a8f5-7a91faa552f9"


def a_period(**fields):
    return CareerPeriod(id=KEY, slug="post", role="Clerk", **fields)


def undisputed(birth, death, *, has_died):
    """What a list has of a person."""
    vitals = {"birth_date": birth, "death_date": death, "has_died": has_died}
    return SimpleNamespace(**vitals, birth_disputed=False, death_disputed=False)


@pytest.mark.parametrize(
    ("birth", "death", "words"),
    [
        ("1948-11-24", "", "born 1948"),
        ("1901-02-03", "1970-05", "1901–1970"),
        ("1901", "1970-06~", "1901 – about 1970"),
        ("", "1900-01?", "died perhaps 1900"),
        ("-0099-07-12", "-0043-03-15", "100 BC – 44 BC"),
        ("1850/1855", "", "born 1850–1855"),
        ("", "", ""),
        ("no date yet", "", "born no date yet"),
    ],
)
def test_a_life_span_is_told_by_years(birth, death, words):
    page = undisputed(birth, death, has_died=bool(death))
    assert wording.lifespan(page) == words


def test_a_life_span_without_a_date_of_death_has_a_question_mark():
    page = undisputed("1890", "", has_died=True)
    assert wording.lifespan(page) == "1890–?"
    page.birth_date = ""
    assert wording.lifespan(page) == ""


@pytest.mark.parametrize(
    ("fields", "words", "years"),
    [
        ({"start": "1997-06-16", "end": "2004-12"}, "16 June 1997 – December 2004", "1997–2004"),
        ({"start": "1983", "ongoing": True}, "since 1983", "since 1983"),
        ({"start": {"edtf": "1983", "display": "the early days"}, "end": "1985"}, "the early days – 1985", "1983–1985"),
        ({"start": {"edtf": "1983", "display": "his youth"}, "ongoing": True}, "since his youth", "since 1983"),
        ({}, "date not known", ""),
    ],
)
def test_a_period_is_told_in_full_and_by_years(fields, words, years):
    assert wording.period(a_period(**fields)) == words
    assert wording.years(a_period(**fields)) == years


def test_a_draft_with_a_date_that_is_none_yet_shows_what_was_typed():
    date = ImpreciseDate.model_construct(edtf="some day", display="", earliest=None, latest=None, words="some day")
    assert wording.words(date) == wording.as_time(date) == "some day"
    period = CareerPeriod.model_construct(start=date, end=None, ongoing=False)
    assert wording.period(period) == wording.years(period) == "some day"


def test_the_words_of_the_source_come_before_ours_and_are_escaped():
    date = ImpreciseDate(edtf="1984-02-04", display="a <cold> night")
    assert wording.words(date) == "a <cold> night"
    assert wording.as_time(date) == '<time datetime="1984-02-04">a &lt;cold&gt; night</time>'


@pytest.mark.parametrize(("value", "words"), [("7400", "7,400"), ("1.65", "1.65"), ("1000000", "1,000,000")])
def test_numbers_are_grouped_as_the_language_does(value, words):
    assert wording.number(Decimal(value)) == words


@pytest.mark.parametrize(
    ("part", "words"),
    [
        (None, "–"), (0.0, "0%"), (1.0, "100%"), (0.29, "29%"), (0.286, "29%"), (2 / 3, "67%"), (0.07, "7%"),
        (1 / 1000, "0.1%"), (1 / 100_000, "0.1%"), (0.0096, "1.0%"), (0.9987, "99.9%"), (0.9999, "99.9%"),
        (0.011, "1%"), (0.99, "99%"),
    ],
)  # fmt: skip
def test_a_share_is_rounded_and_neither_none_nor_all_unless_it_is(part, words):
    assert wording.share(part) == words


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"relation": "father", "name": "A"}, "Father"),
        ({"relation": "child", "count": 5}, "Children"),
        ({"relation": "child", "count": 1}, "Child"),
        ({"relation": "spouse", "label": "second wife", "name": "B"}, "Second wife"),
    ],
)
def test_relatives_are_named_by_what_they_are_and_how_many(fields, words):
    assert str(wording.kin(Relative(id=KEY, **fields))) == words


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ({"display": "Cher"}, "C"),
        ({"display": "Ludwig van Beethoven"}, "LB"),
        ({"display": "Viktor Khrapunov", "given": "Viktor", "family": "Khrapunov"}, "VK"),
        ({"display": "毛泽东"}, "毛"),
        ({"display": "Mary “Molly” <Brown> & Sons"}, "MS"),
        ({"display": "“Molly” Brown"}, "MB"),
        # In Georgian no name begins with a capital; Arabic letters would join to a word.
        ({"display": "შოთა რუსთაველი"}, "შრ"),
        ({"display": "فاطمة الفهرية"}, "ف"),
        ({"display": "& – &"}, ""),
    ],
)
def test_initials_stand_for_any_name(name, letters):
    life = Biography(format="biography/1", id=KEY, slug="life", language="en", name=Name(**name))
    assert wording.initials(life) == letters


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "1 March 1995"), ("ru", "1 марта 1995"), ("kk", "1995 жылғы 1 наурыз"), ("fr", "1er mars 1995")],
)
def test_the_day_of_a_moment_is_told_as_the_dates_of_lives_are(language, words):
    with override(language):
        assert wording.day(datetime(1995, 3, 1, 12, tzinfo=UTC)) == words
        assert wording.words(ImpreciseDate.model_validate({"edtf": "1995-03-01"})) == words


def test_the_heading_does_not_repeat_itself_as_a_name_in_another_script():
    names = [{"id": str(uuid4()), "kind": "native", "text": text} for text in ("紫式部", "藤原香子")]
    names.append({"id": str(uuid4()), "kind": "transliterated", "text": "Murasaki"})
    life = Biography(
        format="biography/1", id=KEY, slug="life", language="en", name=Name(display="紫式部"), other_names=names
    )
    assert [name.text for name in wording.native_names(life)] == ["藤原香子"]


def test_a_long_list_is_folded_after_its_beginning_and_one_that_is_hardly_longer_is_not():
    assert [len(part) for part in wording.beginning_of(range(24), True)] == [24, 0]
    assert [len(part) for part in wording.beginning_of(range(25), True)] == [12, 13]
    assert [len(part) for part in wording.beginning_of(range(25))] == [25, 0]

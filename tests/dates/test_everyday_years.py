"""Years that are not written in full: never one silent reading where there is another."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from biography.dates import AmbiguousDate, DateError, bounds, canonical, explain, understand, words
from biography.dates.everyday import READERS
from tests.dates.edtf_strategies import common, edtfs

ASKED = [
    ("en", "1743/4", ("1743-04", "1743/1744")),
    ("en", "1900/1", ("1900-01", "1900/1901")),
    ("ru", "1899–02", ("1899-02", "1899/1902")),
    ("en", "1914-21", ("1914-21", "1914/1921")),
    ("en", "since 1914-21", ("1914-21/..",)),
    ("en", "by 1743/4", ("[..1743-04]",)),
    ("en", "1914-21 or 1916-22", ("[1914-21,1916-22]",)),
    ("ru", "до 1914-21", ("/1914-21", "[..1914-02]")),
    ("en", "1914-21~", ("1914-21~", "1914/1921~")),
    ("ru", "1917-22", ("1917-22", "1917/1922")),
    ("en", "2019-32", ("2019-32", "2019/2032")),
    ("en", "2019-33", ("2019-33", "2019/2033")),
    ("en", "1984-02", ("1984-02", "1984/2002")),
    ("en", "1848–9", ("1848-09", "1848/1849")),
    ("en", "1190–85 BC", ("-1189/-0084", "-1189/-1184")),
    ("en", "480–79 BC", ("-0479/-0078", "-0479/-0478")),
    ("en", "205–98 BC", ("-0204/-0097", "-0204/-0197")),
    ("en", "480 or 79 BC", ("[-0479,-0078]", "[-0479,-0478]")),
    ("en", "c. 480–79 BC", ("-0479~/-0078", "-0479~/-0478")),
    ("en", "between 480 and 79 BC", ("[-0479..-0078]", "[-0479..-0478]")),
    ("fr", "1190-85 av. J.-C.", ("-1189/-0084", "-1189/-1184")),
    ("ru", "218–01 до н. э.", ("-0217/0000", "-0217/-0200")),
    ("kk", "б.з.д. 218–01", ("-0217/0000", "-0217/-0200")),
    ("en", "5 January 1711/12", ("1712-01-05", "1712-01-16", "[1711-01-05,1712-01-05]", "1711-01-05/1712")),
    ("en", "20 March 1708/09", ("1709-03-20", "1709-03-31", "[1708-03-20,1709-03-20]", "1708-03-20/1709")),
    ("en", "9 Jan. 1709-10", ("1710-01-09", "1710-01-20", "1709-01-09/1710", "1709-01-09/1709-01-10")),
    ("en", "25 March 1711/12", ("[1711-03-25,1712-03-25]", "1711-03-25/1712")),
    ("en", "January 1711/12", ("1712-01", "[1711-01,1712-01]", "1711-01/1712")),
    ("en", "4 February 1984/85", ("[1984-02-04,1985-02-04]", "1984-02-04/1985")),
    ("en", "4 February 1914-18", ("1914-02-04/1918", "1914-02-04/1914-02-18")),
    ("en", "summer 1914–1918", ("1914-22/1918", "1914-22/1918-22")),
    ("en", "summer 1914/15", ("[1914-22,1915-22]", "1914-22/1915", "1914-22/1915-22", "[1914-12..1915-02]")),
    ("en", "winter 1942–1945", ("1942-24/1945", "1942-24/1945-24")),
    ("kk", "1942-1943 жылдардың жазы", ("1942-22/1943", "1942-22/1943-22", "[1942-12..1943-02]")),
    ("en", "1930 and 1940s", ("{193X,194X}", "{1930,194X}")),
    ("en", "1910-20s", ("191X/192X", "1910/192X")),
    ("en", "1930–1940s", ("193X/194X", "1930/194X")),
    ("ru", "1930 и 1940-е", ("{193X,194X}", "{1930,194X}")),
    ("ru", "1930 или 1940-е годы", ("[193X,194X]", "[1930,194X]")),
    ("kk", "1920-1930 жылдар", ("1920/1930", "192X/193X")),
    ("kk", "1920-1930 жж.", ("1920/1930", "192X/193X")),
    ("kk", "1920 және 1930 жылдар", ("{1920,1930}", "{192X,193X}")),
    ("kk", "1870–1875 жылдар аралығында", ("[1870..1875]", "1870/1875")),
    ("en", "187?", ("187X", "0187?")),
    ("en", "2000–2005?", ("2000/2005?", "2000?/2005?")),
]

UNDERSTOOD = [
    ("en", "1914–18", "1914/1918"),
    ("en", "117–38", "0117/0138"),
    ("en", "50–45 BC", "-0049/-0044"),
    ("en", "44 or 43 BC", "[-0043,-0042]"),
    ("en", "1984 or 85", "[1984,1985]"),
    ("en", "1930s–40s", "193X/194X"),
    ("en", "the 1930s and 40s", "{193X,194X}"),
    ("en", "the 30s of the 20th century", "193X"),
    ("fr", "années 1930-1940", "193X/194X"),
    ("fr", "années 1930 à 1940", "193X/194X"),
    ("fr", "les années 1930 et 1940", "{193X,194X}"),
    ("fr", "années 30 du XXe siècle", "193X"),
    ("ru", "1930–1940-е годы", "193X/194X"),
    ("ru", "1930-е–1940-е", "193X/194X"),
    ("ru", "1920–1930 гг.", "1920/1930"),
    ("ru", "30-е годы XX века", "193X"),
    ("ru", "30–40-е годы XX века", "193X/194X"),
    ("ru", "в 30-х гг. XIX в.", "183X"),
    ("kk", "1920-1930-жылдар", "192X/193X"),
    ("kk", "1925-1935 жылдар", "1925/1935"),
    ("kk", "XX ғасырдың 30-жылдары", "193X"),
    ("en", "4 February 1984 or 1985", "[1984-02-04,1985-02-04]"),
    ("en", "4 February 1984, or 1985", "[1984-02-04,1985-02-04]"),
    ("en", "4 February 1984, 1985 or 1986", "[1984-02-04,1985-02-04,1986-02-04]"),
    ("en", "4 February 1984 and 1985", "{1984-02-04,1985-02-04}"),
    ("en", "summer 1970 or 1971", "[1970-22,1971-22]"),
    ("en", "June 1970 or 1971", "[1970-06,1971-06]"),
    ("en", "1985 or 4 February 1984", "[1985,1984-02-04]"),
    ("ru", "4 февраля 1984 или 1985 года", "[1984-02-04,1985-02-04]"),
    ("fr", "été 1970 ou 1971", "[1970-22,1971-22]"),
    ("kk", "1984 немесе 1985 жылғы 4 ақпан", "[1984-02-04,1985-02-04]"),
    ("kk", "1984 және 1985 жылғы ақпан", "{1984-02,1985-02}"),
    ("kk", "1960 жыл және 1961 жылғы желтоқсан", "{1960,1961-12}"),
    ("kk", "1942-1943 жылдардың қысы", "[1942-12..1943-02]"),
    ("kk", "1942-1943 жылдардың қысында", "[1942-12..1943-02]"),
    ("kk", "1939-1940 жылдардың қысы", "[1939-12..1940-02]"),
    ("kk", "1942-43 жылғы қыс", "[1942-12..1943-02]"),
    ("ru", "зимой 1942–1943 годов", "[1942-12..1943-02]"),
    ("fr", "l’hiver 1942/43", "[1942-12..1943-02]"),
    ("en", "15??", "15XX"),
    ("en", "1943-??", "1943-XX"),
]

REFUSED = [
    ("en", "4 or 5 February 1984 or 1985", "not understood"),
    ("en", "1984-02-30", "has the days 01 to 29"),
    ("en", "XXXX-11-02", "has no year"),
]

A_DAY_IN_TWO_YEARS = {
    "en": ("{} January {}", "{} February {}"),
    "ru": ("{} января {}", "{} февраля {} года"),
    "fr": ("{} janvier {}", "le {} février {}"),
    "kk": ("{1} жылғы {0} қаңтар", "{1} жылдың {0} ақпаны"),
}
A_SEASON_IN_TWO_YEARS = {
    "en": ("spring {}", "the summer of {}", "autumn {}"),
    "ru": ("весна {}", "летом {} годов", "осень {} гг."),
    "fr": ("printemps {}", "été {}", "automne {}"),
    "kk": ("{} жылдардың көктемі", "{} жылғы жаз", "{} жж. күзі"),
}


@pytest.mark.parametrize(("language", "text", "readings"), ASKED)
def test_years_with_more_than_one_reading_are_asked_back(language: str, text: str, readings: tuple[str, ...]) -> None:
    with pytest.raises(AmbiguousDate) as question:
        understand(text, language)
    assert question.value.readings == readings


@pytest.mark.parametrize(("language", "text", "edtf"), UNDERSTOOD)
def test_years_with_one_reading_are_understood(language: str, text: str, edtf: str) -> None:
    assert understand(text, language).edtf == edtf


@pytest.mark.parametrize(("language", "text", "reason"), REFUSED)
def test_years_that_are_not_guessed_are_refused(language: str, text: str, reason: str) -> None:
    with pytest.raises(DateError, match=reason) as refusal:
        understand(text, language)
    assert not isinstance(refusal.value, AmbiguousDate)


@pytest.mark.parametrize("language", READERS)
@pytest.mark.parametrize("sign", ["-", "–", " – ", "/"])
def test_two_digits_after_a_year_are_understood_only_where_they_mean_one_thing(language: str, sign: str) -> None:
    for year, number in product((1743, 1899, 1914, 2001), range(1, 100)):
        text, period = f"{year}{sign}{number:02d}", year - year % 100 + number
        is_later = period > year
        meanings = {f"{year}/{period if is_later else period + 100}"}
        if number <= 12 or (21 <= number <= 41 and sign != "/"):
            meanings.add(f"{year}-{number:02d}")
        try:
            found = {understand(text, language).edtf}
            assert is_later, f"{text} goes on to the next century without a question"
        except AmbiguousDate as question:
            found = set(question.readings)
        assert found == meanings, text


@pytest.mark.parametrize("language", READERS)
def test_a_day_or_season_of_two_years_is_never_read_in_silence(language: str) -> None:
    years = [f"{year}{sign}{short}" for year, short in ((1711, 12), (1843, 44)) for sign in "/-" for short in [short]]
    texts = [form.format(day, both) for form in A_DAY_IN_TWO_YEARS[language] for day in (5, 20) for both in years]
    texts += [form.format(both) for form in A_SEASON_IN_TWO_YEARS[language] for both in [*years, "1911-1914"]]
    for text in texts:
        with pytest.raises(AmbiguousDate):
            print(text, understand(text, language))


@settings(deadline=None)
@given(edtfs | common, st.sampled_from(sorted(READERS)), st.sampled_from([words, explain]))
def test_the_words_of_a_date_are_never_understood_as_other_days(edtf: str, language: str, say) -> None:
    try:
        found = understand(say(edtf, language), language).edtf
    except DateError:
        return
    assert bounds(found) == bounds(edtf)


@pytest.mark.parametrize(
    ("text", "instead"),
    [
        ("1943-00-00", "1943"),
        ("00.05.1943", "1943-05"),
        ("1700-02-29", "1700-03-11"),
        ("29 February 1700", "1700-03-11"),
    ],
)
def test_what_to_write_instead_can_be_chosen(text: str, instead: str) -> None:
    with pytest.raises(AmbiguousDate, match=instead) as question:
        understand(text)
    assert question.value.readings == (canonical(instead),)


def test_two_years_of_a_birth_are_one_of_them_or_a_period() -> None:
    with pytest.raises(AmbiguousDate) as question:
        understand("1911/1912", moment=True)
    assert question.value.readings == ("[1911,1912]", "1911/1912")
    with pytest.raises(AmbiguousDate) as question:
        understand("1911/1915", moment=True)
    assert question.value.readings == ("[1911,1915]", "[1911..1915]", "1911/1915")
    assert understand("1911–1912", moment=True).edtf == "1911/1912"
    assert understand("1911/1912").edtf == "1911/1912"

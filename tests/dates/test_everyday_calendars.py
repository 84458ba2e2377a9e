"""Old Style and weekdays as editors type them: the Gregorian day is kept, with the words of the source."""

import pytest

from biography.dates import AmbiguousDate, DateError, Understanding, typed, understand

BOTH_DAYS = [
    ("en", "31 March (12 April) 1870", "1870-04-12"),
    ("en", "12 April (31 March) 1870", "1870-04-12"),
    ("en", "12 April 1870 [O.S. 31 March 1870]", "1870-04-12"),
    ("en", "12 April [O.S. 31 March] 1870", "1870-04-12"),
    ("en", "31 March/12 April 1870", "1870-04-12"),
    ("en", "4 (16) February 1884", "1884-02-16"),
    ("en", "20 December 1869 (1 January 1870)", "1870-01-01"),
    ("en", "10 (21) March 1711/12", "1712-03-21"),
    ("en", "12 April 1870 N.S.", "1870-04-12"),
    ("en", "since 31 March (12 April) 1870", "1870-04-12/.."),
    ("ru", "31 марта (12 апреля) 1870", "1870-04-12"),
    ("ru", "26 мая (6 июня) 1799", "1799-06-06"),
    ("ru", "10 (22) апреля 1870 года", "1870-04-22"),
    ("ru", "31 марта 1870 г. (12 апреля 1870 г.)", "1870-04-12"),
    ("ru", "12 апреля (31 марта по старому стилю) 1870", "1870-04-12"),
    ("ru", "с 31 марта (12 апреля) 1870", "1870-04-12/.."),
    ("ru", "12 (25) января 1905 — 5 (18) марта 1906", "1905-01-25/1906-03-18"),
    ("fr", "31 mars (12 avril) 1870", "1870-04-12"),
    ("fr", "12 avril 1870 (31 mars dans le calendrier julien)", "1870-04-12"),
    ("kk", "1870 жылғы 31 наурыз (12 сәуір)", "1870-04-12"),
    ("kk", "1870 жылғы 10 (22) сәуір", "1870-04-22"),
]

ALONE = [
    ("en", "31 March 1870 O.S.", "1870-04-12", "12 April 1870"),
    ("en", "31 March [O.S.] 1870", "1870-04-12", "12 April 1870"),
    ("en", "31 March 1870 (Old Style)", "1870-04-12", "12 April 1870"),
    ("en", "1870-03-31 O.S.", "1870-04-12", "12 April 1870"),
    ("en", "29 February 1700 (Julian calendar)", "1700-03-11", "11 March 1700"),
    ("en", "5 January 1711/12 O.S.", "1712-01-16", "16 January 1712"),
    ("en", "5 January 1711 (Julian calendar)", "1711-01-16", "16 January 1711"),
    ("en", "15 March 44 BC O.S.", "-0043-03-13", "13 March 44 BC"),
    ("en", "March 1870 O.S.", "[1870-03-13..1870-04-12]", "between 13 March and 12 April 1870"),
    ("en", "31 March 1870 O.S. to 5 May 1871 O.S.", "1870-04-12/1871-05-17", "12 April 1870 – 17 May 1871"),
    ("en", "Tuesday 31 March 1870 O.S.", "1870-04-12", "12 April 1870"),
    ("en", "between 31 March and 5 April 1870 O.S.", "[1870-04-12..1870-04-17]", "between 12 and 17 April 1870"),
    ("en", "4 or 5 February 1884 O.S.", "[1884-02-16,1884-02-17]", "16 or 17 February 1884"),
    ("ru", "с 4 по 5 февраля 1884 г. по старому стилю", "1884-02-16/1884-02-17", "16–17 февраля 1884"),
    ("fr", "du 4 au 5 février 1884 (calendrier julien)", "1884-02-16/1884-02-17", "16–17 février 1884"),
    ("kk", "1884 жылғы 4–5 ақпан (ескі стиль)", "1884-02-16/1884-02-17", "1884 жылғы 16–17 ақпан"),
    ("ru", "31 марта 1870 по старому стилю", "1870-04-12", "12 апреля 1870"),
    ("ru", "31 марта 1870 г. (ст. ст.)", "1870-04-12", "12 апреля 1870"),
    ("ru", "31.03.1870 ст. ст.", "1870-04-12", "12 апреля 1870"),
    ("ru", "29 февраля 1700 по юлианскому календарю", "1700-03-11", "11 марта 1700"),
    ("fr", "31 mars 1870 (calendrier julien)", "1870-04-12", "12 avril 1870"),
    ("fr", "31 mars 1870 (ancien style)", "1870-04-12", "12 avril 1870"),
    ("kk", "1870 жылғы 31 наурыз, ескі стиль бойынша", "1870-04-12", "1870 жылғы 12 сәуір"),
]

ON_A_WEEKDAY = [
    ("en", "Sat 4 Feb 1984", "1984-02-04"),
    ("en", "4 February 1984 (Saturday)", "1984-02-04"),
    ("ru", "суббота, 4 февраля 1984", "1984-02-04"),
    ("ru", "в субботу 4 февраля 1984 года", "1984-02-04"),
    ("ru", "4 февраля 1984, сб", "1984-02-04"),
    ("fr", "vendredi 10 août 1792", "1792-08-10"),
    ("fr", "le samedi 4 février 1984", "1984-02-04"),
    ("kk", "1984 жылғы 4 ақпан, сенбі", "1984-02-04"),
    ("kk", "сенбі күні, 1984 жылғы 4 ақпан", "1984-02-04"),
]

JULIAN_WEEKDAYS = [
    ("en", "Thursday 4 October 1582", "Thursday 4 October 1582 (14 October 1582)"),
    ("ru", "в четверг 4 октября 1582", "в четверг 4 октября 1582 (14 октября 1582)"),
    ("fr", "jeudi 4 octobre 1582", "jeudi 4 octobre 1582 (14 octobre 1582)"),
    ("kk", "1582 жылғы 4 қазан, бейсенбі", "1582 жылғы 4 қазан, бейсенбі (1582 жылғы 14 қазан)"),
]

REFUSED = [
    ("en", "31 March (13 April) 1870", "1870-03-31 Old Style is 1870-04-12"),
    ("en", "12 April 1870 (O.S. 1 April)", "1870-04-01 Old Style is 1870-04-13"),
    ("en", "30 February 1700 O.S.", "no such day in the Julian calendar"),
    ("en", "31 March 1870 O.S. to 17 April 1870", "in which calendar it is"),
    ("en", "31 March (12 April) 1870 to 5 May 1871", "in which calendar it is"),
    ("en", "March to May 1870 O.S.", "give each day in full"),
    ("en", "5 January 1711/15 O.S.", "two years that do not follow"),
    ("en", "Thursday 31 March 1870 O.S.", "no such day of the week"),
    ("ru", "понедельник, 4 февраля 1984", "no such day of the week"),
    ("kk", "1984 жылғы 4 ақпан, жұма", "no such day of the week"),
    ("fr", "lundi 4 février 1984", "no such day of the week"),
]


@pytest.mark.parametrize(("language", "text", "edtf"), BOTH_DAYS)
def test_a_day_in_two_calendars_is_kept_with_its_words(language: str, text: str, edtf: str) -> None:
    assert understand(text, language) == Understanding(edtf, text)


@pytest.mark.parametrize(("language", "text", "edtf", "gregorian"), ALONE)
def test_an_old_style_day_gets_its_gregorian_one_beside_it(language: str, text: str, edtf: str, gregorian: str) -> None:
    found = understand(text, language)
    assert found == Understanding(edtf, f"{text} ({gregorian})")
    assert understand(typed(found.edtf, found.display, language), language) == found


@pytest.mark.parametrize(("language", "text", "edtf"), ON_A_WEEKDAY)
def test_a_weekday_is_checked_and_left_out(language: str, text: str, edtf: str) -> None:
    assert understand(text, language) == Understanding(edtf)


@pytest.mark.parametrize(("language", "text", "display"), JULIAN_WEEKDAYS)
def test_a_weekday_of_the_julian_calendar_is_asked_back(language: str, text: str, display: str) -> None:
    with pytest.raises(AmbiguousDate, match="Julian calendar") as question:
        understand(text, language)
    assert (question.value.readings, question.value.displays) == (("1582-10-14",), (display,))


@pytest.mark.parametrize(("language", "text", "reason"), REFUSED)
def test_days_that_cannot_be_are_refused(language: str, text: str, reason: str) -> None:
    with pytest.raises(DateError, match=reason):
        understand(text, language)


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        # The English year began on 25 March, and "O.S." may mean that too.
        ("5 January 1711 O.S.", ("1711-01-16", "1712-01-16")),
        ("4 to 5 February 1711 O.S.", ("1711-02-15/1711-02-16", "1712-02-15/1712-02-16")),
        ("20 December (1 January) 1870", ("1871-01-01", "1870-01-01")),
    ],
)
def test_an_old_style_year_in_doubt_is_asked_back(text: str, readings: tuple[str, ...]) -> None:
    with pytest.raises(AmbiguousDate) as question:
        understand(text)
    assert question.value.readings == readings

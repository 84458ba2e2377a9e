"""Why a date is refused can be said in another language: the sentence, and the parts of it that are words."""

import pytest

from biography.dates import AmbiguousDate, DateError, canonical, understand

CATALOGUE = {
    "%(date)s ends before it starts: write the earlier date first, such as 2000/2005.": "%(date)s : ordre inversé.",
    "“%(text)s” is not understood as a date; %(accepted)s.": "« %(text)s » n’est pas une date ; %(accepted)s.",
    "%(text)s can be %(meanings)s: %(advice)s.": "%(text)s peut être %(meanings)s : %(advice)s.",
    "write the year with four digits": "écrivez l’année en quatre chiffres",
}


def translate(sentence: str) -> str:
    return CATALOGUE.get(sentence, "écrivez …" if sentence.startswith("write for example") else sentence)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("de 2005 à 2000", "de 2005 à 2000 : ordre inversé."),
        ("mille", "« mille » n’est pas une date ; écrivez …."),
        ("84", "84 peut être 1884, 1984 ou 2084 : écrivez l’année en quatre chiffres."),
        ("4 février", "The year is missing in “4 février”: write for example 4 February 1984 or June 1970."),
    ],
)
def test_a_refusal_is_translated_with_its_parts(text: str, said: str) -> None:
    with pytest.raises(DateError) as refusal:
        understand(text, "fr")
    assert refusal.value.translated(translate) == said


def test_a_refusal_as_text_is_in_english() -> None:
    with pytest.raises(AmbiguousDate) as question:
        understand("84", "fr")
    assert str(question.value) == "84 can be 1884, 1984 ou 2084: write the year with four digits."


def test_a_sign_of_percent_in_a_date_is_no_gap_in_the_sentence() -> None:
    with pytest.raises(DateError) as refusal:
        canonical("1984%-02 %(date)s")
    assert refusal.value.translated(str) == str(refusal.value)
    assert "1984%-02 %(date)s has a qualifier inside: ? ~ and % stand" in str(refusal.value)

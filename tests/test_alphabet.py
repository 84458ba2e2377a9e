"""The alphabet of a language."""

import pytest

from biography import alphabet

KAZAKH = "АӘБВГҒДЕЁЖЗИЙКҚЛМНҢОӨПРСТУҰҮФХҺЦЧШЩЪЫІЬЭЮЯ"


def in_order(names, language):
    return sorted(reversed(names), key=lambda name: alphabet.key(name, language))


def test_kazakh_letters_stand_where_the_kazakh_alphabet_has_them():
    assert in_order(list(KAZAKH), "kk") == list(KAZAKH)
    assert [alphabet.letter(sign, "kk") for sign in KAZAKH] == list(KAZAKH)
    assert in_order(["Акулов", "Ақанов", "Аяков", "Әбенова", "Базаров"], "kk") == [
        "Акулов",
        "Ақанов",
        "Аяков",
        "Әбенова",
        "Базаров",
    ]


@pytest.mark.parametrize(
    ("language", "names"),
    [
        ("ru", ["Ёжиков, А.", "Ежов, Б.", "Ёлкин, А.", "Йорданов", "Щедрин", "Adams"]),
        ("en", ["50 Cent", "Adams", "Östberg", "Zola", "Йорданов"]),
        ("fr", ["cote", "coté", "côte", "Ébène", "Zola"]),
        ("sv", ["Zola", "Åberg", "Östberg"]),
        ("en", ["de Gaulle, Anne", "Degas", "O’Brien", "Obst"]),
        ("xx", ["Adams", "Östberg", "Zola"]),
    ],
)
def test_names_follow_the_alphabet_of_the_language(language, names):
    assert in_order(names, language) == names


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Ёлкин", {"ru": "Е", "kk": "Ё"}),
        ("Йорданов", {"ru": "Й", "kk": "Й", "en": "Й"}),
        ("Åberg", {"en": "A", "sv": "Å"}),
        ("Élysée", {"fr": "E", "en": "E"}),
        ("łoś", {"en": "L", "pl": "Ł"}),
        ("de Gaulle", {"fr": "D"}),
        ("ابن سينا", {"en": "ا"}),
        ("毛泽东", {"en": "毛"}),
        ("გიორგი", {"en": "გ"}),
        ("ßen", {"en": "S"}),
        ("’t Hooft", {"en": "T"}),
        ("50 Cent", {"en": "#", "kk": "#"}),
        ("!!!", {"en": "#"}),
        ("", {"en": "#"}),
    ],
)
def test_a_name_stands_under_a_letter_of_the_language(name, letters):
    assert {language: alphabet.letter(name, language) for language in letters} == letters


def test_the_longest_names_have_keys_that_an_index_takes():
    assert len(alphabet.key("Щ" * 255, "kk")) < 2700
    assert len(alphabet.key("🙂" * 255, "en")) < 2700
    assert alphabet.key("A" * 200 + "B", "en") == alphabet.key("A" * 200 + "C", "en")

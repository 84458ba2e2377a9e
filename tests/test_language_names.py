"""A language is named in the reader's language."""

import pytest

from biography.language_names import language_name


@pytest.mark.parametrize(
    ("tag", "reader", "name"),
    [
        ("ru", "en", "Russian"),
        ("ru", "fr", "russe"),
        ("kk-Cyrl", "en", "Kazakh (Cyrillic)"),
        ("zh-hant-TW", "en", "Chinese (Traditional, Taiwan)"),
        ("grc", "ru", "древнегреческий"),
        ("de-1996", "en", "German"),
        ("qaa-x-own", "en", "qaa-x-own"),
        ("und", "en", "Unknown language"),
    ],
)
def test_a_language_is_named_in_the_readers_language(tag, reader, name):
    assert language_name(tag, reader) == name

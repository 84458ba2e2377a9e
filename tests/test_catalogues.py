"""The portal in other languages: catalogues are compiled, and what they tell editors to type is understood."""

import gettext
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import override

from biography.dates import understand
from biography.dates.everyday import ACCEPTED
from biography.dates.words import FORMATTERS
from biography.fields import DateFormField, TypedDate, understood

LOCALE = Path(__file__).resolve().parents[1] / "biography/locale"
CATALOGUES = sorted(LOCALE.glob("*/LC_MESSAGES/django.po"))
LANGUAGES = sorted(path.parents[1].name for path in CATALOGUES)

# The examples in help texts beneath the fields of dates.
HELP = (
    *("16 June 1997, about 1970", "December 2004, before 1990", "27 June 2003, since 1983", "From 1971 to 1977"),
    *(
        "24 November 1948, about 1958, 1850s",
        "1934, December 1991, about 1880.",
        "15 July 2007, spring 2007",
        "June 1970",
    ),
)


def test_each_language_of_the_site_has_a_catalogue_and_words_for_dates(settings):
    assert sorted({code for code, _name in settings.LANGUAGES} - {"en"}) == LANGUAGES
    assert set(LANGUAGES) < set(FORMATTERS)


@pytest.mark.skipif(not shutil.which("msgfmt"), reason="needs GNU gettext")
@pytest.mark.parametrize("catalogue", CATALOGUES, ids=LANGUAGES)
def test_a_catalogue_is_sound_and_compiled(catalogue, tmp_path):
    compiled = tmp_path / "django.mo"
    subprocess.run(["msgfmt", "--check-format", "-o", compiled, catalogue], check=True)
    kept, fresh = (gettext.GNUTranslations(path.open("rb")) for path in (catalogue.with_suffix(".mo"), compiled))
    assert kept._catalog == fresh._catalog, "run `make messages`"


@pytest.mark.parametrize("language", ["en", *LANGUAGES])
def test_the_examples_that_editors_are_given_are_understood(language):
    with override(language):
        examples = [re.sub(r"^\D*", "", _(ACCEPTED)), *map(_, HELP)]
    for text in examples:
        for example in re.split(r", | (?:or|или|немесе|ou) ", text.rstrip(".")):
            assert understand(example, language).edtf, example


@pytest.mark.parametrize(
    ("language", "text", "said"),
    [
        ("ru", "тысяча", "«тысяча» не удаётся понять как дату; напишите, например, 24 ноября 1948"),
        ("kk", "мың", "«мың» күн ретінде түсініксіз; мысалы, былай жазыңыз: 1948 жылғы 24 қараша"),
        ("fr", "30 février 1984", "30 février 1984 n’existe pas : le mois 1984-02 a les jours 01 à 29."),
        ("ru", "до 1985", "«до 1985» может означать: по 1985 или ранее 1985; напишите одно из двух."),
        (
            "kk",
            "1985 жылға дейін",
            "«1985 жылға дейін» мынаны білдіруі мүмкін: 1985 жылға дейін, басталуы белгісіз",
        ),
        ("en", "thousand", "“thousand” is not understood as a date; write for example 24 November 1948"),
    ],
)
def test_editors_are_told_in_their_language_why_a_date_is_refused(language, text, said):
    with override(language), pytest.raises(ValidationError) as refusal:
        understood(text)
    assert refusal.value.message.startswith(said)


@pytest.mark.parametrize(
    ("language", "shown"),
    [
        ("ru", "ранее 5 февраля 1984"),
        ("kk", "1984 жылғы 5 ақпаннан бұрын"),
        ("fr", "avant le 5 février 1984"),
        ("en", "before 5 February 1984"),
    ],
)
def test_a_form_shows_a_date_in_the_editors_language_and_takes_it_back_unchanged(language, shown):
    field = DateFormField()
    with override(language):
        kept = TypedDate.of("[..1984-02-04]")
        assert field.prepare_value(kept) == shown
        assert field.to_python(shown) == kept
        assert not field.has_changed(kept, shown)

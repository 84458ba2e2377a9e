"""What was kept before forms refused it is mended once, by a migration."""

from importlib import import_module

import pytest
from django.apps import apps

from biography.models import AuthorityIdentifier, LifeEvent, OtherName, PersonPage, Place
from tests.factories import a_full_life

pytestmark = pytest.mark.django_db
migration = import_module("biography.migrations.0018_kept_texts")


def test_texts_of_the_time_before_are_mended_and_others_stay_as_they_are():
    life = a_full_life("Ada", rows=1)
    before = PersonPage.objects.filter(pk=life.pk).values().get()
    PersonPage.objects.filter(pk=life.pk).update(title="Ada\x0bLovelace", description="one\nline\x1b", suffix=" Jr ")
    OtherName.objects.update(text="A\u2028B", language="Kazakh")
    LifeEvent.objects.update(html="<p>a\x92b</p>\n<p>c</p>")
    Place.objects.update(other_names="One\r\nTwo\x0bThree")
    AuthorityIdentifier.objects.update(value="Q42")
    migration.mend(apps, None)
    after = PersonPage.objects.filter(pk=life.pk).values().get()
    changed = {name: value for name, value in after.items() if before[name] != value}
    assert changed == {"title": "Ada Lovelace", "description": "one line", "suffix": " Jr "}
    assert list(OtherName.objects.values_list("text", "language")) == [("A B", "kk")]
    assert LifeEvent.objects.get().html == "<p>ab</p>\n<p>c</p>"
    assert set(Place.objects.values_list("other_names", flat=True)) == {"One\r\nTwo\nThree"}


def test_a_language_that_nobody_knows_stays_for_its_editor():
    a_full_life("Ada", rows=1)
    OtherName.objects.update(language="Elvish of old")
    migration.mend(apps, None)
    assert OtherName.objects.get().language == "Elvish of old"

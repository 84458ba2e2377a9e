"""Rows that editors keep from the public: left out of every output (tests/test_leaks.py), kept for editors."""

import pytest
from bs4 import BeautifulSoup
from django.core.management import call_command

from biography.assembly import assemble, assemble_all
from biography.changes import changes
from biography.exchange.site import people_index
from biography.findings import review_of
from biography.models import Activity, Education, LifeEvent, OtherName, PersonPage, Relative
from biography.versions import document_of
from tests.exchange.test_loading import FIRST_LIFE
from tests.factories import a_field, a_person, a_place, add, an_organisation

pytestmark = pytest.mark.django_db


def test_hiding_a_row_makes_a_version_without_it():
    person = a_person("Ada", live=False, rows={"family": [Relative(relation="child", name="Berta")]})
    person.save_revision().publish()
    person = PersonPage.objects.get()
    [child] = person.family.all()
    child.hidden = True
    person.family = [child]
    person.save_revision().publish()
    first, second = (document_of(version) for version in person.versions.order_by("number"))
    assert [relative.name for relative in first.family] == ["Berta"]
    assert second.family == ()
    assert [(change.kind, change.what) for change in changes(first, second)] == [("removed", "relative “Berta”")]


def test_the_review_of_a_draft_sees_hidden_rows_and_a_preview_does_not():
    rows = {"events": [LifeEvent(title="Prize", kind="residence", date="1940", hidden=True)]}
    person = a_person("Ada", birth_date="1950", rows=rows)
    assert [finding.path for finding in review_of(person).errors] == ["events[0].date"]
    assert assemble(person, person).events == ()


def test_a_hidden_name_is_found_by_nobody(client):
    rows = {"other_names": [OtherName(text="Seen"), OtherName(text="Zebra", hidden=True)]}
    a_person("Ada", rows=rows)
    assert client.get("/api/v3/people/?search=seen").json()["count"] == 1
    assert client.get("/api/v3/people/?search=zebra").json()["count"] == 0
    assert "Ada" not in client.get("/search/?q=zebra").content.decode()


def test_a_translation_is_not_found_by_what_its_original_hides(client):
    """Nor does its row in a list show it, nor the page of somebody whom only a hidden row names."""
    charles = a_person("Charles")
    names = [OtherName(text="Зебра", hidden=True)]
    family = [Relative(relation="friend", person=charles, hidden=True)]
    events = [LifeEvent(title="Quagga", hidden=True)]
    ada = a_person("Ada", rows={"other_names": names, "family": family, "events": events})
    [name], [friend], [event] = ada.other_names.all(), ada.family.all(), ada.events.all()
    french = people_index("fr")
    page = PersonPage(title="Ada en français", slug="ada", translation_key=ada.translation_key, locale=french.locale)
    page.other_names = [OtherName(text="Зебре", key=name.key)]
    page.family = [Relative(relation="friend", person=charles, key=friend.key)]
    page.events = [LifeEvent(title="Couagga", key=event.key)]
    add(french, page).save_revision().publish()

    def shown(address):
        return BeautifulSoup(client.get(address).content, "html.parser").main.get_text()

    for word in ("Зебре", "зебр", "Couagga"):
        assert "français" not in shown(f"/fr/search/?q={word}"), word
    assert "français" in shown("/fr/search/?q=Ada")
    for address in ("/fr/search/?q=Ada", "/fr/people/"):
        assert "Зебре" not in shown(address), address
    assert "Ada" not in shown("/fr/people/charles/")


def test_a_translation_describes_no_entry_that_only_rows_hidden_in_its_original_refer_to():
    oslo, energy = a_place("Oslo"), a_field("Energy")
    body = an_organisation("School", place=a_place("Bergen"))
    rows = {"activities": [Activity(field=energy, hidden=True)], "events": [LifeEvent(title="Move", hidden=True)]}
    ada = a_person("Ada", rows=rows)
    [activity], [event] = ada.activities.all(), ada.events.all()
    french = people_index("fr")
    page = PersonPage(title="Ada", slug="ada", translation_key=ada.translation_key, locale=french.locale)
    page.activities = [Activity(field=energy, key=activity.key)]
    page.events = [LifeEvent(title="Déménagement", place=oslo, key=event.key)]
    page.education = [Education(institution="École", organisation=body)]
    add(french, page)
    for alone in (False, True):
        [life] = assemble_all(list(PersonPage.objects.for_document().filter(pk=page.pk)), alone=alone)
        assert (life.activities, life.events, life.fields) == ((), (), ())
        assert [place.name for place in life.places] == ["Bergen"]
        assert [each.name for each in life.organisations] == ["School"]


def test_what_an_original_hides_later_its_translation_is_no_longer_found_by(client):
    ada = a_person("Ada", rows={"events": [LifeEvent(title="Quagga")]})
    [event] = ada.events.all()
    french = people_index("fr")
    page = PersonPage(title="Ada en français", slug="ada", translation_key=ada.translation_key, locale=french.locale)
    page.events = [LifeEvent(title="Couagga", key=event.key)]
    add(french, page)
    assert "français" in client.get("/fr/search/?q=Couagga").content.decode()
    event.hidden = True
    ada.events = [event]
    ada.save_revision().publish()
    assert "français" not in client.get("/fr/search/?q=Couagga").content.decode()


def test_loading_a_file_again_shows_nothing_that_was_hidden():
    call_command("load_biographies", str(FIRST_LIFE), verbosity=0)
    person = PersonPage.objects.get()
    names, family = person.other_names.count(), person.family.count()
    rows = list(person.family.all())
    rows[0].hidden = True
    person.family = [*rows, Relative(relation="child", name="Known to editors", hidden=True)]
    person.save_revision().publish()
    call_command("load_biographies", str(FIRST_LIFE), replace=True, verbosity=0)
    person = PersonPage.objects.get()
    hidden = [row for row in person.family.all() if row.hidden]
    assert {row.name for row in hidden} == {rows[0].name, "Known to editors"}
    assert person.family.count() == family + 1
    assert person.other_names.count() == names
    assert len(assemble(PersonPage.objects.for_document().get()).family) == family - 1

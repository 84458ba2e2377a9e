"""Imprecise dates in models and forms: kept as EDTF, with their bounds, typed in everyday words."""

from importlib import import_module
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import connection
from django.forms import modelform_factory
from django.utils.html import strip_tags

from biography.dates import bounds
from biography.models import Organisation, PersonPage
from tests.factories import a_period, a_person

pytestmark = pytest.mark.django_db


def form(data, instance=None):
    return modelform_factory(Organisation, fields=["name", "founded"])(data, instance=instance)


def test_bounds_follow_the_date_on_every_save():
    body = Organisation.objects.create(name="Plant", founded="1983/..")
    assert (body.founded_earliest, body.founded_latest) == (bounds("1983-01-01")[0], None)
    body.founded = "-0044-03-15"
    body.save()
    body.refresh_from_db()
    assert body.founded_earliest == body.founded_latest == bounds("-0044-03-15")[0] < bounds("0001")[0]
    body.founded = ""
    body.save()
    body.refresh_from_db()
    assert (body.founded_earliest, body.founded_latest) == (None, None)


def test_bounds_are_kept_when_many_are_written_at_once():
    Organisation.objects.bulk_create([Organisation(key="a", name="A", founded="1984-02-04")])
    assert Organisation.objects.get().founded_earliest == 2445735


def test_antiquity_comes_before_today_in_the_database():
    for name, date in [("new", "2001"), ("old", "-0500"), ("middle", "1066")]:
        Organisation.objects.create(name=name, founded=date)
    order = Organisation.objects.order_by("founded_earliest").values_list("name", flat=True)
    assert list(order) == ["old", "middle", "new"]


def test_everyday_words_are_kept_as_edtf_with_what_edtf_cannot_say():
    typed = form({"name": "Plant", "founded": "the night of 4 to 5 February 1984"})
    assert typed.is_valid(), typed.errors
    body = typed.save()
    assert (body.founded, body.founded_display) == ("1984-02-04/1984-02-05", "the night of 4 to 5 February 1984")
    again = form(None, instance=body)
    assert again["founded"].value() == "the night of 4 to 5 February 1984"


@pytest.mark.parametrize("text", ["31 February 1984", "4/5/1984", "someday", "2005 to 2000", '"quoted"', "\x00"])
def test_what_is_not_understood_is_refused_and_stays_in_the_input(text):
    typed = form({"name": "Plant", "founded": text})
    assert typed.errors["founded"]
    assert typed["founded"].value() == text


def test_a_form_that_nobody_touched_has_not_changed():
    body = Organisation.objects.create(name="Plant", founded="1984-02-04/1984-02-05", founded_display="that night")
    shown = form(None, instance=body)["founded"].value()
    untouched = form({"name": "Plant", "founded": shown}, instance=body)
    assert untouched.is_valid()
    assert not untouched.has_changed()
    assert untouched.save().founded_display == "that night"
    assert form({"name": "Plant", "founded": "1985"}, instance=body).has_changed()


def test_the_input_says_what_it_understood():
    body = Organisation.objects.create(name="Plant", founded="1983/..")
    assert "since 1983, still going on" in strip_tags(str(form(None, instance=body)["founded"]))


def test_a_period_is_refused_where_one_date_is_asked_for():
    page = a_period(a_person(), "Post")
    page.start = "1990/1995"
    with pytest.raises(ValidationError, match="other end in the field beside"):
        page.full_clean()


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"start": "1990", "end": "1985"}, "end"),
        ({"start": "1990", "end": "1995", "ongoing": True}, "ongoing"),
        ({"start": "soon"}, "start"),
    ],
)
def test_a_period_that_cannot_be_is_refused_at_its_field(fields, field):
    page = a_period(a_person(), "Post")
    for name, value in fields.items():
        setattr(page, name, value)
    with pytest.raises(ValidationError) as refused:
        page.full_clean()
    assert list(refused.value.error_dict) == [field]


@pytest.mark.parametrize(("start", "end"), [("1990", "1990-05"), ("1990-05", "1990"), ("199X", "1990"), ("", "1985")])
def test_a_period_that_may_be_is_accepted(start, end):
    page = a_period(a_person(), "Post")
    page.start, page.end = start, end
    page.full_clean()


def test_nobody_dies_before_they_are_born():
    person = a_person()
    person.birth_date, person.death_date = "1900~", "1899-12"
    with pytest.raises(ValidationError) as refused:
        person.full_clean()
    assert list(refused.value.error_dict) == ["death_date"]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"given_name": "Ada", "family_name": "Lovelace"}, "Lovelace, Ada"),
        ({"given_name": "Viktor", "additional_name": "V.", "family_name": "Khrapunov"}, "Khrapunov, Viktor V."),
        ({}, "Madonna"),
        ({"sort_name": "Own, choice"}, "Own, choice"),
    ],
)
def test_lists_get_a_sort_name_even_if_nobody_gives_one(fields, expected):
    assert a_person("Madonna", slug="madonna", **fields).sort_name == expected


def test_a_date_survives_a_revision():
    person = a_person(birth_date="1984-02-04/1984-02-05", birth_date_display="that night")
    person.save_revision()
    draft = PersonPage.objects.get(pk=person.pk).get_latest_revision_as_object()
    assert (draft.birth_date, draft.birth_date_display) == ("1984-02-04/1984-02-05", "that night")
    assert draft.birth_date_earliest == bounds("1984-02-04")[0]


def test_two_years_of_a_birth_are_asked_back_and_a_period_in_words_is_taken():
    birth = modelform_factory(PersonPage, fields=["birth_date"])
    asked = birth({"birth_date": "1911/1912"})
    assert "1911 or 1912" in asked.errors["birth_date"][0]
    assert "from 1911 to 1912" in asked.errors["birth_date"][0]
    taken = birth({"birth_date": "1911–1912"})
    assert "birth_date" not in taken.errors
    assert taken.cleaned_data["birth_date"] == "1911/1912"
    assert form({"name": "Plant", "founded": "1911/1912"}).is_valid()


def test_an_old_style_day_is_kept_with_both_days():
    typed = form({"name": "Plant", "founded": "31 March 1870 O.S."})
    assert typed.is_valid(), typed.errors
    body = typed.save()
    assert (body.founded, body.founded_display) == ("1870-04-12", "31 March 1870 O.S. (12 April 1870)")
    again = form(None, instance=body)
    assert again["founded"].value() == "31 March 1870 O.S. (12 April 1870)"


def test_the_bounds_of_stored_winters_follow_and_other_days_stay():
    migration = import_module("biography.migrations.0022_winter_bounds")
    winter = Organisation.objects.create(key="winter", name="Winter", founded="1942-24", dissolved="1943-28~/..")
    day = Organisation.objects.create(key="day", name="Day", founded="1942-12-24")
    person = a_person("Ada", birth_date="1815-24")
    december = bounds("1942-12")
    Organisation.objects.filter(pk=winter.pk).update(founded_earliest=december[0], founded_latest=december[1])
    Organisation.objects.filter(pk=day.pk).update(name="Another day")
    PersonPage.objects.filter(pk=person.pk).update(birth_date_earliest=None)
    migration.recompute(apps, SimpleNamespace(connection=connection))
    for row in (winter, day, person):
        row.refresh_from_db()
    assert (winter.founded_earliest, winter.founded_latest) == bounds("1942-01-01/1943-02-28")
    assert (day.founded_earliest, day.founded_latest) == bounds("1942-12-24")
    assert (person.birth_date_earliest, person.birth_date_latest) == bounds("1815-01-01/1816-02-29")

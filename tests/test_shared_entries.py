"""An entry of a register or an image is changed: the lives that show it get a version, with the reason."""

from unittest.mock import patch

import pytest
from django.core.management import call_command
from wagtail.log_actions import LogContext

from biography import due_versions, shared_entries
from biography.models import Activity, DueVersion, LifeEvent, PersonPage
from biography.versions import one_version_each, record
from tests.factories import (
    a_field,
    a_full_life,
    a_period,
    a_person,
    a_place,
    a_source,
    a_translation,
    an_image,
    an_office,
    an_organisation,
)
from tests.factories import citing as cited

pytestmark = pytest.mark.django_db


@pytest.fixture
def commit(django_capture_on_commit_callbacks):
    """What is done with it happens after the commit as well."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


def published(*people):
    for person in people:
        record(person.pk)


def reasons(person):
    return list(person.versions.order_by("number").values_list("reason", flat=True))


def rename(entry, name):
    field = "name" if hasattr(entry, "name") else "title"
    setattr(entry, field, name)
    entry.save()


def of_the_source(ada):
    source = a_source("Chronicle")
    a_period(ada, citations=cited(source))
    return source, "sources"


def of_the_birth(ada):
    ada.birth_place = a_place("Chronicle")
    ada.save()
    return ada.birth_place, "places"


def of_the_body_of_the_office(ada):
    office = an_office(organisation=an_organisation("Chronicle"))
    a_period(ada, office=office)
    return office.organisation, "organisations"


def of_an_activity(ada):
    ada.activities = [Activity(field=a_field("Chronicle"))]
    ada.save()
    return ada.activities.get().field, "fields of activity"


@pytest.mark.parametrize("use", [of_the_source, of_the_birth, of_the_body_of_the_office, of_an_activity])
def test_a_changed_entry_makes_a_version_of_the_life_that_shows_it_and_of_no_other(use, commit, admin_user):
    ada, other = a_person("Ada"), a_full_life("Other")
    entry, register = use(ada)
    published(ada, other)
    with commit(), LogContext(user=admin_user):
        rename(entry, "Annals")
    assert reasons(ada) == ["", f"The entry “Annals” in the register of {register} was changed."]
    assert reasons(other) == [""]
    assert ada.versions.first().editor == admin_user
    assert not DueVersion.objects.exists()


def test_a_changed_entry_makes_versions_of_translations_that_take_it_from_the_original(commit):
    ada = a_person("Ada", birth_place=a_place("London"))
    french = a_translation(ada, "fr", "Ada (fr)")
    published(ada, french)
    with commit():
        rename(ada.birth_place, "Londinium")
    reason = "The entry “Londinium” in the register of places was changed."
    assert reasons(french) == reasons(ada) == ["", reason]


def test_an_entry_saved_as_it_was_makes_no_version(commit):
    ada = a_person("Ada", birth_place=a_place("London"))
    published(ada)
    with commit():
        ada.birth_place.save()
    assert reasons(ada) == [""]


def test_a_deleted_image_makes_a_version(commit):
    ada = a_person("Ada", birth_date="1815", portrait=an_image("Face"))
    published(ada)
    with commit():
        ada.portrait.delete()
    assert reasons(ada) == ["", "The image “Face” was deleted."]


def test_the_credit_of_an_image_makes_a_version(commit):
    image = an_image("Face")
    ada = a_person("Ada", portrait=image)
    published(ada)
    image.credit = "R. Photographer"
    with commit():
        image.save()
    assert reasons(ada) == ["", "The image “Face” was changed."]


def test_an_entry_of_hidden_rows_alone_is_not_named(commit):
    secret = a_place("Secret")
    ada = a_person("Ada", rows={"events": [LifeEvent(title="It", place=secret, hidden=True)]})
    published(ada)
    PersonPage.objects.update(description="Changed past everything")
    with commit():
        rename(secret, "More secret")
    assert reasons(ada) == ["", ""]


def test_many_lives_wait_for_housekeeping(commit):
    london = a_place("London")
    people = [a_person(birth_place=london) for _n in range(3)]
    published(*people)
    with patch.object(due_versions, "AT_ONCE", 2), commit():
        rename(london, "Londinium")
    assert DueVersion.objects.count() == 3
    assert [len(reasons(person)) for person in people] == [1, 1, 1]
    with patch.object(due_versions.versions, "record", side_effect=ValueError):
        call_command("record_versions", verbosity=0)
    assert DueVersion.objects.count() == 3, "what fails stays due"
    call_command("housekeeping")
    assert [reasons(person)[1] for person in people] == [
        "The entry “Londinium” in the register of places was changed."
    ] * 3
    assert not DueVersion.objects.exists()


def test_a_load_makes_the_versions_of_what_it_changes_at_its_end():
    ada = a_person("Ada", birth_place=a_place("London"))
    published(ada)
    with one_version_each("Loaded"):
        rename(ada.birth_place, "Londinium")
        assert reasons(ada) == [""]
    assert reasons(ada) == ["", "Loaded"]


def test_finding_the_lives_of_an_entry_costs_the_same_for_two_and_for_twenty(django_assert_max_num_queries):
    london = a_place("London")
    for _n in range(20):
        a_person(birth_place=london)
    with django_assert_max_num_queries(6):
        assert len(shared_entries.lives_that_use(london)) == 20

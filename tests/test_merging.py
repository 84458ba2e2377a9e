"""An entry that is used is not deleted; merged into another, nothing that used it loses anything."""

import json

import pytest
from django.contrib.auth.models import Group, User
from django.core.management import call_command
from django.db import transaction
from wagtail.models import ModelLogEntry, ReferenceIndex

from biography.assembly import assemble
from biography.entry_uses import EntryInUse, columns_to, streams_with, users_of
from biography.exchange.importer import load
from biography.exchange.reading import read_files
from biography.merging import merge
from biography.models import (
    Activity,
    CareerPeriodPage,
    FieldOfActivity,
    FormerKey,
    LifeEvent,
    LifeVersion,
    Office,
    Organisation,
    PersonPage,
    Place,
    Source,
)
from biography.references import REGISTERS
from tests.factories import (
    a_field,
    a_full_life,
    a_paragraph,
    a_period,
    a_person,
    a_place,
    a_source,
    an_office,
    an_organisation,
    citing,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def commit(django_capture_on_commit_callbacks):
    return lambda: django_capture_on_commit_callbacks(execute=True)


def published(page):
    page.save_revision().publish()
    return page


def keys_in(document, register):
    return [entry.key for entry in getattr(document, register)]


@pytest.mark.parametrize("model", REGISTERS.values(), ids=REGISTERS)
def test_an_entry_that_a_life_uses_is_not_deleted(model):
    a_full_life("Ada")
    entry = next(entry for entry in model.objects.all() if users_of(entry))
    with pytest.raises(EntryInUse, match="was not deleted"), transaction.atomic():
        entry.delete()
    with pytest.raises(EntryInUse), transaction.atomic():
        model.objects.filter(pk=entry.pk).delete()
    assert model.objects.filter(pk=entry.pk).exists()


def test_an_entry_that_nothing_uses_is_deleted():
    place = a_place("Nowhere")
    place.delete()
    assert not Place.objects.exists()


def test_an_entry_that_only_a_draft_uses_is_not_deleted():
    source, place = a_source("Gazette"), a_place("London")
    ada = published(a_person("Ada"))
    ada.birth_place = place
    ada.body = [a_paragraph("<p>Said so.</p>", source)]
    ada.save_revision()
    for entry in (source, place):
        assert users_of(entry) == [PersonPage.objects.get().page_ptr]
        with pytest.raises(EntryInUse, match="Ada"), transaction.atomic():
            entry.delete()


def test_a_number_that_only_begins_alike_is_another_entry():
    ada = published(a_person("Ada"))
    first = a_place("First")
    longer = Place.objects.create(pk=first.pk * 10, name="Longer")
    ada.birth_place = longer
    ada.save_revision()
    assert users_of(first) == []
    assert len(users_of(longer)) == 1


def test_every_reference_goes_to_the_entry_that_stays(commit):
    old, new = a_source("Daily"), a_source("Gazette")
    ada = a_person(
        "Ada",
        birth_date="1815",
        birth_citations=citing(old),
        body=[a_paragraph("<p>Text.</p>", old)],
        rows={"events": [LifeEvent(title="Move", citations=citing(old))]},
    )
    post = a_period(ada, body=[a_paragraph("<p>A post.</p>", old)], citations=citing(old))
    published(ada), published(post)
    ada.description = "A draft"
    ada.save_revision()
    with commit():
        assert merge(old, new) == 2
    assert not Source.objects.filter(pk=old.pk).exists()
    life = assemble(PersonPage.objects.get())
    assert keys_in(life, "sources") == [new.key]
    assert old.key not in life.model_dump_json()
    for page in (PersonPage.objects.get(), CareerPeriodPage.objects.get()):
        for revision in page.revisions.all():
            text = json.dumps(revision.content)
            assert f'source\\": {new.pk}' in text
            assert f'source\\": {old.pk}' not in text
        assert ReferenceIndex.get_references_to(new).filter(object_id=str(page.pk)).exists()
    draft = PersonPage.objects.get().get_latest_revision_as_object()
    assert draft.description == "A draft"
    assert draft.birth_citations[0].value["source"] == new
    assert draft.body[0].value["citations"][0]["source"] == new


@pytest.mark.parametrize("model", REGISTERS.values(), ids=REGISTERS)
def test_no_reference_is_left_whatever_refers_to_a_register(model):
    """Of all columns and blocks that may refer to a register, none does so after the merging."""
    a_full_life("Ada")
    for page in (*PersonPage.objects.all(), *CareerPeriodPage.objects.all()):
        page.save_revision()
    old = max(model.objects.all(), key=lambda entry: len(users_of(entry)))
    new = model.objects.create(**{"title" if model is Source else "name": "The one that stays"})
    before = {user.pk for user in users_of(old)}
    merge(old, new)
    assert {user.pk for user in users_of(new)} == before
    assert columns_to(model) or streams_with(model)
    assert not ReferenceIndex.objects.filter(to_object_id=str(old.pk), to_content_type__model=model._meta.model_name)


def test_offices_and_organisations_follow_their_place():
    old, new = a_place("Alma-Ata"), a_place("Almaty")
    body = an_organisation("City", place=old)
    office = an_office("Mayor", place=old, organisation=body)
    merge(old, new)
    assert Organisation.objects.get().place == Office.objects.get(pk=office.pk).place == new


def test_the_lives_get_a_version_that_says_why(commit):
    old, new = a_place("Alma-Ata"), a_place("Almaty")
    ada = published(a_person("Ada", birth_date="1815", birth_place=old))
    other = published(a_person("Other", birth_date="1815", birth_place=new))
    with commit():
        merge(old, new)
    reasons = list(LifeVersion.objects.filter(page=ada).order_by("number").values_list("reason", flat=True))
    assert reasons[-1] == "The entry “Alma-Ata” in the register of places was merged into “Almaty”."
    # Its place has another name more now.
    assert other.versions.count() == 2


def test_the_old_name_is_found_and_the_old_key_leads_on(client):
    old, new = a_place("Alma-Ata", other_names="Verny"), a_place("Almaty", other_names="Алматы")
    a_person("Ada", birth_date="1815", birth_place=old)
    merge(old, new)
    new.refresh_from_db()
    assert new.other_names.splitlines() == ["Алматы", "Alma-Ata", "Verny"]
    answer = client.get("/places/alma-ata/?of=births")
    assert (answer.status_code, answer["Location"]) == (301, "/places/almaty/?of=births")
    assert client.get("/places/never/").status_code == 404
    assert a_place("Alma-Ata").key == "alma-ata-2"


def test_a_key_leads_on_through_two_mergings(client):
    first, second, third = a_field("First"), a_field("Second"), a_field("Third")
    a_person("Ada", rows={"activities": [Activity(field=first)]})
    merge(first, second)
    merge(FieldOfActivity.objects.get(pk=second.pk), third)
    assert client.get("/fields/first/")["Location"] == client.get("/fields/second/")["Location"] == "/fields/third/"
    assert FormerKey.objects.count() == 2


def test_an_office_is_read_by_its_former_key_through_the_api(client):
    old, new = an_office("Akim"), an_office("Mayor")
    a_period(a_person("Ada"), office=old)
    merge(old, new)
    answer = client.get("/api/v3/offices/akim/")
    assert (answer.status_code, answer.json()["key"]) == (200, "mayor")


def test_a_file_that_knows_the_old_key_refers_to_the_new_entry(tmp_path):
    life = {
        "format": "biography/1",
        "language": "en",
        "slug": "ada",
        "name": {"display": "Ada"},
        "birth": {"date": "1815", "place": {"key": "alma-ata", "name": "Alma-Ata"}},
        "places": [{"key": "alma-ata", "name": "Alma-Ata"}],
    }
    old, new = a_place("Alma-Ata"), a_place("Almaty")
    merge(old, new)
    path = tmp_path / "ada.json"
    path.write_text(json.dumps(life))
    load(read_files([path]))
    assert PersonPage.objects.get().birth_place == new
    assert Place.objects.count() == 1


def test_two_entries_of_different_registers_or_one_with_itself_are_not_merged():
    place = a_place("London")
    for other in (place, an_organisation("London")):
        with pytest.raises(ValueError, match="same register"):
            merge(place, other)
    assert Place.objects.filter(pk=place.pk).exists()


def test_all_is_undone_where_one_step_fails(monkeypatch):
    old, new = a_place("Alma-Ata"), a_place("Almaty")
    ada = a_person("Ada", birth_place=old)
    monkeypatch.setattr("biography.merging.log", lambda *_args, **_more: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        merge(old, new)
    ada.refresh_from_db()
    assert ada.birth_place == old
    assert not FormerKey.objects.exists()


@pytest.fixture
def chief(client):
    call_command("ensure_roles", verbosity=0)
    user = User.objects.create_user("chief")
    user.groups.add(Group.objects.get(name="Chief editor"))
    client.force_login(user)
    return client


def test_a_chief_editor_who_deletes_is_led_to_the_merging(chief):
    old, new = a_place("Alma-Ata"), a_place("Almaty")
    ada = a_person("Ada Byron", birth_place=old)
    merging = f"/admin/registers/place/{old.pk}/merge/"
    one = f"/admin/snippets/biography/place/delete/{old.pk}/"
    bulk = f"/admin/bulk/biography/place/delete/?id={old.pk}"
    for address in (one, bulk):
        for ask in (chief.get, chief.post):
            answer = ask(address, follow=True)
            assert answer.redirect_chain[-1][0] == merging
            assert "“Alma-Ata” was not deleted" in answer.text
            assert "Ada Byron" in answer.text
    assert chief.post(merging, {"into": old.pk}).status_code == 200
    answer = chief.post(merging, {"into": new.pk}, follow=True)
    assert "was merged into “Almaty”" in answer.text
    ada.refresh_from_db()
    assert ada.birth_place == new
    entry = ModelLogEntry.objects.get(action="biography.merge_entry")
    assert (entry.user.username, entry.data["key"], entry.data["used"]) == ("chief", "alma-ata", 1)


def test_who_may_not_delete_may_not_merge(client):
    call_command("ensure_roles", verbosity=0)
    user = User.objects.create_user("editor")
    user.groups.add(Group.objects.get(name="Editor"))
    client.force_login(user)
    place = a_place("Alma-Ata")
    for ask in (client.get, client.post):
        assert ask(f"/admin/registers/place/{place.pk}/merge/").status_code == 302
    assert "Merge into" not in client.get(f"/admin/snippets/biography/place/edit/{place.pk}/").text
    assert Place.objects.filter(pk=place.pk).exists()


def test_the_merging_is_offered_beside_each_entry(chief):
    place = a_place("Alma-Ata")
    address = f"/admin/registers/place/{place.pk}/merge/"
    assert address in chief.get("/admin/snippets/biography/place/").text
    assert address in chief.get(f"/admin/snippets/biography/place/edit/{place.pk}/").text

"""Lists follow the alphabet of the reader's language."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override

from biography import alphabet
from biography.exchange.site import people_index
from biography.models import (
    ListedPerson,
    ListedPlace,
    NameForm,
    NameWord,
    PersonPage,
    Place,
    TitleWord,
    listed_name,
)
from tests.factories import a_period, a_person, a_place, a_translation, an_office, make_private

pytestmark = pytest.mark.django_db

NAMES = ("Базаров", "Әбенова", "Абаев", "Ірісов", "Ибраев", "Ыбырай", "Ещанов")


def listed(language):
    people = PersonPage.objects.visible_of_all().originals().in_alphabet(language)
    return [(person.head, person.title) for person in people]


def heads(page):
    return [head.text for head in page.select(".letter h2")]


def test_people_stand_in_the_order_of_each_language(read):
    for name in NAMES:
        a_person(name, sort_name=name)
    assert heads(read("/kk/people/")) == ["А", "Ә", "Б", "Е", "И", "Ы", "І"]
    assert heads(read("/people/")) == ["А", "Ә", "Б", "Е", "И", "І", "Ы"]
    letters = [letter.text for letter in read("/kk/people/").select(".letters bdi")]
    assert letters == ["А", "Ә", "Б", "Е", "И", "Ы", "І"]
    assert heads(read("/kk/people/?letter=І")) == ["І"]


def test_the_api_orders_and_narrows_by_the_language_that_is_asked_for(client):
    for name in NAMES:
        a_person(name, sort_name=name)
    for language, last in (("kk", ["Ыбырай", "Ірісов"]), ("en", ["Ірісов", "Ыбырай"])):
        cards = client.get(f"/api/v3/people/?language={language}").json()["items"]
        assert [card["name"] for card in cards][-2:] == last
        cards = client.get(f"/api/v3/people/?language={language}&order=-sort_name").json()["items"]
        assert [card["name"] for card in cards][:2] == last[::-1]
    assert client.get("/api/v3/people/?language=kk&letter=ә").json()["count"] == 1
    titles = client.get("/api/v2/pages/?type=biography.PersonPage&order=sort_name").json()["items"]
    assert [page["title"] for page in titles] == ["Абаев", "Әбенова", "Базаров", "Ещанов", "Ибраев", "Ірісов", "Ыбырай"]


def test_a_life_stands_where_the_name_has_it_that_its_reader_sees(read):
    a_person("Ada Lovelace", sort_name="Lovelace, Ada")
    smith = a_person("Kay Smith", sort_name="Smith, Kay")
    translation = a_translation(smith, "ru", "Кей Смит", sort_name="Смит, Кей")
    assert listed("en") == listed("kk") == [("L", "Ada Lovelace"), ("S", "Kay Smith")]
    assert heads(read("/ru/people/")) == ["С", "L"]
    translation.unpublish()
    assert heads(read("/ru/people/")) == ["L", "S"]


def test_the_name_of_a_translation_that_is_not_public_tells_nothing(read):
    smith = a_person("Kay Smith", sort_name="Smith, Kay")
    translation = a_translation(smith, "ru", "Кей Смит", sort_name="Смит, Кей")
    make_private(translation)
    assert heads(read("/ru/people/")) == ["S"]
    translation.view_restrictions.get().delete()
    assert heads(read("/ru/people/")) == ["С"]
    translation.delete()
    assert heads(read("/ru/people/")) == ["S"]


def test_registers_follow_the_alphabet_too(read):
    person = a_person()
    for name in ("Ірбіт", "Ыстық", "Әл"):
        a_period(person, place=a_place(name))
        a_period(person, office=an_office(f"{name} әкімі"))
    for register in ("places", "offices"):
        assert heads(read(f"/kk/{register}/")) == ["Ә", "Ы", "І"]
        assert heads(read(f"/{register}/")) == ["Ә", "І", "Ы"]


def test_an_entry_that_is_renamed_moves():
    place = a_place("Alpha")
    place.name = "Omega"
    place.save()
    assert set(ListedPlace.objects.filter(of=place).values_list("letter", flat=True)) == {"O"}


def test_languages_and_versions_of_icu_that_are_new_are_listed_after_a_migration(settings, monkeypatch):
    a_person("Ёлкин", sort_name="Ёлкин")
    a_place("Place")
    settings.LANGUAGES = [*settings.LANGUAGES, ("sv", "Swedish")]
    assert listed("sv") == []
    listed_name.list_what_is_not()
    assert listed("sv") == [("Е", "Ёлкин")]
    monkeypatch.setattr(alphabet, "VERSION", "99")
    listed_name.list_what_is_not()
    assert set(ListedPerson.objects.values_list("made_by", flat=True)) == {"99"}
    assert set(ListedPlace.objects.values_list("made_by", flat=True)) == {"99"}
    settings.LANGUAGES = settings.LANGUAGES[:1]
    person = PersonPage.objects.get()
    person.save()
    assert ListedPerson.objects.filter(of=person).count() == 1


def test_what_an_older_version_of_the_portal_made_is_listed_and_found(read):
    person = a_person("Пётр Чайковский", sort_name="Чайковский, Пётр")
    a_period(person, "Chief engineer")
    for model in (ListedPerson, NameWord, NameForm, TitleWord):
        model.objects.all().delete()
    listed_name.list_what_is_not()
    assert listed("en") == [("Ч", "Пётр Чайковский")]
    for typed in ("Pyotr Tchaikovsky", "cheif enginer"):
        assert read(f"/search/?q={typed}").select(".hits"), typed


def test_names_that_stay_cost_two_queries(django_assert_num_queries):
    person = a_person("Ada")
    with django_assert_num_queries(2):
        listed_name.list_lives([person.translation_key])
    a_translation(person, "ru", "Ада")
    with django_assert_num_queries(3):
        listed_name.list_lives([person.translation_key])


def test_the_order_is_read_from_its_index(db):
    people_index()
    with override("kk"), CaptureQueriesContext(connection) as queries:
        list(PersonPage.objects.in_alphabet()[:1])
    (query,) = queries
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL enable_seqscan = off")
            cursor.execute("SET LOCAL enable_sort = off")
        explain = "EXPLAIN QUERY PLAN" if connection.vendor == "sqlite" else "EXPLAIN"
        cursor.execute(f"{explain} {query['sql']}")
        plan = str(cursor.fetchall())
    assert "listedperson_in_order" in plan
    assert "TEMP B-TREE" not in plan


def test_places_are_kept_for_every_language_of_the_portal(settings):
    assert Place.objects.count() == ListedPlace.objects.count() == 0
    a_place("Alpha")
    codes = {code for code, _name in settings.LANGUAGES}
    assert set(ListedPlace.objects.values_list("language", flat=True)) == codes

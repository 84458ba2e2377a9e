"""People by their names."""

import pytest
from wagtail.models import Page, Site

from biography.finding import names
from biography.models import NameForm, NameWord, OtherName, PersonPage
from tests.factories import a_person, make_private

pytestmark = pytest.mark.django_db


def found(text, how=names.named):
    return [person.title for person in how(PersonPage.objects.visible(), text).order_by("pk")]


def near(text):
    return [person.title for person in names.near(text, 5)]


def test_names_are_found_in_every_script_without_accents_by_the_beginning_of_each_word():
    a_person("Viktor Khrapunov", rows={"other_names": [OtherName(text="Виктор Храпунов", language="ru")]})
    a_person("Zoë O’Müller")
    for text in ("khrap", "VIKTOR khrapunov", "khrapunov, viktor", "Храпунов", "вик хра"):
        assert found(text) == ["Viktor Khrapunov"], text
    for text in ("zoe", "Zoé", "omuller", "o’mül"):
        assert found(text) == ["Zoë O’Müller"], text
    assert found("viktor zoe") == found("rapunov") == found("!!!") == []


def test_a_name_in_one_alphabet_is_found_when_typed_in_the_other():
    a_person("Viktor Khrapunov")
    a_person("Анна Щедрина")
    assert found("Храпунов") == ["Viktor Khrapunov"]
    assert found("Anna Shchedrina") == ["Анна Щедрина"]


def test_a_whole_name_is_told_from_one_that_holds_it():
    a_person("Ada Lovelace")
    a_person("Ada Lovelace King")
    assert found("lovelace ada", names.called) == ["Ada Lovelace"]
    assert found("ada", names.called) == []


def test_misspelled_names_are_near_the_nearest_first():
    for title in ("Viktor Khrapunov", "Viktor Khrapov", "Ada Lovelace", "Ida Lovelace"):
        a_person(title)
    assert near("Khrapunof") == ["Viktor Khrapunov"]
    assert near("Viktor Krapov") == ["Viktor Khrapov"]
    assert near("Eda Lovelase") == ["Ada Lovelace", "Ida Lovelace"]
    assert near("Ada Lovelace") == ["Ada Lovelace", "Ida Lovelace"]
    assert near("Qwertz") == near("") == near("x") == []


def test_only_public_people_are_near_or_begun():
    a_person("Zebra Draft", live=False)
    make_private(a_person("Zebra Private"))
    assert near("Zebrra") == []
    assert names.begun("zeb", 8) == []


def test_whoever_sorts_under_the_beginning_comes_before_those_who_bear_it_elsewhere():
    a_person("Berg Anders", family_name="Anders", given_name="Berg")
    a_person("Zoe Bergson", family_name="Bergson", given_name="Zoe")
    assert [person.title for person in names.begun("berg", 8)] == ["Zoe Bergson", "Berg Anders"]
    assert len(names.begun("berg", 1)) == 1


def test_a_hidden_name_is_no_way_to_find_somebody():
    a_person("Seen", rows={"other_names": [OtherName(text="Secret Alias", hidden=True)]})
    assert found("secret") == near("secrett") == []


def test_a_draft_of_a_new_name_finds_nobody_before_it_is_published():
    person = a_person("Old Name")
    person.title = person.sort_name = "Brandnew Name"
    revision = person.save_revision()
    assert found("brandnew") == []
    revision.publish()
    assert found("brandnew") == ["Brandnew Name"]
    assert found("old") == []


def test_words_that_nobody_bears_any_more_leave_nothing_behind():
    person, other = a_person("Ada Lovelace"), a_person("Ada Byron")
    person.title, person.sort_name = "Ada King", ""
    person.save()
    assert not NameForm.objects.filter(word="lovelace").exists()
    assert NameForm.objects.filter(word="ada").exists()
    Page.objects.get(pk=person.pk).delete()
    other.delete()
    assert not NameWord.objects.exists()
    assert not NameForm.objects.exists()


def test_saving_a_person_whose_names_stay_costs_one_query_for_them(django_assert_num_queries):
    from biography.models.name_word import keep_name_words

    person = a_person("Ada Lovelace")
    person = PersonPage.objects.prefetch_related("other_names").get(pk=person.pk)
    with django_assert_num_queries(1):
        keep_name_words(person)


def test_looking_for_near_names_costs_the_same_among_few_and_many(django_assert_num_queries):
    for number in range(20):
        a_person(f"Viktor Khrapunov{'abcdefghijklmnopqrst'[number]}")
    Site.get_site_root_paths()  # kept in the cache
    with django_assert_num_queries(4):
        assert len(names.near("Viktor Khrapunof", 5)) == 5


def test_a_name_of_one_word_is_whole_too():
    a_person("Plato")
    a_person("Plato of Athens")
    assert found("plato", names.called) == ["Plato"]

"""What people can be narrowed by."""

import pytest

from biography.dates import asked
from biography.finding.listing import century_of
from biography.finding.people import FILTERS, PeopleFilters, century_days, century_words
from biography.held import today
from biography.models import Activity, CareerPeriodPage, Education, Honour, PersonPage
from tests.factories import (
    a_category,
    a_field,
    a_period,
    a_person,
    a_place,
    an_office,
    an_organisation,
    make_private,
)

pytestmark = pytest.mark.django_db


def found(**parameters):
    filters = PeopleFilters.read(parameters)
    assert not filters.problems
    return [person.title for person in filters.apply(PersonPage.objects.visible()).order_by("title")]


def problem(**parameters):
    filters = PeopleFilters.read(parameters)
    assert list(filters.apply(PersonPage.objects.all())) == []
    [text] = filters.problems.values()
    return text


def test_alive_are_those_whose_life_may_have_reached_that_time():
    a_person("Both", birth_date="1900", death_date="1950~")
    a_person("Living", birth_date="1960")
    a_person("Long Ago", birth_date="1700")
    a_person("Only Death", death_date="1920")
    a_person("Nothing")
    a_person("Ancient", birth_date="-0099", death_date="-0043-03-15")
    assert found(alive="1950") == ["Both"]
    assert found(alive="1910s") == ["Both", "Only Death"]
    assert found(alive="1984-02-05") == ["Living"]
    assert found(alive="since 1940") == ["Both", "Living"]
    assert found(alive="1785") == ["Long Ago"]
    assert found(alive="-0050") == ["Ancient"]


def test_in_office_are_those_who_may_have_held_a_post_at_that_time():
    for name, fields in {
        "Ended": {"start": "1979", "end": "1985"},
        "Ongoing": {"start": "1990", "ongoing": True},
        "End Unknown": {"start": "1984-05"},
        "Start Unknown": {"end": "1984"},
        "Undated": {},
    }.items():
        a_period(a_person(name), **fields)
    assert found(in_office="1984") == ["End Unknown", "Ended", "Start Unknown"]
    assert found(in_office="1985-06-01") == ["End Unknown", "Ended"]
    assert found(in_office="2020") == ["End Unknown", "Ongoing"]


def test_no_post_outlives_its_holder_and_an_unknown_end_means_the_same_as_on_a_day():
    warden = an_office("Warden")
    for name, died, fields in (
        ("Ongoing", "1921-04-04", {"start": "1915", "ongoing": True}),
        ("Unknown", "1921-04-04", {"start": "1915"}),
        ("Living", "", {"start": "1915"}),
    ):
        a_period(a_person(name, birth_date="1890", death_date=died), office=warden, **fields)
    for day, names in (("1920", ["Living", "Ongoing", "Unknown"]), ("1931", ["Living"])):
        assert found(in_office=day) == found(office=warden.key, in_office=day) == names
        posts = CareerPeriodPage.objects.held_in(asked(day), today())
        assert sorted(post.person.title for post in posts) == names


def test_whose_birth_has_an_open_end_may_be_alive_later():
    a_person("Open", birth_date="1940/..")
    a_person("Or Later", birth_date="[1940..]")
    a_person("Died Before", death_date="[..1960]")
    assert found(alive="1960") == ["Died Before", "Open", "Or Later"]
    assert found(alive="1930") == ["Died Before"]


def test_a_place_is_meant_by_each_of_its_names_in_each_spelling():
    a_person("Ann", birth_place=a_place("Almaty", other_names="Алма-Ата\nVerny"))
    for name in ("almaty", "Алматы", "Alma-Ata", "Алма Ата", "Verny", "Верный"):
        assert found(place=name) == ["Ann"], name
    assert list(PeopleFilters.read({"place": "Alm"}).problems) == ["place"]


def test_filters_by_posts_are_about_one_and_the_same_post():
    mayor, clerk, hall = an_office("Mayor"), an_office("Clerk"), an_organisation("Town Hall")
    person = a_person("Two Posts")
    a_period(person, office=mayor, start="1980", end="1985", organisation=hall)
    a_period(person, office=clerk, start="1970", end="1975")
    assert found(office=mayor.key, in_office="1982") == ["Two Posts"]
    assert found(office=mayor.key, in_office="1972") == []
    assert found(office="clerk", organisation="town hall") == []
    assert found(office="MAYOR", organisation="Town Hall") == ["Two Posts"]


def test_an_organisation_is_where_one_worked_or_studied():
    body = an_organisation("Polytechnic")
    a_period(a_person("Teacher"), organisation=body)
    a_period(a_person("Head"), office=an_office("Rector", organisation=body))
    a_person("Student", rows={"education": [Education(institution="It", organisation=body)]})
    hidden = Education(institution="It", organisation=body, hidden=True)
    a_person("Hidden Student", rows={"education": [hidden]})
    assert found(organisation="polytechnic") == ["Head", "Student", "Teacher"]


def test_a_place_is_where_one_was_born_died_studied_or_held_a_post():
    paris = a_place("Paris")
    a_person("Born", birth_place=paris)
    a_person("Died", death_place=paris)
    a_period(a_person("Worked"), place=paris)
    a_person("Studied", rows={"education": [Education(institution="It", place=paris)]})
    a_person("Elsewhere", birth_place=a_place("Oslo"))
    assert found(place="paris") == ["Born", "Died", "Studied", "Worked"]


def active_in(*fields, **fields_of_rows):
    return {"activities": [Activity(field=field, **fields_of_rows) for field in fields]}


def test_a_field_is_what_one_was_active_in_by_key_name_or_other_name():
    energy = a_field("Energy", key="power", other_names="Энергетика\nÉnergie")
    a_person("First", rows=active_in(energy, a_field("Music")))
    a_person("Second", rows=active_in(energy))
    a_person("Twice", rows=active_in(energy, energy))
    a_person("Hidden", rows=active_in(energy, hidden=True))
    a_person("Other", rows=active_in(a_field("Sport")))
    for value in ("power", "Energy", "energy", "энергетика", "Énergie"):
        assert found(field=value) == ["First", "Second", "Twice"], value
    assert found(field="music") == ["First"]
    assert problem(field="Энерг") == "No field of a life here is called “Энерг”."


def test_a_place_is_found_by_what_else_it_is_called():
    a_person("Born", birth_place=a_place("Almaty", other_names="Верный\nAlma-Ata"))
    assert found(place="alma-ata") == found(place="верный") == ["Born"]
    assert problem(place="Alma")


def test_a_field_combines_with_all_other_filters():
    energy, paris, mayor, hall = a_field("Energy"), a_place("Paris"), an_office("Mayor"), an_organisation("Hall")
    for name, birth, rows in (
        ("Ann", "1940", active_in(energy)),
        ("Ben", "1840", active_in(energy)),
        ("Cem", "1940", {}),
    ):
        person = a_person(name, birth_date=birth, birth_place=paris, rows=rows)
        a_period(person, office=mayor, organisation=hall, start="1980", end="1985")
        a_category(person, kind="orders", honours=["Star"])
    asked = {"field": "energy", "place": "paris", "office": "mayor", "organisation": "hall", "honour": "orders"}
    assert found(**asked) == ["Ann", "Ben"]
    assert found(**asked, century="20", in_office="1984", award="star", letter="A") == ["Ann"]


def test_honours_are_filtered_by_kind_and_title_of_one_honour():
    a_category(a_person("Star"), kind="orders", honours=["Order of the Star"])
    a_category(a_person("Citizen"), kind="honorary", honours=["Honorary Citizen", Honour(title="Star", hidden=True)])
    assert found(honour="orders") == ["Star"]
    assert found(award="star") == ["Star"]
    assert found(award="citizen", honour="orders") == []
    assert found(award="citizen", honour="honorary") == ["Citizen"]


def test_a_century_is_that_of_the_birth():
    for title, birth in {"A": "1900", "B": "1901", "C": "18XX", "D": "-0099", "E": "0001", "F": ""}.items():
        a_person(title, birth_date=birth)
    assert found(century="19") == ["A", "C"]
    assert found(century="20") == ["B"]
    assert found(century="-1") == ["D"]
    assert found(century="1") == ["E"]


@pytest.mark.parametrize("birth", ["17XX", "17XX?", "170X", "1701/1800", "1750"])
def test_a_birth_of_a_century_belongs_to_it_alone(birth):
    a_person("Somebody", birth_date=birth)
    assert [number for number in ("16", "17", "18", "19") if found(century=number)] == ["18"]


def test_a_birth_that_may_be_of_two_centuries_stands_under_both():
    a_person("Somebody", birth_date="[1699..1702]")
    a_person("Last Year", birth_date="1700")
    assert found(century="17") == ["Last Year", "Somebody"]
    assert found(century="18") == ["Somebody"]


@pytest.mark.parametrize("number", [-2, -1, 1, 2, 19, 20, 21])
def test_the_days_of_a_century_belong_to_it(number):
    first, last = century_days(number)
    assert century_of(first) == century_of(last) == number
    assert century_of(first - 1) != number != century_of(last + 1)


def test_centuries_are_said_in_words():
    words = [century_words(number) for number in (1, 2, 3, 11, 19, 21, -1)]
    assert words == [f"{one} century" for one in ("1st", "2nd", "3rd", "11th", "19th", "21st")] + ["1st century BC"]


def test_filters_say_in_words_what_they_did():
    mayor = an_office("Mayor of Almaty")
    a_period(a_person(birth_place=a_place("Oslo"), rows=active_in(a_field("Energy"))), office=mayor)
    values = {"letter": "p", "alive": "1984-02-05", "in_office": "1980s", "office": mayor.key, "place": "oslo"}
    values["field"] = "energy"
    assert [one.words for one in PeopleFilters.read(values).chosen] == [
        "under “P”",
        "alive on 5 February 1984",
        "in office in the 1980s",
        "active in Energy",
        "as Mayor of Almaty",
        "born, died, studied or in office in Oslo",
    ]


def test_what_only_hidden_lives_refer_to_is_as_unknown_as_what_is_not_there():
    draft, private = a_person(live=False, birth_place=a_place("Secret Town")), make_private(a_person())
    make_private(a_person(rows=active_in(a_field("Secret Field", other_names="Secret Name"))))
    a_person("Hidden Activity", rows=active_in(a_field("Hidden Field"), hidden=True))
    seen = a_person("Seen")
    a_period(draft, office=an_office("Secret Office"))
    a_period(private, organisation=an_organisation("Secret Body"))
    make_private(a_period(seen, office=an_office("Private Office")))
    a_person(
        "Hidden Study", rows={"education": [Education(institution="x", place=a_place("Hidden Town"), hidden=True)]}
    )
    for name, value in {
        "office": "Secret Office",
        "organisation": "secret-body",
        "place": "Secret Town",
    }.items():
        assert problem(**{name: value}).endswith(f"is called “{value}”.")
    for value in ("Secret Field", "Secret Name", "Hidden Field", "hidden-field"):
        assert problem(field=value) == f"No field of a life here is called “{value}”."
    assert problem(office="Private Office")
    assert problem(place="Hidden Town")
    assert problem(place="Nowhere") == "No place of a life here is called “Nowhere”."


def test_posts_and_honours_that_are_not_public_find_nobody():
    seen, office = a_person("Seen"), an_office("Mayor")
    a_period(a_person("Known"), office=office, start="1950", end="1951")
    a_period(seen, live=False, office=office, start="1984", end="1985")
    make_private(a_category(seen, kind="orders", honours=["Star"]))
    assert found(office="mayor") == ["Known"]
    assert found(in_office="1984") == found(award="star") == found(honour="orders") == []


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("alive", "soon"),
        ("in_office", "31 February 1984"),
        ("honour", "medals"),
        ("century", "99"),
        ("century", "x"),
        ("letter", "ab"),
        ("office", "x"),
        ("place", "\x00"),
        ("field", "x"),
        ("award", "x" * 256),
        ("century", "0"),
    ],
)
def test_what_cannot_be_meant_is_refused_with_a_sentence_and_finds_nobody(name, value):
    a_person()
    assert problem(**{name: value}).endswith(".")


@pytest.mark.parametrize("name", list(FILTERS))
def test_hostile_values_are_answered(name, hostile_text):
    a_person()
    list(PeopleFilters.read({name: hostile_text}).apply(PersonPage.objects.all()))

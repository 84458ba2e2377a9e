"""Search: what is found, for whom, and what hostile input gets."""

from uuid import uuid4

import pytest

from biography.models import Activity, Education, Honour, LifeEvent, NameForm, OtherName, TitleWord
from biography.views import search as view
from tests.factories import (
    a_category,
    a_field,
    a_full_life,
    a_paragraph,
    a_period,
    a_person,
    a_place,
    an_office,
    an_organisation,
    make_private,
)


def found(page):
    return {
        section["aria-labelledby"].removeprefix("hits-"): [link.text for link in section.select(".row__name a")]
        for section in page.select(".hits")
    }


def test_a_name_is_found_in_every_script_that_is_entered_and_by_its_beginning(read):
    a_person("Viktor Khrapunov", rows={"other_names": [OtherName(text="Виктор Храпунов", language="ru")]})
    for words in ("Khrapunov", "khrapunov viktor", "Храпунов", "храпунов", "Khrap"):
        assert found(read(f"/search/?q={words}")) == {"people": ["Viktor Khrapunov"]}, words


def test_people_posts_and_honours_are_found_with_the_person_they_belong_to(read, words):
    person = a_person("Somebody", description="Engineer of dynamos")
    a_period(person, "Turbine director", start="1979", end="1985")
    a_category(person, "Distinctions", honours=[Honour(title="Turbine medal")])
    a_category(a_person("Another"), "Turbine titles")
    page = read("/search/?q=turbine")
    assert found(page) == {"posts": ["Turbine director"], "honours": ["Turbine titles", "Distinctions"]}
    assert "1979–1985 Somebody" in words(page)
    assert found(read("/search/?q=dynamos")) == {"people": ["Somebody"]}
    assert "3 hits for “turbine”" in words(page.select_one("[role=status]"))


def test_names_that_hold_the_words_come_before_texts_that_do(read):
    a_person("Aaron Smith", description="Biographer of Zoe")
    a_person("Zoe", description="A singer")
    assert found(read("/search/?q=zoe"))["people"] == ["Zoe", "Aaron Smith"]


def test_what_is_not_public_is_not_found(read):
    a_person("Draft Zebra", live=False)
    make_private(a_person("Private Zebra"))
    person = a_person("Somebody")
    a_period(person, "Draft zebra keeper", live=False)
    a_period(a_person("Unpublished", live=False), "Zebra keeper")
    make_private(a_category(person, "Zebra honours"))
    assert found(read("/search/?q=zebra")) == {}


def test_a_search_without_hits_says_what_may_help(read, words):
    a_person("Somebody")
    page = read("/search/?q=qqqq")
    assert "Nothing was found for “qqqq”" in words(page)
    assert "What may help" in words(page)
    assert page.select_one("#search-words")["value"] == "qqqq"


@pytest.mark.parametrize("parameter", ["q", "kind", "page"])
def test_hostile_input_gets_a_page(client, db, hostile_text, parameter):
    a_person("Somebody")
    answer = client.get("/search/", {"q": "Somebody", "kind": "people", parameter: hostile_text})
    assert answer.status_code == 200
    assert b"Traceback" not in answer.content


def test_a_thousand_letters_are_cut(read):
    a_person("Somebody")
    assert len(read("/search/?q=" + "a" * 1000).select_one("#search-words")["value"]) == view.LONGEST


def marks(page):
    return [mark.text for mark in page.select(".hits mark")]


def test_a_name_that_is_typed_whole_stands_first(read):
    a_person("Aaron Plato Smith", family_name="Smith")
    a_person("Plato", description="A philosopher")
    a_person("Abel", description="Read Plato")
    assert found(read("/search/?q=plato"))["people"] == ["Plato", "Aaron Plato Smith", "Abel"]
    person = a_person("Somebody")
    for title in ("Deputy Mayor", "Mayor"):
        a_period(person, title)
    assert found(read("/search/?q=mayor"))["posts"] == ["Mayor", "Deputy Mayor"]


def test_accents_do_not_count_in_names_and_in_texts(read):
    a_person("Zoë Müller", body=[a_paragraph("<p>She lived in Łódź.</p>")])
    for words in ("zoe muller", "Zoé Müller", "lodz", "ŁÓDŹ"):
        assert found(read(f"/search/?q={words}")) == {"people": ["Zoë Müller"]}, words


def test_a_misspelled_name_is_forgiven_and_asked_about(read, words):
    a_person("Viktor Khrapunov")
    a_person("Khrapunof Draft", live=False)
    page = read("/search/?q=Vitkor Khrapunof")
    assert words(page.select_one("#near")) == "Did you mean"
    assert [link.text for link in page.select("[aria-labelledby=near] .row__name a")] == ["Viktor Khrapunov"]
    assert "Nothing was found" in words(page)
    assert not read("/search/?q=Khrapunov").select("#near")


def test_places_education_and_events_are_found(read):
    rows = {
        "education": [Education(institution="Polytechnic")],
        "events": [LifeEvent(title="Avalanche", html="<p>Snow</p>")],
    }
    a_period(a_person("Ann", birth_place=a_place("Oslo"), rows=rows), "Clerk", place=a_place("Bergen"))
    for words in ("polytechnic", "avalanche", "snow"):
        assert found(read(f"/search/?q={words}")) == {"people": ["Ann"]}, words
    assert found(read("/search/?q=oslo")) == {"people": ["Ann"], "places": ["Oslo"]}
    assert found(read("/search/?q=bergen")) == {"posts": ["Clerk"], "places": ["Bergen"]}


def test_people_are_found_by_their_fields_unless_these_are_hidden(read, words):
    energy = a_field("Hydraulics")
    for name, hidden in (("Ann", False), ("Ben", True)):
        a_person(name, rows={"activities": [Activity(field=energy, hidden=hidden)]})
    page = read("/search/?q=hydraulics")
    assert found(page) == {"people": ["Ann"], "fields": ["Hydraulics"]}
    assert words(page.select_one(".row__snippet")) == "Hydraulics"


def test_the_words_that_were_found_are_shown_where_they_stand_and_marked(read, words):
    person = a_person("Ann", body=[a_paragraph(f"<p>{'Much else. ' * 40}She built a <b>turbine</b> & more.</p>")])
    a_period(person, "Clerk", body=[a_paragraph("<p>The turbine burst.</p>")])
    a_category(person, honours=["Turbine medal"])
    page = read("/search/?q=turbine")
    assert [words(text) for text in page.select(".row__snippet")] == [
        f"… {'Much else. ' * 14}She built a turbine & more.",
        "The turbine burst.",
        "Turbine medal",
    ]
    assert marks(page) == ["turbine", "turbine", "Turbine"]
    assert marks(read("/search/?q=ann")) == ["Ann"]


def test_a_text_is_escaped_where_words_are_marked(client, db):
    a_person("<script>alert(1)</script> Zebra", slug="x", description="<b>Zebra</b>")
    content = client.get("/search/?q=zebra").content.decode()
    assert "<script>alert" not in content
    assert "&lt;b&gt;<mark>Zebra</mark>&lt;/b&gt;" in content


def test_a_snippet_shows_nothing_that_the_page_does_not(read):
    hidden = a_person("Hidden", live=False)
    claim = {"html": "<p>the zebra was stolen.</p>", "claimant": {"name": "", "person": hidden.pk}, "citations": []}
    body = [a_paragraph("<p>A zebra keeper.</p>"), {"type": "claim", "id": str(uuid4()), "value": claim}]
    a_person("Ann", body=body, rows={"events": [LifeEvent(title="Zebra zebra", hidden=True)]})
    assert [text.text for text in read("/search/?q=zebra").select(".row__snippet")] == ["A zebra keeper."]


def test_kinds_have_their_counts_whichever_is_chosen(read, words):
    person = a_person("Zebra")
    a_period(person, "Zebra keeper")
    a_period(person, "Zebra feeder")
    for kind in ("", "&kind=posts"):
        page = read(f"/search/?q=zebra{kind}")
        assert [words(link) for link in page.select(".kinds a")] == ["All 3", "People 1", "Posts held 2"]
    assert words(page.select_one(".kinds [aria-current]")) == "Posts held 2"
    assert "Nothing of this kind" in words(read("/search/?q=zebra&kind=honours"))


def test_more_hits_than_are_looked_at_are_said_to_be_more(read, words, monkeypatch):
    monkeypatch.setattr(view, "MOST_HITS", 2)
    for number in range(3):
        a_person(f"Zebra {number}")
    assert "2 hits or more for “zebra”" in words(read("/search/?q=zebra"))
    monkeypatch.setattr(view, "MOST_HITS", 3)
    assert "3 hits for “zebra”" in words(read("/search/?q=zebra"))


def suggested(client, typed):
    answer = client.get("/search/suggest/", {"q": typed})
    assert answer.status_code == 200
    return [person["name"] for person in answer.json()["suggestions"]]


def test_names_are_suggested_by_their_beginning_and_near_ones_where_none_begins_so(client, db):
    a_person("Viktor Khrapunov", birth_date="1948", description="Mayor")
    a_person("Victoria Draft", live=False)
    assert (
        suggested(client, "vi") == suggested(client, "Храп") == suggested(client, "khrabunov") == ["Viktor Khrapunov"]
    )
    assert suggested(client, "zz") == suggested(client, "") == []
    answer = client.get("/search/suggest/?q=vik")
    assert answer.json() == {
        "suggestions": [
            {"name": "Viktor Khrapunov", "years": "born 1948", "line": "Mayor", "url": "/people/viktor-khrapunov/"}
        ]
    }
    assert answer["Cache-Control"] == "public, max-age=60"
    assert "Cookie" not in answer.get("Vary", "")


def test_suggestions_are_few_and_cost_the_same_for_few_and_for_many(client, count_queries):
    for number in range(2):
        a_person(f"Zebra {number}")
    few = count_queries("/search/suggest/?q=zeb"), count_queries("/search/suggest/?q=zebar")
    for number in range(10):
        a_person(f"Zebra {number} more")
    assert count_queries("/search/suggest/?q=zeb") <= few[0]
    assert count_queries("/search/suggest/?q=zebar") == few[1]
    assert len(suggested(client, "zeb")) == view.SUGGESTED


def test_hostile_words_are_suggested_nothing(client, db, hostile_text):
    a_person("Ann")
    suggested(client, hostile_text)


def test_many_hits_are_paged_by_kind(read, monkeypatch):
    monkeypatch.setattr(view, "FEW", 1)
    monkeypatch.setattr(view, "PER_PAGE", 2)
    for number in range(3):
        a_person(f"Zebra {number}")
    page = read("/search/?q=zebra")
    assert found(page) == {"people": ["Zebra 0"]}
    more = page.select_one(".more a")
    assert more.text == "All 3 under “People”"
    assert found(read(f"/search/{more['href']}")) == {"people": ["Zebra 0", "Zebra 1"]}
    assert found(read(f"/search/{more['href']}&page=2")) == {"people": ["Zebra 2"]}


def test_a_search_costs_the_same_for_few_and_for_many_hits(count_queries):
    a_full_life("Zebra", rows=1)
    few = count_queries("/search/?q=zebra"), count_queries("/search/?q=post")
    for number in range(6):
        a_period(a_person(f"Zebra {number}"), "Post")
    assert (count_queries("/search/?q=zebra"), count_queries("/search/?q=post")) == few


def register_hits(page, register):
    return [link.text for link in page.select(f'[aria-labelledby="hits-{register}"] .row__name a')]


def test_registers_are_searched_by_all_their_names(read):
    person = a_person("Ann")
    city = a_place("Almaty", other_names="Алматы\nVerny")
    a_period(
        person, "Clerk", place=city, office=an_office("Mayor of Almaty"), organisation=an_organisation("Алматы ТЭЦ")
    )
    a_place("Almaty unused")
    for typed in ("Алматы", "almaty", "ALMA"):
        page = read(f"/search/?q={typed}")
        assert register_hits(page, "places") == ["Almaty"], typed
        assert register_hits(page, "offices") == ["Mayor of Almaty"], typed
        assert register_hits(page, "organisations") == ["Алматы ТЭЦ"], typed
    assert register_hits(read("/search/?q=verny&kind=places"), "places") == ["Almaty"]
    assert register_hits(read("/search/?q=unused"), "places") == []


def test_what_only_hidden_lives_refer_to_is_not_found(read):
    a_period(a_person("Draft", live=False), "Zebrakeeper", place=a_place("Zebratown"))
    for typed in ("Zebratown", "Zebratwon", "Zebrakeper"):
        assert read(f"/search/?q={typed}").select(".hits") == [], typed


def test_slips_are_forgiven_in_places_and_posts_as_in_names(read):
    person = a_person("Ann")
    a_period(person, "Chief engineer", place=a_place("Semipalatinsk", other_names="Семипалатинск"))
    for typed, kind, title in (
        ("Semipalatnisk", "places", "Semipalatinsk"),
        ("Семипалатинcк", "places", "Semipalatinsk"),
        ("cheif enginer", "posts", "Chief engineer"),
    ):
        page = read(f"/search/?q={typed}")
        assert [link.text for link in page.select(f'[aria-labelledby="near-{kind}"] .row__name a')] == [title], typed


def test_an_entry_that_is_renamed_or_deleted_leaves_no_word_behind(read):
    place = a_place("Zebratown")
    period = a_period(a_person("Ann"), place=place)
    place.name = "Oxtown"
    place.save()
    assert register_hits(read("/search/?q=oxtown"), "places") == ["Oxtown"]
    assert register_hits(read("/search/?q=zebratown"), "places") == []
    period.place = None
    period.save()
    place.delete()
    assert not TitleWord.objects.filter(kind="place").exists()
    assert not NameForm.objects.filter(word="oxtown").exists()

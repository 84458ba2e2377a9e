"""Pages → document: what it holds, what it costs, what it leaves out."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from biography.assembly import assemble, assemble_all
from biography.models import PersonPage, Relative
from tests.factories import (
    a_category,
    a_full_life,
    a_paragraph,
    a_period,
    a_person,
    a_source,
    an_image,
    citing,
    make_private,
)

pytestmark = pytest.mark.django_db


def assembled(*people):
    keys = [person.pk for person in people]
    return assemble_all(list(PersonPage.objects.filter(pk__in=keys).for_document().order_by("pk")))


def cost(*people):
    assembled(*people)
    with CaptureQueriesContext(connection) as queries:
        assembled(*people)
    return len(queries)


def test_a_life_takes_as_many_queries_with_two_rows_of_everything_as_with_five():
    assert cost(a_full_life(rows=2)) == cost(a_full_life(rows=5))


def test_four_lives_take_as_many_queries_as_one():
    people = [a_full_life() for _ in range(4)]
    assert cost(people[0]) == cost(*people)


def test_parts_that_are_drafts_or_private_are_left_out():
    person = a_person()
    a_period(person, "Seen")
    a_period(person, "Draft", live=False)
    make_private(a_period(person, "Private"))
    a_category(person, "Seen honours", honours=["Medal"])
    a_category(person, "Draft honours", live=False, honours=["Hidden medal"])
    make_private(a_category(person, "Private honours", honours=["Hidden medal"]))
    [life] = assembled(person)
    assert [period.role for period in life.career] == ["Seen"]
    assert [category.title for category in life.honours] == ["Seen honours"]


def test_whoever_is_not_public_keeps_their_name_and_loses_their_link():
    seen, draft, private = a_person("Seen"), a_person("Draft", live=False), make_private(a_person("Private"))
    person = a_person(
        rows={
            "family": [
                Relative(relation="child", name="First", person=seen),
                Relative(relation="child", name="Second", person=draft),
                Relative(relation="child", name="Third", person=private),
                Relative(relation="child", person=draft),
                Relative(relation="child", person=seen),
            ]
        }
    )
    [life] = assembled(person)
    assert [(row.name, row.person) for row in life.family] == [
        ("First", "seen"),
        ("Second", None),
        ("Third", None),
        ("", None),
        ("Seen", "seen"),
    ]


def test_links_in_prose_name_public_lives_and_lose_what_is_not_public():
    seen, draft = a_person("Seen"), a_person("Draft", live=False)
    post = a_period(seen, "Post", slug="post")
    links = [(seen, "seen"), (draft, "draft"), (post, "post"), (seen.get_parent(), "list")]
    html = " ".join(f'<a linktype="page" id="{page.pk}">{word}</a>' for page, word in links)
    [life] = assembled(a_person("Linking", body=[a_paragraph(f"<p>{html} <a href='javascript:x()'>bad</a></p>")]))
    assert life.body[0].html == (
        '<p><a href="life:seen">seen</a> draft <a href="life:seen/post">post</a> <a href="page:people">list</a> bad</p>'
    )


def test_pictures_of_closed_collections_are_left_out():
    shut, open_ = an_image(private=True), an_image()
    assert assembled(a_person(portrait=shut))[0].portrait is None
    assert assembled(a_person(portrait=open_))[0].portrait.renditions


def test_a_picture_comes_in_avif_webp_and_jpeg_in_several_sizes():
    [life] = assembled(a_person(portrait=an_image()))
    kinds = {rendition.media_type for rendition in life.portrait.renditions}
    assert kinds == {"image/avif", "image/webp", "image/jpeg"}
    assert len(life.portrait.renditions) == 9


def test_periods_are_in_order_of_their_start_and_those_without_a_date_come_last():
    person = a_person()
    for role, start in [("None", ""), ("Late", "1990"), ("Decade", "197X"), ("Early", "1970")]:
        a_period(person, role, start=start)
    assert [period.role for period in assembled(person)[0].career] == ["Early", "Decade", "Late", "None"]


def test_sources_are_numbered_in_the_order_in_which_the_life_cites_them():
    first, second, unused = a_source("First"), a_source("Second"), a_source("Unused")
    person = a_person(birth_date="1900", birth_citations=citing(first), body=[a_paragraph("<p>Text.</p>", second)])
    assert unused.pk
    assert [source.title for source in assembled(person)[0].sources] == ["First", "Second"]


def test_dates_come_as_edtf_bounds_and_words():
    [life] = assembled(a_person(birth_date="2007-22"))
    assert life.birth.date.model_dump() == {
        "edtf": "2007-22",
        "display": "",
        "earliest": "2007-06-01",
        "latest": "2007-08-31",
        "words": "summer 2007",
    }


def test_a_preview_shows_the_draft_and_the_parts_that_nobody_else_sees():
    person = a_person("Ada", live=False)
    a_period(person, "Draft post", live=False)
    person.title = "Ada Lovelace"
    life = assemble(person, draft=person)
    assert life.name.display == "Ada Lovelace"
    assert [period.role for period in life.career] == ["Draft post"]


def test_a_preview_of_a_period_shows_it_as_it_is_typed():
    person = a_person("Ada")
    period = a_period(person, "Post", start="1842")
    period.title, period.start = "New post", "1843"
    life = assemble(person, draft=period)
    assert [(part.role, part.start.edtf) for part in life.career] == [("New post", "1843")]

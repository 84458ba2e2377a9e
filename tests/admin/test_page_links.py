"""Links to pages in the introductions of the home page and the list of people."""

import pytest
from wagtail.rich_text import RichText

from tests.factories import a_period, a_person, make_private

pytestmark = pytest.mark.django_db


def shown(*pages, words: str = "the words") -> str:
    return str(RichText("".join(f'<p><a linktype="page" id="{page.pk}">{words}</a></p>' for page in pages)))


def test_a_link_leads_to_a_page_that_the_public_sees():
    person = a_person("Ada", slug="ada")
    assert shown(person).count('<a href="/people/ada/">the words</a>') == 1


def test_a_link_to_a_page_that_the_public_does_not_see_keeps_its_words_alone():
    hidden = a_person(slug="secret", live=False)
    beneath = a_period(hidden, slug="secret-post")
    html = shown(hidden, beneath, make_private(a_person(slug="secret-too")))
    assert "secret" not in html
    assert "href" not in html
    assert html.count("the words") == 3


def test_a_link_to_a_page_that_is_gone_or_never_was_keeps_its_words():
    html = str(RichText('<p><a linktype="page" id="999999">one</a> <a linktype="page" id="x">two</a></p>'))
    assert "href" not in html
    assert "one" in html
    assert "two" in html


def test_many_links_cost_the_same_as_one(django_assert_max_num_queries):
    people = [a_person() for _n in range(5)]
    shown(people[0])
    with django_assert_max_num_queries(2):
        shown(*people)

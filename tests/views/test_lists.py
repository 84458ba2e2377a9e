"""Home and the list of people."""

from django.template.loader import render_to_string
from django.utils.translation import override
from wagtail.models import PageViewRestriction

from biography.exchange.site import people_index
from biography.finding import listing
from tests.factories import a_full_life, a_person, a_place, an_image, make_private


def names(page):
    return [link.text for link in page.select(".row__name a")]


def test_people_stand_in_order_of_their_sort_names_under_their_letters(read, words):
    a_person("Zoë Adams", given_name="Zoë", family_name="Adams", birth_date="1901-02-03", death_date="1970~")
    a_person("Ada Byron", given_name="Ada", family_name="Byron", birth_date="1815-12", birth_place=a_place("London"))
    a_person("Anna Berg", given_name="Anna", family_name="Berg", description="A painter")
    page = read("/people/")
    assert names(page) == ["Adams, Zoë", "Berg, Anna", "Byron, Ada"]
    assert [heading.text for heading in page.select(".letter h2")] == ["A", "B"]
    assert [words(years) for years in page.select(".row__years")] == ["1901 – about 1970", "born 1815"]
    assert "A painter" in words(page)
    assert "London" in words(page)


def test_people_who_are_not_public_are_not_listed(read, words):
    a_person("Seen")
    a_person("Draft", live=False)
    make_private(a_person("Private"))
    for url in ("/", "/people/"):
        assert names(read(url)) == ["Seen"]
    assert words(read("/people/").select_one(".count")) == "1 life"


def test_empty_lists_say_so(read, words):
    people_index()
    assert "No life has been published yet" in words(read("/people/"))
    assert "No life has been published yet" in words(read("/"))


def test_a_long_list_is_paged_and_any_page_number_answers(read, monkeypatch, hostile_text, client):
    monkeypatch.setattr(listing, "PER_PAGE", 2)
    for name in ("Ann", "Ben", "Cem"):
        a_person(name)
    assert names(read("/people/?page=2")) == ["Cem"]
    assert read("/people/").select_one("[rel=next]")["href"] == "?page=2"
    assert client.get("/people/", {"page": hostile_text}).status_code == 200


def test_lists_cost_the_same_for_three_and_for_thirty_people(count_queries):
    for _ in range(3):
        a_full_life(rows=1)
    few = [count_queries(url) for url in ("/", "/people/")]
    portrait = an_image()
    for _ in range(27):
        a_person(birth_date="1900", birth_place=a_place(), description="Somebody", portrait=portrait)
    assert [count_queries(url) for url in ("/", "/people/")] == few


def test_the_home_page_offers_the_search_first_and_the_latest_lives(read):
    for number in range(8):
        a_person(f"Person {number}")
    page = read("/")
    assert page.select_one("main form[role=search] input[type=search]")["name"] == "q"
    assert len(names(page)) == 6
    assert "8 lives" in page.select_one(".home__people .more").text


def test_links_of_the_introduction_lose_their_address_where_the_page_is_not_public(read):
    seen, draft = a_person("Seen"), a_person("Draft", live=False)
    home = people_index().get_parent().specific
    home.introduction = "".join(f'<p><a linktype="page" id="{page.pk}">{page.title}</a></p>' for page in (seen, draft))
    home.introduction += '<p><a href="https://example.org">Outside</a> <a linktype="page" id="99999">Gone</a></p>'
    home.save_revision().publish()
    links = read("/").select(".home__introduction a")
    assert [link["href"] for link in links] == ["/people/seen/", "https://example.org"]


def test_a_page_says_its_own_address_and_what_it_is(read, settings):
    settings.SITE_URL = "https://lives.example"
    a_person("Ada Byron", description="A mathematician")
    page = read("/people/ada-byron/")
    assert page.select_one("link[rel=canonical]")["href"] == "https://lives.example/people/ada-byron/"
    assert page.select_one("meta[name=description]")["content"] == "A mathematician"
    assert read("/people/").select_one("link[rel=canonical]")["href"] == "https://lives.example/people/"


def test_what_is_not_there_is_answered_with_a_way_on(read, words):
    people_index()
    page = read("/people/nobody/", status=404)
    assert words(page.h1) == "There is no page at this address"
    assert page.select_one("main form[role=search]")


def test_a_page_behind_a_password_does_not_say_what_it_is_called(client, db):
    person = a_person("Secret Person")
    PageViewRestriction.objects.create(page=person, restriction_type="password", password="open sesame")
    answer = client.get(person.url)
    assert b"Password required" in answer.content
    assert b"Secret Person" not in answer.content
    form = {"password": "open sesame", "return_url": person.url}
    restriction = PageViewRestriction.objects.get()
    opened = client.post(f"/_util/authenticate_with_password/{restriction.pk}/{person.pk}/", form, follow=True)
    assert b"Secret Person" in opened.content


def test_the_error_page_needs_no_database_and_no_request(django_assert_num_queries, db):
    with django_assert_num_queries(0):
        assert "Something went wrong" in render_to_string("500.html")


def test_the_error_page_says_in_which_language_it_is():
    with override("fr"):
        page = render_to_string("500.html")
    assert '<html lang="fr"' in page
    assert "Something went wrong" not in page


def test_only_those_who_are_logged_in_get_the_bar_of_editors(client, admin_client):
    a_person("Seen")
    assert b"wagtail-userbar" not in client.get("/people/seen/").content
    assert b"wagtail-userbar" in admin_client.get("/people/seen/").content

"""What a front end elsewhere needs: the texts of every page, links that lead somewhere, whole addresses."""

import pytest
from wagtail.models import Page, Site

from biography.exchange.site import people_index
from biography.models import ContactPage, HomePage, StandardPage
from tests.factories import (
    a_category,
    a_full_life,
    a_paragraph,
    a_period,
    a_person,
    a_translation,
    add,
    an_image,
    make_private,
)

pytestmark = pytest.mark.django_db

PAGES = "/api/v2/pages/"
HTML = "rich_text_format=html"


def home():
    return HomePage.objects.get()


def link(page):
    return f'<p>See <a linktype="page" id="{page.pk}">{page.title}</a>.</p>'


def test_the_front_page_has_its_text_and_the_chosen_lives(client):
    seen, hidden = a_person("Ada", slug="ada"), make_private(a_person("Hidden", slug="hidden"))
    page = home()
    page.tagline, page.introduction = "Lives", link(seen) + link(hidden)
    page.featured.create(person=seen)
    page.featured.create(person=hidden)
    page.save_revision().publish()
    answer = client.get(f"{PAGES}{page.pk}/").json()
    assert answer["tagline"] == "Lives"
    assert answer["introduction"] == '<p>See <a href="life:ada">Ada</a>.</p><p>See Hidden.</p>'
    assert answer["featured"] == [{"name": "Ada", "person": "ada"}]
    answer = client.get(f"{PAGES}{page.pk}/?{HTML}").json()
    assert answer["introduction"] == ('<p>See <a href="http://testserver/people/ada/">Ada</a>.</p><p>See Hidden.</p>')


def test_the_list_of_people_has_its_text(client):
    page = people_index()
    page.introduction = link(home())
    page.save_revision().publish()
    answer = client.get(f"{PAGES}?type=biography.PeopleIndexPage&fields=introduction&{HTML}").json()
    [item] = answer["items"]
    assert item["introduction"] == '<p>See <a href="http://testserver/">The biography portal</a>.</p>'


def test_the_contact_page_has_its_text_and_not_to_whom_it_is_mailed(client):
    page = ContactPage(
        title="Contact", introduction="<p>Write.</p>", thanks="Thank you.", recipients="desk@example.org"
    )
    add(home(), page)
    answer = client.get(f"{PAGES}{page.pk}/")
    assert (answer.json()["introduction"], answer.json()["thanks"]) == ("<p>Write.</p>", "Thank you.")
    assert "desk@example.org" not in answer.content.decode()


def test_a_page_of_text_has_its_blocks_as_a_life_has(client):
    ada, image = a_person("Ada", slug="ada"), an_image("Reading room", description="A room")
    body = [
        {"type": "heading", "value": {"text": "Policy"}},
        a_paragraph(link(ada)),
        {"type": "picture", "value": {"image": image.pk}},
    ]
    page = StandardPage(title="About", introduction="What <this> is", body=body)
    add(home(), page)
    answer = client.get(f"{PAGES}{page.pk}/?{HTML}").json()
    assert answer["introduction"] == "What <this> is"
    heading, paragraph, picture = answer["body"]
    assert heading["text"] == "Policy"
    assert paragraph["html"] == '<p>See <a href="http://testserver/people/ada/">Ada</a>.</p>'
    assert picture["image"]["alt"] == "A room"
    assert {one["url"].partition("/media/")[0] for one in picture["image"]["renditions"]} == {"http://testserver"}


@pytest.mark.parametrize("asked", ["", f"?{HTML}"])
def test_every_page_type_is_told_in_lists_as_alone(client, asked):
    a_full_life("Ada")
    add(home(), StandardPage(title="About", body=[a_paragraph("<p>Text</p>")]))
    add(home(), ContactPage(title="Contact", introduction="<p>Write.</p>"))
    for page in Page.objects.filter(depth__gt=1).specific():
        kind = page._meta.label
        alone = client.get(f"{PAGES}{page.pk}/{asked}").json()
        url = f"{PAGES}?type={kind}&fields=*&slug={page.slug}&{asked.lstrip('?')}"
        [item] = client.get(url).json()["items"]
        shared = set(item) - {"meta", "places", "organisations", "offices", "fields", "sources"}
        assert shared > {"id", "title"}
        assert {name: item[name] for name in shared} == {name: alone[name] for name in shared}


@pytest.mark.parametrize("address", ["/api/v3/people/ada/", "/api/v2/pages/{}/"])
def test_links_in_a_life_lead_to_what_is_public(client, address):
    bea, hidden = a_person("Bea", slug="bea"), make_private(a_person("Hidden", slug="hidden"))
    ada = a_person("Ada", slug="ada", body=[a_paragraph(link(bea) + link(hidden))])
    period = a_period(ada, "Post", slug="post", body=[a_paragraph(link(bea))])
    a_category(ada, "Medals", introduction=link(period))
    url = address.format(ada.pk)
    kept = client.get(url).json()
    assert kept["body"][0]["html"] == '<p>See <a href="life:bea">Bea</a>.</p><p>See Hidden.</p>'
    assert kept["honours"][0]["introduction"] == '<p>See <a href="life:ada/post">Post</a>.</p>'
    life = client.get(f"{url}?{HTML}").json()
    to_bea = '<a href="http://testserver/people/bea/">Bea</a>'
    assert life["body"][0]["html"] == f"<p>See {to_bea}.</p><p>See Hidden.</p>"
    assert life["career"][0]["body"][0]["html"] == f"<p>See {to_bea}.</p>"
    introduction = '<p>See <a href="http://testserver/people/ada/post/">Post</a>.</p>'
    assert life["honours"][0]["introduction"] == introduction
    category = client.get(f"{PAGES}?type=biography.HonourCategoryPage&fields=introduction&{HTML}").json()["items"][0]
    assert category["introduction"] == introduction


def test_links_of_a_translation_lead_to_its_language(client):
    bea = a_person("Bea", slug="bea")
    a_translation(bea, "fr", "Béa")
    a_translation(a_person("Ada", slug="ada"), "fr", "Ada", body=[a_paragraph(link(bea))])
    answer = client.get(f"/api/v3/people/ada/?language=fr&{HTML}").json()
    assert answer["body"][0]["html"] == '<p>See <a href="http://testserver/fr/people/bea/">Bea</a>.</p>'


@pytest.mark.parametrize("address", ["/api/v3/people/ada/", "/api/v2/pages/{}/"])
def test_pictures_have_whole_addresses(client, address):
    ada = a_person("Ada", slug="ada", portrait=an_image("Ada", description="A face"))
    renditions = client.get(address.format(ada.pk)).json()["portrait"]["renditions"]
    assert len(renditions) == 9
    assert all(one["url"].startswith("http://testserver/media/images/") for one in renditions)


def test_pictures_of_the_list_of_images_have_whole_addresses(client):
    image = an_image("Ada")
    answer = client.get(f"/api/v2/images/{image.pk}/").json()
    assert all(one["url"].startswith("http://testserver/media/images/") for one in answer["renditions"])


def test_a_format_that_is_not_known_is_refused(client):
    a_person("Ada", slug="ada")
    assert client.get(f"{PAGES}?rich_text_format=markdown").status_code == 400
    assert client.get("/api/v3/people/ada/?rich_text_format=markdown").status_code == 422


def test_of_another_site_the_text_is_found_there(client):
    page = StandardPage(title="Elsewhere", slug="elsewhere", body=[a_paragraph("<p>Text</p>")])
    add(home(), page)
    Site.objects.create(hostname="else.example", port=80, root_page=page)
    [item] = client.get(f"{PAGES}?site=else.example&type=biography.StandardPage&fields=body").json()["items"]
    assert item["body"][0]["html"] == "<p>Text</p>"

"""Pages about the portal itself, and where they are named."""

from itertools import product
from uuid import uuid4

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from biography.exchange.site import people_index
from biography.models import ContactPage, HomePage, StandardPage
from tests.factories import a_paragraph, a_person, add, an_image, make_private

FIXTURE = "fixtures/viktor-khrapunov.json"


def a_text(title="About", **fields):
    people_index()
    parent = fields.pop("parent", None) or HomePage.objects.get()
    live = fields.pop("live", True)
    shown = fields.pop("show_in_menus", True)
    return add(parent, StandardPage(title=title, slug=title.lower(), show_in_menus=shown, **fields), live)


def footer(page):
    return [(link.text, link["href"]) for link in page.select(".site-foot a")]


def test_a_page_of_text_shows_its_blocks(read, words):
    blocks = [
        {"type": "heading", "id": str(uuid4()), "value": {"text": "Dates"}},
        {"type": "paragraph", "id": str(uuid4()), "value": {"html": "<p>As exact <b>as known</b>.</p>"}},
        {"type": "quotation", "id": str(uuid4()), "value": {"text": "So it is.", "attribution": "Somebody"}},
        {
            "type": "picture",
            "id": str(uuid4()),
            "value": {"image": an_image(description="A house").pk, "caption": "Us"},
        },
    ]
    a_text(introduction="How we work.", body=blocks)
    page = read("/about/")
    assert words(page.h1) == "About"
    assert [words(heading) for heading in page.select(".prose h2")] == ["Dates"]
    assert "As exact as known." in words(page)
    assert page.select_one("figure img")["alt"] == "A house"
    assert page.select_one("meta[name=description]")["content"] == "How we work."


def test_its_links_lead_to_lives_and_pages_and_lose_their_address_where_those_are_not_public(read):
    seen, draft = a_person("Seen"), a_person("Draft", live=False)
    policy = a_text("Policy")
    linked = (seen, draft, policy, make_private(a_person("Private")))
    html = "".join(f'<a linktype="page" id="{page.pk}">{page.title}</a> ' for page in linked)
    closed = {"type": "picture", "id": str(uuid4()), "value": {"image": an_image(private=True).pk, "caption": "Closed"}}
    a_text(body=[a_paragraph(f'<p>{html}<a href="https://example.org/">out</a></p>'), closed])
    page = read("/about/")
    assert [link["href"] for link in page.select(".prose a")] == ["/people/seen/", "/policy/", "https://example.org/"]
    assert "Closed" not in str(page)


def test_the_foot_of_every_page_names_the_public_pages_that_want_to_be_named(read):
    a_person("Somebody")
    about = a_text("About")
    a_text("Unnamed", show_in_menus=False)
    a_text("Draft", live=False)
    make_private(a_text("Private"))
    a_text("Licence", parent=about)
    for url in ("/", "/people/", "/people/somebody/", "/about/", "/search/"):
        named = [
            entry for entry in footer(read(url)) if entry[0] in {"About", "Unnamed", "Draft", "Private", "Licence"}
        ]
        assert named == [("About", "/about/"), ("Licence", "/about/licence/")]
    assert read("/about/").select_one(".text__pages a")["href"] == "/about/licence/"


def test_the_foot_names_them_in_the_readers_language_where_they_are_translated(read):
    about, policy = a_text("About"), a_text("Policy")
    people_index("fr")
    home = HomePage.objects.get(locale__language_code="fr")
    french = StandardPage(
        title="À propos", slug="a-propos", translation_key=about.translation_key, locale=home.locale, show_in_menus=True
    )
    add(home, french)
    page = read("/fr/search/")
    shown = [link for link in page.select(".site-foot a") if link.text in {"About", "À propos", policy.title}]
    assert [(link.text, link["href"], link.get("lang"), link.get("hreflang")) for link in shown] == [
        ("À propos", "/fr/a-propos/", None, None),
        ("Policy", "/fr/policy/", "en", "en"),
    ]
    assert [entry for entry in footer(read("/search/")) if entry[0] in {"About", "À propos"}] == [("About", "/about/")]


def test_a_life_links_to_the_form_only_where_there_is_one(read):
    person = a_person("Somebody")
    assert not read("/people/somebody/").select(".history a[href*=about]")
    page = add(HomePage.objects.get(), ContactPage(title="Write", slug="write"))
    assert (
        read("/people/somebody/").select_one(".history a[href*=about]")["href"]
        == "/write/?about=%2Fpeople%2Fsomebody%2F"
    )
    make_private(page)
    assert not read(person.url).select(".history a[href*=about]")


def test_pages_of_text_cost_the_same_for_few_blocks_and_for_many(count_queries):
    def body(number):
        lives = [a_person() for _ in range(number)]
        return [a_paragraph(f'<p><a linktype="page" id="{life.pk}">life</a></p>') for life in lives]

    a_text("Few", body=body(1))
    a_text("Many", body=body(9))
    assert count_queries("/few/") == count_queries("/many/")


def test_a_page_that_nobody_could_reach_is_refused_at_its_slug(admin_client):
    page = a_text("About")
    taken = "search compare on-this-day as-of offices places organisations fields honours admin api documents static"
    codes = [code for code, _name in settings.LANGUAGES]
    contact = add(HomePage.objects.get(), ContactPage(title="Write", slug="write"))
    for slug, one in product([*taken.split(), "media", "feeds", "format", "oembed", *codes], (page, contact)):
        one.slug = slug
        with pytest.raises(ValidationError) as refused:
            one.clean()
        assert list(refused.value.message_dict) == ["slug"], slug
    address = reverse("wagtailadmin_pages:add", args=["biography", "standardpage", HomePage.objects.get().pk])
    form = {"title": "Search", "slug": "search", "body": streamfield([]), "comments": inline_formset([])}
    response = admin_client.post(address, nested_form_data(form | {"introduction": ""}) | {"action-publish": "1"})
    assert list(response.context["form"].errors) == ["slug"]
    assert "The portal itself answers at “/search/”" in response.content.decode()


def test_a_new_portal_starts_with_pages_about_itself(no_pages, read, words, client):
    call_command("load_biographies", FIXTURE, verbosity=0)
    for address, heading in [
        ("/about/", "About"),
        ("/editorial-policy/", "Editorial policy"),
        ("/contact/", "Contact"),
    ]:
        page = read(address)
        assert words(page.h1) == heading
        assert len(words(page.main)) > 200
    assert not StandardPage.objects.get(slug="about").has_unpublished_changes
    assert "/contact/?about=" in str(read("/people/viktor-khrapunov/").select_one(".history"))


def test_pages_that_an_editor_has_deleted_do_not_come_back(no_pages):
    call_command("load_biographies", FIXTURE, verbosity=0)
    StandardPage.objects.get(slug="about").delete()
    call_command("load_biographies", FIXTURE, verbosity=0)
    assert not StandardPage.objects.filter(slug="about").exists()


def test_a_dry_run_makes_no_pages(no_pages):
    call_command("load_biographies", FIXTURE, "--dry-run", verbosity=0)
    assert not StandardPage.objects.exists()

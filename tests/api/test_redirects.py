"""/api/v2/redirects/: what has moved, for anybody, and never a way to what is not public."""

import pytest
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Site

from tests.factories import a_person, make_private

pytestmark = pytest.mark.django_db

REDIRECTS = "/api/v2/redirects/"


def paths(client, asked=""):
    answer = client.get(f"{REDIRECTS}{asked}")
    assert answer.status_code == 200, answer.content
    return [item["old_path"] for item in answer.json()["items"]]


def renamed(person, slug):
    person.slug = slug
    person.save_revision().publish()


def test_a_renamed_life_is_found_by_its_old_address(client, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        renamed(a_person("Ada", slug="ada"), "ada-lovelace")
    [item] = client.get(REDIRECTS).json()["items"]
    assert item["old_path"] == "/people/ada"
    assert item["location"] == "http://testserver/people/ada-lovelace/"
    assert item["is_permanent"] is True
    for old in ("/people/ada/", "/people/ada", "/people/ada/?utm=1"):
        found = client.get(f"{REDIRECTS}find/", {"html_path": old}, follow=True)
        if "utm" in old:
            assert found.status_code == 404
        else:
            assert found.json()["location"] == item["location"]
    assert client.get(f"{REDIRECTS}find/?html_path=/people/nobody/").status_code == 404
    assert client.get(f"{REDIRECTS}find/?id={item['id']}", follow=True).json() == item
    assert client.get(item["meta"]["detail_url"]).json() == item


def test_what_leads_to_something_hidden_is_not_told(client):
    open_, hidden = a_person("Open", slug="open"), make_private(a_person("Hidden", slug="hidden"))
    draft = a_person("Draft", slug="draft", live=False)
    Redirect.objects.create(old_path="/to/open", redirect_page=open_)
    Redirect.objects.create(old_path="/to/hidden", redirect_page=hidden)
    Redirect.objects.create(old_path="/to/draft", redirect_page=draft)
    for number, link in enumerate(
        (
            "/people/hidden/",
            "http://testserver/people/hidden/",
            "/fr/people/hidden/",
            "/people/hidden/versions/1/",
            "/people/draft/?x=1",
        )
    ):
        Redirect.objects.create(old_path=f"/by-link/{number}", redirect_link=link)
    Redirect.objects.create(old_path="/link/open", redirect_link="/people/open/timeline/")
    Redirect.objects.create(old_path="/link/elsewhere", redirect_link="https://elsewhere.example/people/hidden/")
    Redirect.objects.create(old_path="/to/nothing")
    assert paths(client) == ["/to/open", "/link/open", "/link/elsewhere"]
    for redirect in Redirect.objects.exclude(old_path__in=paths(client)):
        assert client.get(f"{REDIRECTS}{redirect.pk}/").status_code == 404
        assert client.get(f"{REDIRECTS}find/?html_path={redirect.old_path}").status_code == 404


def test_redirects_of_another_site_are_not_told(client):
    person = a_person("Ada")
    other = Site.objects.create(hostname="else.example", port=80, root_page=person)
    here = Site.objects.get(is_default_site=True)
    for name, site in (("every", None), ("here", here), ("other", other)):
        Redirect.objects.create(old_path=f"/{name}", redirect_page=person, site=site)
    assert paths(client) == ["/every", "/here"]


def test_the_list_is_ordered_paged_and_strict(client):
    person = a_person("Ada")
    for name in "bca":
        Redirect.objects.create(old_path=f"/{name}", redirect_page=person)
    assert paths(client, "?order=old_path") == ["/a", "/b", "/c"]
    assert paths(client, "?order=old_path&limit=1&offset=1") == ["/b"]
    assert paths(client, "?old_path=/c") == ["/c"]
    assert client.get(f"{REDIRECTS}?search=a").status_code == 400


def test_the_list_costs_the_same_for_one_and_for_many(client, count_queries):
    person = a_person("Ada")
    Redirect.objects.create(old_path="/0", redirect_page=person)
    Redirect.objects.create(old_path="/to", redirect_link="/people/ada/")
    few = count_queries(REDIRECTS)
    for number in range(1, 15):
        Redirect.objects.create(old_path=f"/{number}", redirect_page=person)
        Redirect.objects.create(old_path=f"/to/{number}", redirect_link="/people/ada/")
    assert count_queries(REDIRECTS) == few <= 12


def test_nobody_writes_here(client):
    assert client.post(REDIRECTS, {}).status_code == 405

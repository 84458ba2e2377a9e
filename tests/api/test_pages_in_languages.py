"""/api/v2/pages/ has the pages of all languages, as Wagtail's own endpoint has them, as far as they are public."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.utils import timezone
from wagtail.api.v2.views import PagesAPIViewSet
from wagtail.models import Page, Site

from biography.exchange.site import people_index
from biography.models import HomePage, PersonPage
from tests.factories import a_period, a_person, a_translation, add, make_private

pytestmark = pytest.mark.django_db
PAGES = "/api/v2/pages/"
PEOPLE = f"{PAGES}?type=biography.PersonPage"


@pytest.fixture
def lives() -> dict[str, PersonPage]:
    """A life in two languages, one in Russian alone, and hidden ones in both."""
    ada = a_person("Ada", slug="ada")
    french = a_translation(ada, "fr", "Ada en français")
    PersonPage.objects.filter(pk=french.pk).update(slug="comtesse", url_path=french.url_path.replace("ada", "comtesse"))
    russian = people_index("ru")
    peter = add(russian, PersonPage(title="Пётр", slug="петр", locale=russian.locale))
    a_period(peter, "Мэр", slug="мэр", locale=russian.locale)
    hidden = add(russian, PersonPage(title="Скрытый", slug="скрытый", locale=russian.locale))
    make_private(hidden)
    draft = add(russian, PersonPage(title="Черновик", slug="черновик", locale=russian.locale), live=False)
    over = add(russian, PersonPage(title="Прошлый", slug="прошлый", locale=russian.locale))
    Page.objects.filter(pk=over.pk).update(expire_at=timezone.now() - timedelta(hours=1))
    return {"ada": ada, "french": french, "peter": peter, "hidden": hidden, "draft": draft, "over": over}


def titles(client, url: str) -> list[str]:
    answer = client.get(url)
    assert answer.status_code == 200, answer.text
    items = answer.json()["items"]
    assert answer.json()["meta"]["total_count"] == len(items)
    return [item["title"] for item in items]


def of_wagtail(query: str) -> set[int]:
    """What Wagtail's own endpoint finds."""
    request = HttpRequest()
    request.META |= {"SERVER_NAME": "testserver", "SERVER_PORT": "80"}
    request.user = AnonymousUser()
    for part in filter(None, query.split("&")):
        name, _equals, value = part.partition("=")
        request.GET = request.GET.copy()
        request.GET[name] = value
    view = PagesAPIViewSet(request=request)
    pages = view.get_queryset()
    for backend in view.filter_backends:
        if backend.__name__ in ("LocaleFilter", "TranslationOfFilter", "DescendantOfFilter", "ChildOfFilter"):
            pages = backend().filter_queryset(request, pages, view)
    return set(pages.values_list("pk", flat=True))


@pytest.mark.parametrize(
    "query", ["", "locale=en", "locale=fr", "locale=ru", "translation_of={ada}", "translation_of=root"]
)
def test_the_answer_is_that_of_wagtail_without_what_is_over(client, lives, query):
    query = query.format(ada=lives["ada"].pk)
    found = {item["id"] for item in client.get(f"{PAGES}?limit=100&{query}").json()["items"]}
    assert found == of_wagtail(query) - {lives["over"].pk}
    assert found


def test_a_list_without_a_language_has_them_all(client, lives):
    assert titles(client, PEOPLE) == ["Ada", "Ada en français", "Пётр"]


def test_a_list_in_one_language_has_that_alone(client, lives):
    assert titles(client, f"{PEOPLE}&locale=fr") == ["Ada en français"]
    assert titles(client, f"{PEOPLE}&locale=ru") == ["Пётр"]
    assert titles(client, f"{PAGES}?type=biography.CareerPeriodPage&locale=ru") == ["Мэр"]
    assert client.get(f"{PEOPLE}&locale=de").status_code == 404


def test_translations_find_each_other(client, lives):
    assert titles(client, f"{PAGES}?translation_of={lives['ada'].pk}") == ["Ada en français"]
    assert titles(client, f"{PAGES}?translation_of={lives['french'].pk}") == ["Ada"]
    assert client.get(f"{PAGES}?translation_of={lives['hidden'].pk}").status_code == 400


def test_pages_in_all_languages_have_their_details(client, lives):
    for name in ("french", "peter"):
        meta = client.get(f"{PAGES}{lives[name].pk}/").json()["meta"]
        assert meta["locale"] == lives[name].locale.language_code
        assert client.get(meta["html_url"].removeprefix("http://testserver")).status_code == 200
    for name in ("hidden", "draft", "over"):
        assert client.get(f"{PAGES}{lives[name].pk}/").status_code == 404


def test_the_number_of_all_is_that_of_what_is_listed(client, lives):
    answer = client.get(f"{PAGES}?limit=100").json()
    assert answer["meta"]["total_count"] == len(answer["items"])


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/people/ada/", "ada"),
        ("/fr/people/comtesse/", "french"),
        ("/ru/people/петр/", "peter"),
        ("/people/петр/", "peter"),
        ("/fr/people/петр/", "peter"),
        ("/ru/people/ada/", "ada"),
        ("/people/ada/timeline/", None),
        ("/ru/people/скрытый/", None),
        ("/ru/people/черновик/", None),
        ("/de/people/ada/", None),
        ("/fr/", "home"),
    ],
)
def test_a_page_is_found_by_its_address_in_any_language(client, lives, path, name):
    answer = client.get(f"{PAGES}find/", {"html_path": path})
    if name is None:
        assert answer.status_code == 404
        return
    page = HomePage.objects.get(locale__language_code="fr") if name == "home" else lives[name]
    assert answer.status_code == 302
    assert f"{PAGES}{page.pk}/" in answer.url


def test_a_page_is_found_by_its_old_address(client, lives, django_capture_on_commit_callbacks):
    french = PersonPage.objects.get(pk=lives["french"].pk)
    french.slug = "lovelace"
    with django_capture_on_commit_callbacks(execute=True):
        french.save_revision().publish()
    assert f"{PAGES}{french.pk}/" in client.get(f"{PAGES}find/?html_path=/fr/people/comtesse/").url


def test_another_site_has_its_own_pages_alone(client, lives):
    other = HomePage(title="Other", slug="other")
    Page.objects.get(depth=1).add_child(instance=other)
    Site.objects.create(hostname="other.example", port=80, root_page=other)
    assert titles(client, f"{PAGES}?site=other.example") == ["Other"]
    assert "Other" not in titles(client, PAGES)

"""Public versions: one for each change that the public sees, each as it was, compared fact by fact."""

import re
from uuid import uuid4

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from wagtail.models import Page

from biography.exchange.importer import load
from biography.exchange.reading import read_files
from biography.models import CareerPeriodPage, HonourCategoryPage, LifeVersion, OtherName, PersonPage
from biography.versions import end_correction, record, withdraw
from tests.exchange.test_loading import FIRST_LIFE
from tests.factories import a_period, a_person, make_private

pytestmark = pytest.mark.django_db


def publish(page, **fields):
    """Save a page as an editor does, and publish it."""
    for name, value in fields.items():
        setattr(page, name, value)
    page.save_revision().publish()
    page.refresh_from_db()
    return page


def numbers(person):
    return list(person.versions.order_by("number").values_list("number", flat=True))


@pytest.fixture
def person():
    return publish(a_person("Ada", live=False))


def text_of_life(html):
    """What a page shows, without the banner of a version, the links to its own files and to today's timeline.

    Places, organisations, offices and fields may have lost their pages since: an old version names them without a link.
    """
    shown = html.partition("<main")[2]
    shown = re.sub(r'<a href="/(?:places|organisations|offices|fields)/[^"]*">(.*?)</a>', r"\1", shown)
    apart = r'<aside class="banner".*?</aside>|<p class="(?:citing__|strip__links).*?</p>'
    return re.sub(apart, "", shown, flags=re.S)


def squeezed(html):
    return re.sub(r"\s+", " ", html)


def test_publishing_a_life_makes_version_one(person):
    [version] = person.versions.all()
    assert (version.number, version.document["name"]["display"]) == (1, "Ada")


def test_publishing_what_says_the_same_makes_no_version(person):
    publish(person)
    assert numbers(person) == [1]


def test_a_draft_makes_no_version_and_enters_none(person):
    person.description = "A draft"
    person.save_revision()
    assert numbers(person) == [1]


def test_the_reason_is_kept_with_the_version_and_does_not_stay_on_the_page(person):
    publish(person, description="Mathematician", change_reason="Said what she was", corrects_error=True)
    version = person.versions.order_by("-number").first()
    assert (version.reason, version.corrects) == ("Said what she was", True)
    assert (person.change_reason, person.corrects_error) == ("", False)


def test_publishing_and_unpublishing_a_part_make_versions(person):
    period = publish(a_period(person, "Translator", live=False))
    assert numbers(person) == [1, 2]
    period.unpublish()
    assert numbers(person) == [1, 2, 3]
    period.delete()
    assert numbers(person) == [1, 2, 3]


@pytest.mark.parametrize("restricted", [False, True])
def test_a_life_that_is_deleted_with_its_published_parts_leaves_no_version(person, restricted):
    period = publish(a_period(person, "Translator", live=False))
    if restricted:
        make_private(period)
    Page.objects.get(pk=person.pk).delete()
    assert not LifeVersion.objects.exists()
    connection.check_constraints()


def test_making_a_part_private_makes_a_version_without_it(person):
    period = publish(a_period(person, "Translator", live=False))
    make_private(period)
    assert person.versions.order_by("-number").first().document["career"] == []


def test_a_load_makes_one_version_of_each_life():
    load(read_files([FIRST_LIFE]))
    assert numbers(PersonPage.objects.get()) == [1]


def test_ten_edits_make_eleven_versions_and_each_comparison_names_what_changed(client):
    load(read_files([FIRST_LIFE]))
    person = PersonPage.objects.get()
    first_page = client.get(person.url).content.decode()
    first_version = client.get(f"{person.url}versions/1/").content.decode()

    def period(slug):
        return CareerPeriodPage.objects.get(slug=slug)

    def category(slug):
        return HonourCategoryPage.objects.get(slug=slug)

    def honour(slug, number, **fields):
        page = category(slug)
        rows = list(page.honours.all())
        for name, value in fields.items():
            setattr(rows[number], name, value)
        page.honours = rows
        return publish(page)

    slugs = {page.kind: page.slug for page in HonourCategoryPage.objects.all()}
    edits = [
        lambda: publish(person, description="Engineer and politician"),
        lambda: publish(period("governor-of-eastern-kazakhstan"), end="2007-01-12"),
        lambda: publish(period("mayor-of-almaty"), began="appointed", begun_by="the President"),
        lambda: publish(PersonPage.objects.get(), birth_date="1948-11"),
        lambda: publish(period("methods-engineer"), title="Engineer of methods"),
        lambda: honour(slugs["distinctions"], 3, date="2001"),
        lambda: publish(category(slugs["honorary"]), title="Titles of honour"),
        lambda: publish(period("mayor-of-almaty"), stated_age=48),
        lambda: honour(slugs["academic"], 0, note="Lecturer"),
        lambda: period("first-deputy-mayor-of-almaty").unpublish(),
    ]
    for edit in edits:
        edit()
    assert numbers(person) == list(range(1, 12))

    expected = [
        ["description"],
        ["end of period “Governor of Eastern Kazakhstan”"],
        ["person who decided on the beginning of period “Mayor of Almaty”"],
        ["date of birth"],
        ["role of period “Engineer of methods”"],
        ["date of honour “Parasat Order” of honour category “Distinctions”"],
        ["title of honour category “Titles of honour”"],
        ["stated age of period “Mayor of Almaty”"],
        ["note of honour"],
        ["period “First Deputy Mayor of Almaty”"],
    ]
    for number, names in enumerate(expected, 1):
        html = client.get(f"{person.url}versions/{number}...{number + 1}/").content.decode()
        found = re.findall(r'<p class="change__what">\s*(?:<a[^>]*>)?([^<]+)', html)
        assert len(found) == len(names), (number, found)
        for said, name in zip(found, names, strict=True):
            assert said.strip().startswith(name), (number, said)

    html = client.get(f"{person.url}versions/2...3/").content.decode()
    assert "January 2007" in html
    assert "12 January 2007" in html
    old_page = client.get(f"{person.url}versions/1/").content.decode()
    assert old_page == first_version, "to the byte, after ten edits"
    assert 'class="banner"' in old_page
    assert squeezed(text_of_life(old_page)) == squeezed(text_of_life(first_page))


def test_an_old_version_has_no_title_description_or_card_of_today(client, person):
    person = PersonPage.objects.get(pk=person.pk)
    person.seo_title, person.search_description = "Later title", "Later description"
    publish(person)
    html = client.get(f"{person.url}versions/1/").content.decode()
    assert "Later" not in html
    assert f"{person.url}card.png" not in html
    assert "Later title" in client.get(person.url).content.decode()


def test_old_versions_are_not_for_indexing_and_lead_to_today(client, person):
    html = client.get(f"{person.url}versions/1/").content.decode()
    assert '<meta name="robots" content="noindex">' in html
    assert f'href="{person.url}"' in html


def test_a_withdrawn_version_leaves_a_stub_and_nothing_of_its_text(client, person):
    editor = User.objects.create(username="chief")
    publish(person, description="Libel")
    publish(person, description="Mathematician")
    libel = person.versions.get(number=2)
    withdraw(libel, reason="Libel, by order of a court", editor=editor)
    answers = {
        face: client.get(f"{person.url}{face}") for face in ("versions/2/", "versions/1...2/", "versions/2...3/")
    }
    assert {answer.status_code for answer in answers.values()} == {410}
    pages = [*answers.values(), client.get(f"{person.url}versions/"), client.get(f"{person.url}versions/feed.atom")]
    assert not any("Libel" in page.content.decode() for page in pages)
    libel.refresh_from_db()
    assert (libel.withdrawn_by, libel.withdrawal_reason, libel.document) == (
        editor,
        "Libel, by order of a court",
        None,
    )


def test_a_correction_shows_on_the_page_until_its_editor_ends_it(client, person):
    publish(person, birth_date="1815", change_reason="The year of birth was wrong", corrects_error=True)
    assert "The year of birth was wrong" in client.get(person.url).content.decode()
    end_correction(person.versions.get(number=2))
    assert "The year of birth was wrong" not in client.get(person.url).content.decode()


@pytest.mark.parametrize(
    "face", ["versions/99/", "versions/0/", "versions/2...1/", "versions/1...99/", "nothing/", "versions/x/"]
)
def test_what_is_no_face_of_a_life_is_not_found(client, person, face):
    assert client.get(f"{person.url}{face}").status_code == 404


@pytest.mark.parametrize("face", ["versions/", "versions/1/", "versions/feed.atom"])
def test_versions_of_a_life_that_is_hidden_are_hidden(client, person, face):
    make_private(person)
    assert "Ada" not in client.get(f"{person.url}{face}").content.decode()
    PersonPage.objects.get().unpublish()
    assert client.get(f"{person.url}{face}").status_code == 404


def test_versions_of_two_lives_have_their_own_numbers(person):
    other = publish(a_person("Charles", live=False))
    publish(other, description="Engineer")
    assert (numbers(person), numbers(other)) == ([1], [1, 2])
    assert record(person.pk) is None
    assert LifeVersion.objects.count() == 3


def test_lists_of_versions_cost_the_same_for_two_and_for_ten(
    client: Client, person, django_assert_max_num_queries, count_queries
):
    publish(person, description="One")
    few = count_queries(f"{person.url}versions/")
    for number in range(8):
        publish(person, description=f"Change {number}")
    assert count_queries(f"{person.url}versions/") == few


@pytest.fixture
def kept_before_the_rule(person):
    """A life whose first version was kept before there were the rules that it breaks."""
    person.other_names = [OtherName(text="Ада", language="ru")]
    publish(person, description="Mathematician")
    first = person.versions.get(number=2)
    first.document["other_names"][0]["language"] = "Kazakh"
    first.document["description"] = "Mathematician\nand\x0bwriter"
    first.document["identifiers"] = [
        {"id": str(uuid4()), "scheme": "wikidata", "value": "42", "citations": [], "support": None}
    ]
    first.document["birth"] = {"date": {"edtf": "31 February"}, "place": None, "citations": [], "support": None}
    first.document["star_sign"] = "Sagittarius"
    first.save()
    publish(person, description="Countess")
    return person


def test_a_version_of_an_older_form_is_shown_mended_and_says_so(client, kept_before_the_rule):
    html = client.get(f"{kept_before_the_rule.url}versions/2/").content.decode()
    banner = squeezed(html.partition('<aside class="banner"')[2].partition("</aside>")[0])
    for said in (
        "<code>other_names[0].language</code> “Kazakh”: shown as “kk”",
        "<code>description</code> “Mathematician and�writer”: shown as “Mathematician and writer”",
        "<code>identifiers[0]</code>: left out",
        "<code>birth.date</code>",
        "<code>star_sign</code> “Sagittarius”: left out",
    ):
        assert said in banner
    assert 'lang="kk"' in html


@pytest.mark.parametrize(
    "face",
    [
        "versions/",
        "versions/2/",
        "versions/1...2/",
        "versions/2...3/",
        "versions/feed.atom",
        "versions/2/biography.json",
    ],
)
def test_no_face_of_a_version_of_an_older_form_fails(client, kept_before_the_rule, face):
    answer = client.get(f"{kept_before_the_rule.url}{face}")
    assert answer.status_code == 200
    assert '"Kazakh"' not in answer.content.decode()


def test_a_version_that_is_no_document_any_more_is_gone_and_not_an_error(client, kept_before_the_rule, caplog):
    first = kept_before_the_rule.versions.get(number=2)
    first.document = {"format": "biography/0"}
    first.save()
    answers = [client.get(f"{kept_before_the_rule.url}versions/{face}") for face in ("2/", "1...2/", "2...3/")]
    assert [answer.status_code for answer in answers] == [410, 410, 410]
    assert "can no longer be read" in answers[0].content.decode()
    assert "cannot be read" in caplog.text

"""The forms in which an editor writes a life."""

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.html import strip_tags
from wagtail.models import Page, TaskState, Workflow
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from biography.exchange.site import people_index
from biography.findings import review_of
from biography.models import (
    CareerPeriodPage,
    ContactPage,
    HomePage,
    HonourCategoryPage,
    OtherName,
    PeopleIndexPage,
    PersonPage,
    StandardPage,
)
from tests.admin.conftest import cost, period_form, person_form
from tests.factories import a_category, a_field, a_full_life, a_period, a_person, a_place, a_source, citing

pytestmark = pytest.mark.django_db
PUBLISH = {"action-publish": "1"}


def edit(page: Page) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def add(model: type[Page], parent: Page) -> str:
    return reverse("wagtailadmin_pages:add", args=["biography", model._meta.model_name, parent.pk])


def words(response) -> str:
    return " ".join(strip_tags(response.content.decode()).split())


def test_a_person_is_published_with_dates_in_everyday_words(admin_client):
    form = person_form(title="Ada Lovelace", slug="ada", birth_date="10 December 1815", death_date="about 1852")
    admin_client.post(add(PersonPage, people_index()), form | PUBLISH)
    ada = PersonPage.objects.get(slug="ada")
    assert ada.live
    assert (ada.birth_date, ada.death_date, ada.sort_name) == ("1815-12-10", "1852~", "Ada Lovelace")


@pytest.mark.parametrize("action", [{}, PUBLISH])
def test_who_saves_before_the_slug_is_filled_in_gets_one_from_the_title(admin_client, action):
    a_person("Ada Lovelace", slug="ada-lovelace")
    form = person_form(title="Ada Lovelace", slug="", birth_date="1815")
    admin_client.post(add(PersonPage, people_index()), form | action)
    assert PersonPage.objects.get(slug="ada-lovelace-2").live is bool(action)
    kept = PersonPage.objects.get(slug="ada-lovelace")
    answer = admin_client.post(edit(kept), person_form(title="Ada Lovelace", slug="", birth_date="1815"))
    assert answer.context["form"].errors["slug"]


def test_an_address_that_is_taken_in_the_meantime_is_refused_at_its_field(admin_client, monkeypatch):
    def takes_the_address(*life: Any, **options: Any) -> Any:
        a_person("Ada Lovelace", slug="ada")
        return review_of(*life, **options)

    monkeypatch.setattr("biography.admin.publishing_errors.review_of", takes_the_address)
    form = person_form(title="Ada Byron", slug="ada", birth_date="1815")
    answer = admin_client.post(add(PersonPage, people_index()), form | PUBLISH)
    assert answer.status_code == 200
    assert "already in use" in str(answer.context["form"].errors["slug"])
    assert "Ada Byron" in answer.content.decode()
    assert not PersonPage.objects.filter(title="Ada Byron")
    assert people_index().numchild == people_index().get_children().count()


VIKTOR = {"title": "Viktor Khrapunov", "slug": "viktor", "given_name": "Viktor"}


@pytest.mark.parametrize(
    ("kept", "sent", "then"),
    [
        ("Hrapunov, Viktor", "Hrapunov, Viktor", "Khrapunov, Viktor"),
        ("Hrapunov, Viktor", "", "Khrapunov, Viktor"),
        ("Hrapunov, Viktor", "Khrapunoff, V.", "Khrapunoff, V."),
        ("Hrapunov, V. V.", "Hrapunov, V. V.", "Hrapunov, V. V."),
    ],
)
def test_the_sort_name_follows_a_corrected_name_until_another_is_typed(admin_client, kept, sent, then):
    page = a_person(**VIKTOR, family_name="Hrapunov", sort_name=kept, live=False)
    form = person_form(**VIKTOR, family_name="Khrapunov", sort_name=sent)
    answer = admin_client.post(edit(page), form, headers={"accept": "application/json"}).json()
    assert PersonPage.objects.get().get_latest_revision_as_object().sort_name == then
    # A form that stays open shows what was made of what it held.
    assert answer["field_updates"].get("sort_name", sent) in (then, "")


def test_a_wrong_date_is_refused_at_its_field_and_nothing_typed_is_lost(admin_client):
    form = person_form(title="Ada", slug="ada", birth_date="31 February 1984", description="Typed with care")
    response = admin_client.post(add(PersonPage, people_index()), form | PUBLISH)
    assert list(response.context["form"].errors) == ["birth_date"]
    html = response.content.decode()
    assert 'value="31 February 1984"' in html
    assert 'value="Typed with care"' in html
    assert "has the days 01 to 29" in html
    assert not PersonPage.objects.exists()


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"start": "2007", "end": "1997"}, "end"),
        ({"end": "1997", "ongoing": "on"}, "ongoing"),
        ({"start": "from 1990 to 1997"}, "start"),
        ({"start": "4/2/1984"}, "start"),
        ({"stated_age": "old"}, "stated_age"),
    ],
)
def test_a_period_that_cannot_be_is_refused_at_the_field(admin_client, fields, wrong):
    form = period_form(title="Mayor", slug="mayor", **fields)
    response = admin_client.post(add(CareerPeriodPage, a_person()), form | PUBLISH)
    assert list(response.context["form"].errors) == [wrong]


def figure(as_of: str) -> Any:
    value = {"label": "Staff", "value": "12", "unit": "", "as_of": as_of, "citations": streamfield([])}
    return streamfield([("figure", value)])


def test_a_date_in_a_block_is_typed_in_everyday_words(admin_client):
    post = a_period(a_person(), title="Mayor", slug="mayor")
    form = period_form(title="Mayor", slug="mayor", figures=figure('about 2005 "after one year"'))
    assert admin_client.post(edit(post), form | PUBLISH).status_code == 302
    post.refresh_from_db()
    assert post.figures[0].value["as_of"] == '2005~ "after one year"'
    assert "about 2005" in admin_client.get(edit(post)).content.decode()


def test_a_wrong_date_in_a_block_is_refused_and_kept(admin_client):
    post = a_period(a_person(), title="Mayor", slug="mayor")
    form = period_form(title="Mayor", slug="mayor", figures=figure("31 February 1984"))
    html = admin_client.post(edit(post), form | PUBLISH).content.decode()
    assert "31 February 1984" in html
    assert "does not exist" in html
    post.refresh_from_db()
    assert not post.figures


def test_a_wrong_identifier_is_refused_at_its_row(admin_client):
    rows = inline_formset([{"scheme": "orcid", "value": "0000-0002-1825-0098"}])
    form = person_form(title="Ada", slug="ada", identifiers=rows)
    response = admin_client.post(add(PersonPage, people_index()), form | PUBLISH)
    assert "its check digit would be 7" in words(response)
    assert 'value="0000-0002-1825-0098"' in response.content.decode()


def test_a_draft_is_saved_without_what_publishing_needs(admin_client):
    ada = a_person("Ada", slug="ada", live=False)
    unnamed = inline_formset([{"text": "", "kind": "birth", "language": "", "citations": streamfield([])}])
    form = person_form(title="Ada", slug="ada", other_names=unnamed)
    assert admin_client.post(edit(ada), form).status_code == 302
    assert [name.kind for name in ada.get_latest_revision_as_object().other_names.all()] == ["birth"]
    refused = admin_client.post(edit(ada), form | PUBLISH)
    assert refused.context["form"].formsets["other_names"].errors == [{"text": ["This field is required."]}]


def test_a_row_without_its_field_of_activity_says_nothing_and_is_not_kept_as_a_draft_either(admin_client):
    ada, energy = a_person("Ada", slug="ada", live=False), a_field("Energy")
    for chosen, status in (("", 200), (energy.pk, 302)):
        rows = inline_formset([{"field": chosen, "hidden": "on", "citations": streamfield([])}])
        answer = admin_client.post(edit(ada), person_form(title="Ada", slug="ada", activities=rows))
        assert answer.status_code == status
        if status == 200:
            assert answer.context["form"].formsets["activities"].errors == [{"field": ["This field is required."]}]
    assert [row.field for row in ada.get_latest_revision_as_object().activities.all()] == [energy]


def test_only_what_belongs_there_can_be_added_beneath_a_page():
    assert PersonPage.allowed_subpage_models() == [CareerPeriodPage, HonourCategoryPage]
    assert CareerPeriodPage.allowed_subpage_models() == HonourCategoryPage.allowed_subpage_models() == []
    assert PeopleIndexPage.allowed_subpage_models() == [PersonPage]
    assert HomePage.allowed_subpage_models() == [PeopleIndexPage, StandardPage, ContactPage]
    assert PersonPage.allowed_parent_page_models() == [PeopleIndexPage]


@pytest.mark.parametrize("tab", ["Posts and honours", "Text", "Facts", "Address and search engines"])
def test_the_form_of_a_person_follows_the_work(admin_client, tab):
    assert tab in words(admin_client.get(edit(a_full_life())))


def test_the_form_of_a_person_leads_to_its_posts_and_honours(admin_client):
    ada = a_person("Ada")
    mayor = a_period(ada, "Mayor", start="1997-06-16", end="2004-12")
    clerk = a_period(ada, "Clerk", start="1970", live=False)
    medals = a_category(ada, "Medals", honours=["One", "Two"])
    response = admin_client.get(edit(ada))
    html, text = response.content.decode(), words(response)
    assert html.index(edit(clerk)) < html.index(edit(mayor)) < html.index(edit(medals))
    assert "Clerk from 1970, end not known not published" in text
    assert "Mayor 16 June 1997 – December 2004 published" in text
    assert "Medals 2 honours published" in text
    assert add(CareerPeriodPage, ada) in html
    assert add(HonourCategoryPage, ada) in html


def test_a_life_that_is_not_saved_yet_has_no_posts_to_lead_to(admin_client):
    assert "Save the draft once" in words(admin_client.get(add(PersonPage, people_index())))


def test_a_new_life_leads_to_posts_and_honours_once_it_was_saved_by_itself(admin_client):
    form = person_form(title="Ada", slug="ada")
    json = {"accept": "application/json"}
    saved = admin_client.post(add(PersonPage, people_index()), form, headers=json).json()
    html = admin_client.get(saved["hydrate_url"]).content.decode()
    ada = PersonPage.objects.get()
    assert 'data-w-teleport-target-value="[data-parts-of-a-life]"' in html
    assert add(CareerPeriodPage, ada) in html
    assert reverse("review_panel", args=[ada.pk]) in html
    # Later answers leave alone what the editor may be reading.
    later = admin_client.post(saved["url"], form, headers=json).json()["html"]
    assert "data-review-panel" not in later
    assert add(CareerPeriodPage, ada) not in later


def test_what_is_published_beneath_a_draft_waits_for_the_life(admin_client):
    ada = a_person("Ada", live=False)
    form = period_form(title="Mayor", slug="mayor")
    html = admin_client.post(add(CareerPeriodPage, ada), form | PUBLISH, follow=True).content.decode()
    mayor = CareerPeriodPage.objects.get()
    assert mayor.live
    assert "“Mayor” waits for the life: readers see it once “Ada” is published." in html
    said = html.split("<form", 1)[0]
    assert "View live" not in said
    assert "View draft" in said
    explorer = reverse("wagtailadmin_explore", args=[ada.pk])
    listed = admin_client.get(explorer).content.decode()
    assert "waits for the life" in listed
    assert "View live" not in listed, "the menu of its row leads nowhere"
    assert f'href="{mayor.url}"' not in listed
    form_of_it = admin_client.get(edit(mayor))
    assert "“Mayor” waits for the life" in words(form_of_it)
    assert "Visit the live page" not in form_of_it.content.decode()
    assert "Mayor date not known waits for the life" in words(admin_client.get(edit(ada)))

    ada.save_revision().publish()
    html = admin_client.post(edit(mayor), form | PUBLISH, follow=True).content.decode()
    html += admin_client.get(explorer).content.decode()
    assert html.count("View live") >= 2
    assert "waits for the life" not in html
    assert "Visit the live page" in admin_client.get(edit(mayor)).content.decode()


def test_two_revisions_are_compared_in_words_and_row_by_row(admin_client):
    ada = a_person("Ada", birth_date="1815~")
    first = ada.save_revision()
    ada.birth_date = "1815-12-10"
    ada.other_names = [OtherName(text="Countess of Lovelace")]
    second = ada.save_revision()
    url = reverse("wagtailadmin_pages:revisions_compare", args=[ada.pk, first.pk, second.pk])
    text = words(admin_client.get(url))
    assert "Born: about 181510 December 1815" in text
    assert "Countess of Lovelace" in text


def test_a_changed_title_leaves_the_address_of_a_published_life_alone(admin_client):
    ada = a_person("Ada Byron", slug="ada-byron")
    admin_client.post(edit(ada), person_form(title="Ada Lovelace", slug="ada-byron") | PUBLISH)
    ada.refresh_from_db()
    assert (ada.title, ada.slug) == ("Ada Lovelace", "ada-byron")


def test_publishing_is_scheduled(admin_client):
    ada = a_person("Ada", live=False)
    tomorrow = timezone.now() + timedelta(days=1)
    form = person_form(title="Ada", slug="ada", go_live_at=tomorrow.strftime("%Y-%m-%d %H:%M"))
    assert admin_client.post(edit(ada), form | PUBLISH).status_code == 302
    ada.refresh_from_db()
    assert not ada.live
    assert ada.approved_schedule
    assert "go_live_at" in admin_client.get(edit(ada)).content.decode()


def test_an_editor_submits_and_a_moderator_approves(member_of, client):
    workflow = Workflow.objects.get(name="Moderators approval")
    assert workflow.workflow_pages.filter(page__depth=1).exists()
    ada = a_person("Ada", slug="ada", live=False)
    editor, moderator = member_of("Editors"), member_of("Moderators")
    editor.post(edit(ada), person_form(title="Ada Lovelace", slug="ada") | PUBLISH)
    assert not PersonPage.objects.get(pk=ada.pk).live
    editor.post(edit(ada), person_form(title="Ada Lovelace", slug="ada") | {"action-submit": "1"})
    state = TaskState.objects.get()
    assert client.get(ada.url).status_code == 404
    url = reverse("wagtailadmin_pages:workflow_action", args=[ada.pk, "approve", state.pk])
    moderator.post(url)
    ada.refresh_from_db()
    assert (ada.live, ada.title) == (True, "Ada Lovelace")


def test_opening_a_loaded_life_shows_its_citations(admin_client):
    source = a_source("The source")
    page = a_full_life()
    page.birth_citations = citing(source, "line 3")
    page.save_revision().publish()
    html = admin_client.get(edit(page)).content.decode()
    assert "The source" in html
    assert "line 3" in html


def test_opening_a_life_costs_the_same_for_few_and_many_periods(admin_client):
    few, many = a_full_life(rows=1), a_full_life(rows=1)
    for n in range(8):
        a_period(many, f"Post {n}", start=f"19{n}0", place=a_place())
    assert cost(admin_client, edit(few)) == cost(admin_client, edit(many))


def unfinished_claim() -> Any:
    nobody = {"name": "", "person": ""}
    reply = {"html": rich_text(""), "date": "", "citations": streamfield([])}
    claim = {
        "html": rich_text("<p>something.</p>"),
        "claimant": nobody,
        "about": streamfield([]),
        "status": "attributed",
    }
    return ("claim", claim | {"citations": streamfield([]), "reply": reply})


def test_an_unfinished_claim_is_kept_in_a_draft_and_refused_when_published(admin_client):
    ada = a_person("Ada", slug="ada", live=False)
    form = person_form(title="Ada", slug="ada", body=streamfield([unfinished_claim()]))
    assert admin_client.post(edit(ada), form).status_code == 302
    draft = PersonPage.objects.get(pk=ada.pk).get_latest_revision_as_object()
    assert [block.block_type for block in draft.body] == ["claim"]
    html = admin_client.post(edit(ada), form | PUBLISH).content.decode()
    assert "Name them, or choose the page of their life." in html
    assert not PersonPage.objects.get(pk=ada.pk).live


@pytest.mark.parametrize("finished", [True, False])
def test_a_preview_shows_a_life_however_unfinished_it_is(admin_client, finished):
    ada = a_person("Ada", slug="ada", live=False)
    citation = {
        "source": str(a_source("Memoirs").pk) if finished else "",
        "locator": "",
        "quotation": "",
        "stance": "supports",
    }
    blocks = [
        ("paragraph", {"html": rich_text("<p>A text.</p>"), "citations": streamfield([("item", citation)])}),
        ("heading", {"text": ""}),
        ("quotation", {"text": "", "attribution": "", "language": "", "citations": streamfield([])}),
        ("picture", {"image": "", "caption": "", "citations": streamfield([])}),
        unfinished_claim(),
    ]
    relative = {
        "relation": "",
        "label": "",
        "name": "Lord Byron",
        "person": "",
        "count": "",
        "birth_date": "",
        "death_date": "",
    }
    relative |= {"date": "", "note": "", "citations": streamfield([("citation", citation)])}
    form = person_form(
        title="Ada", slug="ada", birth_date="about 1815", body=streamfield(blocks), family=inline_formset([relative])
    )
    url = reverse("wagtailadmin_pages:preview_on_edit", args=[ada.pk])
    assert admin_client.post(url, form).json()["is_valid"]
    text = words(admin_client.get(url, {"mode": ""}))
    assert "about 1815" in text
    assert "A text." in text


def test_a_preview_of_a_new_life_is_shown_before_it_is_saved(admin_client):
    url = reverse("wagtailadmin_pages:preview_on_add", args=["biography", "personpage", people_index().pk])
    assert admin_client.post(url, person_form(title="Ada", slug="ada", birth_date="about 1815")).json()["is_valid"]
    assert "about 1815" in words(admin_client.get(url, {"mode": ""}))


def test_a_preview_of_a_new_period_is_shown_before_it_is_saved(admin_client):
    url = reverse("wagtailadmin_pages:preview_on_add", args=["biography", "careerperiodpage", a_person("Ada").pk])
    assert admin_client.post(url, period_form(title="Mayor", slug="mayor", start="summer 2007")).json()["is_valid"]
    text = words(admin_client.get(url, {"mode": ""}))
    assert "Mayor" in text
    assert "summer 2007" in text


def test_a_preview_of_a_new_group_of_honours_is_shown_before_it_is_saved(admin_client):
    ada = a_person("Ada")
    url = reverse("wagtailadmin_pages:preview_on_add", args=["biography", "honourcategorypage", ada.pk])
    honour = {
        "title": "Medal",
        "awarded_by": "",
        "awarded_by_person": "",
        "date": "since 1983",
        "number": "",
        "note": "",
    }
    rows = inline_formset([honour | {"citations": streamfield([])}])
    form = {"title": "Medals", "slug": "medals", "kind": "orders", "introduction": rich_text("")}
    data = nested_form_data(form | {"honours": rows, "comments": inline_formset([])})
    assert admin_client.post(url, data).json()["is_valid"]
    text = words(admin_client.get(url, {"mode": ""}))
    assert "Medal" in text
    assert "since 1983" in text

"""A life is published, submitted, approved and scheduled whole: one act, one version, one task, one mail."""

import re
from datetime import timedelta

import pytest
from django.contrib.auth.models import Group, User
from django.core import mail
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.html import strip_tags
from wagtail.models import Page, WorkflowState
from wagtail.users.models import UserProfile

from biography.models import CareerPeriodPage, HonourCategoryPage, LifeVersion, PersonPage
from biography.whole_lives import Kind, drafts_of
from tests.admin.conftest import period_form, person_form
from tests.factories import a_category, a_period, a_person, a_token, a_translation

pytestmark = pytest.mark.django_db
PUBLISH, SUBMIT = {"action-publish": "1"}, {"action-submit": "1"}
APPROVE = {"action-workflow-action": "1", "workflow-action-name": "approve"}
FORM = person_form(title="Ada", slug="ada", birth_date="1815")


@pytest.fixture
def life() -> PersonPage:
    """A life with four drafts beneath it: two new posts, a new group of honours, a post with changes."""
    person = a_person("Ada", birth_date="1815", live=False)
    for title in ("Translator", "Programmer"):
        edited(a_period(person, title, slug=title.lower(), live=False))
    edited(a_category(person, "Medals", slug="medals", live=False))
    edited(a_period(person, "Clerk", slug="clerk"), title="Chief clerk")
    return person


@pytest.fixture
def staff(db):
    """Two who may publish, and one who may only write; each has a mail address."""
    clients = {}
    for name, group in (("eva", "Moderators"), ("max", "Moderators"), ("ida", "Editors")):
        user = User.objects.create_user(name, f"{name}@portal.example", "x")
        user.groups.add(Group.objects.get(name=group))
        clients[name] = Client()
        clients[name].force_login(user)
    return clients


def edited(page, user=None, **fields):
    for name, value in fields.items():
        setattr(page, name, value)
    page.save_revision(user=user)
    return page


def edit(page: Page) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def words(response) -> str:
    return " ".join(strip_tags(response.content.decode()).split())


def titles(life: PersonPage) -> list[str]:
    """Of the parts that readers see, as they see them."""
    document = LifeVersion.objects.filter(page=life).order_by("-number").first().document
    return sorted([post["role"] for post in document["career"]] + [group["title"] for group in document["honours"]])


WHOLE = ["Chief clerk", "Medals", "Programmer", "Translator"]


def test_a_life_is_published_with_its_parts_in_one_version(admin_client, life):
    answer = admin_client.post(edit(life), FORM | PUBLISH, follow=True)
    assert titles(life) == WHOLE
    assert LifeVersion.objects.count() == 1
    assert drafts_of(life) == []
    assert "4 parts went with it" in words(answer)
    assert answer.redirect_chain == [(edit(life), 302)], "back at the life"


def test_the_form_tells_of_drafts_and_publishes_those_that_are_ticked(admin_client, life):
    said = words(admin_client.get(edit(life)))
    assert "4 parts are drafts" in said
    medals = HonourCategoryPage.objects.get()
    clerk = CareerPeriodPage.objects.get(slug="clerk")
    choice = {"draft-parts-offered": "1", "draft-parts": [medals.pk]}
    answer = admin_client.post(edit(life), FORM | PUBLISH | choice, follow=True)
    assert titles(life) == ["Clerk", "Medals"]
    assert "3 parts stay as they are: “Translator”, “Programmer”, “Chief clerk”." in words(answer)
    admin_client.post(edit(life), FORM | PUBLISH | choice | {"draft-parts": [clerk.pk]})
    assert titles(life) == ["Chief clerk", "Medals"]


def test_reasons_of_parts_are_told_with_the_one_version(admin_client, life):
    post = CareerPeriodPage.objects.get(slug="translator")
    edited(post, change_reason="Found in a letter", corrects_error=True)
    admin_client.post(edit(life), FORM | PUBLISH | {"change_reason": "First entry"})
    version = LifeVersion.objects.get()
    assert (version.reason, version.corrects) == ("First entry; Found in a letter", True)
    assert version.editor == User.objects.get(username="admin")


def test_what_was_unpublished_comes_back_only_if_it_is_chosen(admin_client, life):
    admin_client.post(edit(life), FORM | PUBLISH)
    medals = HonourCategoryPage.objects.get()
    medals.unpublish()
    assert [draft.kind for draft in drafts_of(life)] == [Kind.WITHDRAWN]
    admin_client.post(edit(life), FORM | PUBLISH | {"description": "Mathematician"})
    assert "Medals" not in titles(life)
    choice = {"draft-parts-offered": "1", "draft-parts": [medals.pk]}
    admin_client.post(edit(life), FORM | PUBLISH | choice)
    assert "Medals" in titles(life)


def test_what_is_locked_or_scheduled_by_itself_stays(admin_client, life):
    somebody = User.objects.create_user("somebody")
    CareerPeriodPage.objects.filter(slug="translator").update(locked=True, locked_by=somebody)
    tomorrow = timezone.now() + timedelta(days=1)
    later = edited(CareerPeriodPage.objects.get(slug="programmer"), go_live_at=tomorrow)
    medals = edited(HonourCategoryPage.objects.get(), go_live_at=tomorrow)
    medals.latest_revision.publish()
    kinds = {draft.title: draft.kind for draft in drafts_of(life)}
    assert kinds == {
        "Translator": Kind.LOCKED,
        "Programmer": Kind.LATER,
        "Medals": Kind.SCHEDULED,
        "Chief clerk": Kind.CHANGED,
    }
    said = words(admin_client.get(edit(life)))
    assert "is locked by somebody" in said
    assert "is scheduled by itself" in said
    admin_client.post(edit(life), FORM | PUBLISH)
    assert titles(life) == ["Chief clerk"]
    later.refresh_from_db()
    assert later.approved_schedule, "the date of the part itself is kept"


def test_a_part_that_is_incomplete_is_named_and_nothing_is_published(admin_client, life):
    post = CareerPeriodPage.objects.get(slug="programmer")
    post.start, post.end = "1840", "1830"
    post.save_revision(clean=False)
    answer = admin_client.post(edit(life), FORM | PUBLISH)
    assert "“Programmer” cannot be published yet. end: A period cannot end before it starts." in words(answer)
    assert not PersonPage.objects.get().live
    assert not LifeVersion.objects.exists()
    one = {"draft-parts-offered": "1", "draft-parts": [post.pk]}
    again = admin_client.post(edit(life), FORM | PUBLISH | one).content.decode()
    assert len(re.findall(r'name="draft-parts" value="\d+" checked', again)) == 1, "the choice is not lost"
    alone = {"draft-parts-offered": "1", "draft-parts": []}
    admin_client.post(edit(life), FORM | PUBLISH | alone)
    assert titles(life) == ["Clerk"], "a draft that stays is in nobody's way"


def test_an_error_of_the_review_names_the_part_it_is_in(admin_client, life):
    edited(CareerPeriodPage.objects.get(slug="programmer"), start="1800")
    answer = admin_client.post(edit(life), FORM | PUBLISH)
    assert "The review finds an error: Programmer: “" in words(answer)
    assert not LifeVersion.objects.exists()
    alone = {"draft-parts-offered": "1", "draft-parts": []}
    admin_client.post(edit(life), FORM | PUBLISH | alone)
    assert titles(life) == ["Clerk"]


def test_who_may_not_publish_publishes_no_parts(staff, life):
    PersonPage.objects.update(owner=User.objects.get(username="ida"))
    staff["ida"].post(edit(life), FORM | PUBLISH)
    assert not PersonPage.objects.get().live
    assert len(drafts_of(life)) == 4


def test_a_bulk_action_publishes_whole_lives_in_one_version_each(admin_client, life):
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"]) + f"?id={life.pk}"
    assert "This page has 4 unpublished subpages" in words(admin_client.get(address))
    admin_client.post(address, {"parts_offered": "on"})
    assert titles(life) == ["Clerk"], "unless the editor says otherwise"
    admin_client.post(address, {"parts_offered": "on", "include_descendants": "on"})
    assert titles(life) == WHOLE
    assert LifeVersion.objects.count() == 2


def test_a_bulk_action_names_the_part_that_is_incomplete(admin_client, life):
    post = CareerPeriodPage.objects.get(slug="programmer")
    post.start, post.end = "1840", "1830"
    post.save_revision(clean=False)
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"]) + f"?id={life.pk}"
    answer = admin_client.post(address, follow=True)
    assert "Nothing was published. “Programmer” cannot be published yet" in words(answer)
    assert not PersonPage.objects.get().live


def test_a_program_publishes_a_life_whole(client, admin_user, life):
    edited(PersonPage.objects.get())
    answer = client.post(f"/api/v3/pages/{life.pk}/actions/publish/", headers=a_token(admin_user))
    assert answer.status_code == 200, answer.content
    assert titles(life) == WHOLE
    assert LifeVersion.objects.count() == 1


def test_a_program_is_told_which_part_is_incomplete(client, admin_user, life):
    edited(PersonPage.objects.get())
    post = CareerPeriodPage.objects.get(slug="programmer")
    post.start, post.end = "1840", "1830"
    post.save_revision(clean=False)
    answer = client.post(f"/api/v3/pages/{life.pk}/actions/publish/", headers=a_token(admin_user))
    assert answer.status_code == 422
    assert "“Programmer” cannot be published yet" in answer.content.decode()
    assert not PersonPage.objects.get().live
    assert not CareerPeriodPage.objects.get(slug="translator").live


def test_a_scheduled_life_takes_its_parts_along_as_they_were_then(admin_client, life):
    day = timezone.now() + timedelta(days=1)
    form = FORM | {"go_live_at": day.strftime("%Y-%m-%d %H:%M"), "expire_at": ""}
    answer = admin_client.post(edit(life), form | PUBLISH, follow=True)
    assert PersonPage.objects.get().approved_schedule
    assert "4 parts go public with it" in words(answer)
    assert "goes public with the life" in words(answer)
    edited(CareerPeriodPage.objects.get(slug="translator"), title="Unread by anybody")
    CareerPeriodPage.objects.get(slug="clerk").unpublish()
    revision = PersonPage.objects.get().scheduled_revision
    revision.approved_go_live_at = timezone.now() - timedelta(minutes=1)
    revision.content["go_live_at"] = revision.approved_go_live_at.isoformat()
    revision.save()
    call_command("publish_scheduled")
    assert titles(life) == ["Medals", "Programmer", "Translator"]
    assert LifeVersion.objects.count() == 1


def test_a_part_alone_beneath_a_draft_waits_for_its_life(admin_client, life):
    post = CareerPeriodPage.objects.get(slug="translator")
    answer = admin_client.post(edit(post), period_form(title="Translator", slug="translator") | PUBLISH, follow=True)
    assert "waits for the life" in words(answer)
    assert answer.redirect_chain == [(edit(life), 302)]
    assert not LifeVersion.objects.exists()


def test_one_submission_is_one_task_and_one_mail_that_names_the_person(staff, admin_user, life):
    admin_user.email = "admin@portal.example"
    admin_user.save()
    PersonPage.objects.update(owner=User.objects.get(username="ida"))
    answer = staff["ida"].post(edit(life), FORM | SUBMIT, follow=True)
    assert "4 parts were submitted with it" in words(answer)
    assert sorted(message.to[0] for message in mail.outbox) == [
        "admin@portal.example",
        "eva@portal.example",
        "max@portal.example",
    ]
    assert {message.subject for message in mail.outbox} == {"“Ada” waits for approval"}
    assert "With it: Translator, Programmer, Medals, Chief clerk" in mail.outbox[0].body
    assert "Submitted by ida." in mail.outbox[0].body
    assert WorkflowState.objects.count() == 1
    assert "Ada" in words(staff["max"].get(reverse("wagtailadmin_home")))
    staff["max"].post(edit(life), FORM | APPROVE)
    assert titles(life) == WHOLE
    assert LifeVersion.objects.count() == 1


def test_a_part_is_submitted_with_its_life(staff, life):
    ida = User.objects.get(username="ida")
    post = CareerPeriodPage.objects.get(slug="translator")
    Page.objects.filter(pk=post.pk).update(owner=ida)
    form = period_form(title="Translator of letters", slug="translator")
    answer = staff["ida"].post(edit(post), form | SUBMIT, follow=True)
    assert "“Ada” was submitted for moderation, with “Translator of letters”." in words(answer)
    assert [state.content_object.pk for state in WorkflowState.objects.all()] == [life.pk]
    assert {message.subject for message in mail.outbox} == {"“Ada” waits for approval"}
    locked = words(staff["ida"].get(edit(post)))
    assert "Only those who approve it can change this page now" in locked
    add = reverse("wagtailadmin_pages:add", args=["biography", "careerperiodpage", life.pk])
    answer = staff["ida"].post(add, period_form(title="Too late", slug="too-late") | SUBMIT, follow=True)
    assert "“Ada” is in moderation already" in words(answer)
    assert WorkflowState.objects.count() == 1
    said = words(staff["max"].get(edit(life)))
    assert said.count("goes public with the life") == 4
    assert "Too late: stays as it is" in said
    staff["max"].post(edit(life), FORM | APPROVE)
    assert titles(life) == ["Chief clerk", "Medals", "Programmer", "Translator of letters"]
    assert not CareerPeriodPage.objects.get(slug="too-late").live, "it was not submitted"


def test_a_part_is_submitted_past_what_others_have_not_finished(staff, life):
    unfinished = CareerPeriodPage.objects.get(slug="programmer")
    unfinished.start, unfinished.end = "1840", "1830"
    unfinished.save_revision(clean=False)
    post = CareerPeriodPage.objects.get(slug="translator")
    staff["eva"].post(edit(post), period_form(title="Translator", slug="translator") | SUBMIT)
    staff["max"].post(edit(life), FORM | APPROVE)
    assert titles(life) == ["Chief clerk", "Medals", "Translator"]


def test_a_program_schedules_no_life_with_an_incomplete_part(client, admin_user, life):
    post = CareerPeriodPage.objects.get(slug="programmer")
    post.start, post.end = "1840", "1830"
    post.save_revision(clean=False)
    edited(life, go_live_at=timezone.now() + timedelta(days=1))
    answer = client.post(f"/api/v3/pages/{life.pk}/actions/publish/", headers=a_token(admin_user))
    assert answer.status_code == 422
    assert "“Programmer” cannot be published yet" in answer.content.decode()
    assert not PersonPage.objects.get().approved_schedule


def test_approval_in_the_dialogue_publishes_whole_as_well(staff, life):
    staff["eva"].post(edit(life), FORM | SUBMIT)
    state = PersonPage.objects.get().current_workflow_task_state
    address = reverse("wagtailadmin_pages:workflow_action", args=[life.pk, "approve", state.pk])
    staff["max"].post(address, {"comment": ""})
    assert titles(life) == WHOLE
    assert LifeVersion.objects.count() == 1


def test_approval_of_an_incomplete_part_says_so_and_changes_nothing(staff, life):
    staff["eva"].post(edit(life), FORM | SUBMIT)
    post = CareerPeriodPage.objects.get(slug="programmer")
    post.start, post.end = "1840", "1830"
    post.save_revision(clean=False)
    state = PersonPage.objects.get().current_workflow_task_state
    address = reverse("wagtailadmin_pages:workflow_action", args=[life.pk, "approve", state.pk])
    answer = staff["max"].post(address, {"comment": ""}, follow=True)
    assert "“Programmer” cannot be published yet" in words(answer)
    assert PersonPage.objects.get().workflow_in_progress
    assert not LifeVersion.objects.exists()


def test_mails_name_the_person_in_the_language_of_their_reader(staff, life):
    a_translation(life, "ru", "Ада")
    eva = User.objects.get(username="eva")
    UserProfile.objects.update_or_create(user=eva, defaults={"preferred_language": "ru"})
    staff["max"].post(edit(life), FORM | SUBMIT)
    assert "Ада" in mail.outbox[-1].subject
    assert mail.outbox[-1].to == ["eva@portal.example"]


def test_a_life_that_is_unpublished_takes_its_parts_out_of_sight_and_brings_them_back(admin_client, life, client):
    admin_client.post(edit(life), FORM | PUBLISH)
    address = reverse("wagtailadmin_pages:unpublish", args=[life.pk])
    said = words(admin_client.get(address))
    assert "4 posts and groups of honours go out of readers’ sight with the life" in said
    admin_client.post(address)
    assert client.get("/people/ada/medals/").status_code == 404
    admin_client.post(edit(life), FORM | PUBLISH)
    assert titles(life) == WHOLE


def test_who_publishes_instead_of_approving_takes_along_what_was_submitted(staff, life):
    staff["eva"].post(edit(life), FORM | SUBMIT)
    edited(a_period(life, "Too late", slug="too-late", live=False))
    staff["max"].post(edit(life), FORM | PUBLISH)
    assert titles(life) == WHOLE
    assert not WorkflowState.objects.active().exists()

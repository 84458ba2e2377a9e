"""Protected lives: locked for everybody, or changed only by what somebody else has approved."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group, User
from django.core.exceptions import PermissionDenied
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.html import strip_tags
from wagtail.models import Page, PageLogEntry, WorkflowPage

from biography.admin.protecting import set_protection
from biography.models import CareerPeriodPage, HonourCategoryPage, LifeProtection, PersonPage
from biography.models.life_lock import LOCKED, REVIEW
from tests.admin.conftest import period_form, person_form
from tests.exchange.test_loading import FIRST_LIFE
from tests.factories import a_category, a_period, a_person, a_token, a_translation

pytestmark = pytest.mark.django_db
PUBLISH = {"action-publish": "1"}
APPROVE = {"action-workflow-action": "1", "workflow-action-name": "approve"}


@pytest.fixture
def life() -> PersonPage:
    person = a_person("Ada", birth_date="1815")
    a_period(person, "Translator", slug="translator")
    a_category(person)
    return person


@pytest.fixture
def moderators(db):
    """Two who may publish, and one who may only write."""
    clients = {}
    for name, group in (("eva", "Moderators"), ("max", "Moderators"), ("ida", "Editors")):
        user = User.objects.create_user(name, password="x")
        user.groups.add(Group.objects.get(name=group))
        clients[name] = Client()
        clients[name].force_login(user)
    return clients


def protect(life, level):
    set_protection(life, level, "An edit war", None)


def edit(page: Page) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def words(response) -> str:
    return " ".join(strip_tags(response.content.decode()).split())


def title() -> str:
    return PersonPage.objects.get().title


FORM = person_form(title="Ada Lovelace", slug="ada", birth_date="1815")


def test_those_who_may_publish_protect_a_life_and_lift_it(moderators, life):
    address = reverse("protect_life", args=[life.pk])
    moderators["eva"].post(address, {"level": LOCKED, "reason": "A lawsuit"})
    protection = LifeProtection.objects.get()
    assert (protection.level, protection.reason, protection.set_by.username) == (LOCKED, "A lawsuit", "eva")
    moderators["ida"].post(address, {"level": ""})
    assert LifeProtection.objects.exists(), "an editor may not"
    moderators["max"].post(address, {"level": ""})
    assert not LifeProtection.objects.exists()
    assert PageLogEntry.objects.filter(action="biography.protect").count() == 2


def test_review_needs_somebody_who_could_approve(admin_client, life):
    WorkflowPage.objects.all().delete()
    answer = admin_client.post(reverse("protect_life", args=[life.pk]), {"level": REVIEW})
    assert "nobody could approve" in words(answer)
    assert not LifeProtection.objects.exists()


def test_a_locked_life_is_changed_by_nobody_anywhere(admin_client, life):
    protect(life, LOCKED)
    assert "This life is locked" in words(admin_client.get(edit(life)))
    admin_client.post(edit(life), FORM | PUBLISH)
    admin_client.post(edit(life), FORM)
    period, category = CareerPeriodPage.objects.get(), HonourCategoryPage.objects.get()
    admin_client.post(edit(period), period_form(title="Other", slug="translator") | PUBLISH)
    for page in (life, period, category):
        admin_client.post(reverse("wagtailadmin_pages:delete", args=[page.pk]))
        admin_client.post(reverse("wagtailadmin_pages:unpublish", args=[page.pk]))
        assert page.permissions_for_user(User.objects.get(username="admin")).can_move() is False
    add = reverse("wagtailadmin_pages:add", args=["biography", "careerperiodpage", life.pk])
    admin_client.post(add, period_form(title="New", slug="new"))
    assert title() == "Ada"
    assert not PersonPage.objects.get().has_unpublished_changes
    assert list(CareerPeriodPage.objects.values_list("title", "live")) == [("Translator", True)]
    assert HonourCategoryPage.objects.get().live


def test_changes_that_need_review_are_published_by_nobody_alone(moderators, life):
    protect(life, REVIEW)
    eva, max_ = moderators["eva"], moderators["max"]
    assert "somebody else approves them" in words(eva.get(edit(life)))
    eva.post(edit(life), FORM | PUBLISH)
    assert title() == "Ada"
    eva.post(edit(life), FORM | {"action-submit": "1"})
    eva.post(edit(life), FORM | APPROVE)
    assert title() == "Ada", "nobody approves what is one's own"
    max_.post(edit(life), FORM | APPROVE)
    assert title() == "Ada Lovelace"
    max_.post(edit(life), FORM | PUBLISH | {"title": "Countess"})
    assert title() == "Ada Lovelace", "the next change needs its own review"


def test_approving_in_the_dialogue_needs_a_second_person_as_well(moderators, life):
    protect(life, REVIEW)
    moderators["eva"].post(edit(life), FORM | {"action-submit": "1"})
    state = PersonPage.objects.get().current_workflow_task_state
    address = reverse("wagtailadmin_pages:workflow_action", args=[life.pk, "approve", state.pk])
    moderators["eva"].post(address, {"comment": ""})
    assert title() == "Ada"
    moderators["max"].post(address, {"comment": ""})
    assert title() == "Ada Lovelace"


def dialogue(life: PersonPage, name: str = "workflow_action") -> str:
    state = PersonPage.objects.get(pk=life.pk).current_workflow_task_state
    return reverse(f"wagtailadmin_pages:{name}", args=[life.pk, "approve", state.pk])


def test_own_text_does_not_pass_with_the_approval_of_somebody_elses(moderators, life):
    protect(life, REVIEW)
    eva, max_ = moderators["eva"], moderators["max"]
    eva.post(edit(life), FORM | {"action-submit": "1"})
    own = FORM | {"description": "Nobody else has read this"}
    answer = max_.post(edit(life), own | APPROVE, follow=True)
    ada = PersonPage.objects.get()
    assert (ada.title, ada.description) == ("Ada Lovelace", ""), "what is approved is what was submitted"
    assert "What is approved is what was submitted" in words(answer)
    assert ada.has_unpublished_changes, "and nothing that was typed is lost"
    assert ada.get_latest_revision_as_object().description == own["description"]
    max_.post(edit(life), own | {"action-submit": "1"})
    max_.post(edit(life), own | APPROVE)
    assert PersonPage.objects.get().description == ""
    eva.post(edit(life), own | APPROVE)
    assert PersonPage.objects.get().description == own["description"]


def test_what_is_saved_after_the_submission_waits_for_its_own(moderators, life):
    protect(life, REVIEW)
    eva, max_ = moderators["eva"], moderators["max"]
    eva.post(edit(life), FORM | {"action-submit": "1"})
    address = dialogue(life)
    max_.post(edit(life), FORM | {"description": "By Max"})
    eva.post(edit(life), FORM | {"description": "By Eva"})
    submitted = PersonPage.objects.get().current_workflow_task_state.revision
    eva.post(edit(life), FORM | {"description": "Over it", "overwrite_revision_id": str(submitted.pk)})
    assert "edited after it was submitted" in words(max_.get(edit(life)))
    max_.post(address, {"comment": ""})
    ada = PersonPage.objects.get()
    assert (ada.title, ada.description, ada.has_unpublished_changes) == ("Ada Lovelace", "", True)


def test_what_was_submitted_is_not_overwritten_by_an_automatic_save(moderators, life):
    protect(life, REVIEW)
    moderators["eva"].post(edit(life), FORM | {"action-submit": "1"})
    submitted = PersonPage.objects.get().latest_revision
    changed = FORM | {"description": "Over it", "overwrite_revision_id": str(submitted.pk)}
    moderators["eva"].post(edit(life), changed, headers={"accept": "application/json"})
    assert PersonPage.objects.get().latest_revision != submitted
    moderators["max"].post(dialogue(life), {"comment": ""})
    assert PersonPage.objects.get().description == ""


def test_who_wrote_a_part_does_not_approve_the_life(moderators, life):
    protect(life, REVIEW)
    eva, max_ = moderators["eva"], moderators["max"]
    period = CareerPeriodPage.objects.get()
    max_.post(edit(period), period_form(title="By Max", slug="translator"))
    eva.post(edit(life), FORM | {"action-submit": "1"})
    assert "Approve" not in words(max_.get(edit(life))), "no button that would be refused"
    max_.post(edit(life), FORM | APPROVE)
    answer = max_.post(dialogue(life), {"comment": ""}, headers={"x-requested-with": "XMLHttpRequest"})
    assert answer.json()["step"] == "success", "the dialogue leads back to the form, which says why"
    answer = max_.post(dialogue(life, "collect_workflow_action_data"), {"comment": ""}, follow=True)
    assert "somebody else than their author approves them" in words(answer)
    assert title() == "Ada"


def test_a_part_that_is_edited_after_the_submission_goes_public_as_it_was_submitted(moderators, life):
    protect(life, REVIEW)
    eva, max_ = moderators["eva"], moderators["max"]
    period = CareerPeriodPage.objects.get()
    eva.post(edit(period), period_form(title="Read by Max", slug="translator"))
    eva.post(edit(life), FORM | {"action-submit": "1"})
    eva.post(edit(period), period_form(title="Read by nobody", slug="translator"))
    max_.post(edit(life), FORM | APPROVE)
    period.refresh_from_db()
    assert (period.title, period.has_unpublished_changes) == ("Read by Max", True)


def test_no_code_that_approves_for_an_author_passes(moderators, life):
    protect(life, REVIEW)
    moderators["eva"].post(edit(life), FORM | {"action-submit": "1"})
    state = PersonPage.objects.get().current_workflow_task_state
    with pytest.raises(PermissionDenied):
        state.task.specific.on_action(state, User.objects.get(username="eva"), "approve")
    assert title() == "Ada"


def test_an_approval_for_later_lets_nobody_publish_meanwhile(moderators, life):
    life.save_revision().publish()
    protect(life, REVIEW)
    eva, max_ = moderators["eva"], moderators["max"]
    day = (timezone.now() + timedelta(days=1)).strftime("%Y-%m-%d %H:%M")
    eva.post(edit(life), FORM | {"action-submit": "1", "go_live_at": day, "expire_at": ""})
    max_.post(edit(life), FORM | APPROVE | {"go_live_at": day, "expire_at": ""})
    assert PersonPage.objects.get().approved_schedule
    scheduled = PersonPage.objects.get().scheduled_revision
    max_.post(reverse("wagtailadmin_pages:revisions_unschedule", args=[life.pk, scheduled.pk]))
    max_.post(edit(life), FORM | PUBLISH | {"title": "Countess"})
    assert title() == "Ada"


@pytest.mark.parametrize("action", ["publish", "unpublish", "delete"])
@pytest.mark.parametrize("level", [LOCKED, REVIEW])
def test_bulk_actions_do_not_pass_by_the_protection(admin_client, life, level, action):
    protect(life, level)
    life.description = "Not read by anybody"
    life.save_revision()
    for page in (life, CareerPeriodPage.objects.get(), life.get_parent()):
        address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action]) + f"?id={page.pk}"
        admin_client.post(address, {"include_descendants": "on"})
    ada = PersonPage.objects.get()
    assert (ada.live, ada.description) == (True, "")
    assert CareerPeriodPage.objects.get().live


@pytest.mark.parametrize("level", [LOCKED, REVIEW])
def test_the_list_of_people_is_not_deleted_over_protected_lives(admin_client, life, level):
    protect(life, level)
    people = life.get_parent()
    bulk = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"]) + f"?id={people.pk}"
    for address in (bulk, reverse("wagtailadmin_pages:delete", args=[people.pk])):
        answer = admin_client.post(address, follow=True)
        assert "these lives are protected: Ada" in words(answer)
    assert PersonPage.objects.exists()


def test_a_protected_translation_is_not_deleted_with_its_original(admin_client, life, client, admin_user):
    protect(a_translation(life, "fr", "Ada de Lovelace"), LOCKED)
    address = reverse("wagtailadmin_pages:delete", args=[life.pk])
    answer = admin_client.post(address, {"confirm_name": "Ada"}, follow=True)
    assert "these lives are protected: Ada de Lovelace" in words(answer)
    for page in (life, life.get_parent()):
        answer = client.delete(f"/api/v3/pages/{page.pk}/", headers=a_token(admin_user))
        assert answer.status_code == 403, answer.content
    assert PersonPage.objects.count() == 2


def test_a_program_does_not_publish_what_waits_for_approval(moderators, life, client, admin_user):
    protect(life, REVIEW)
    moderators["eva"].post(edit(life), FORM | {"action-submit": "1"})
    answer = client.post(f"/api/v3/pages/{life.pk}/actions/publish/", headers=a_token(admin_user))
    assert answer.status_code == 403
    asked = {"meta": {"type": "biography.PersonPage"}, "description": "By a program"}
    client.patch(f"/api/v3/pages/{life.pk}/", asked, content_type="application/json", headers=a_token(admin_user))
    moderators["max"].post(dialogue(life), {"comment": ""})
    ada = PersonPage.objects.get()
    assert (ada.title, ada.description) == ("Ada Lovelace", "")


def test_parts_of_a_life_under_review_are_published_by_nobody_alone(admin_client, life):
    protect(life, REVIEW)
    period = CareerPeriodPage.objects.get()
    admin_client.post(edit(period), period_form(title="Other", slug="translator") | PUBLISH)
    add = reverse("wagtailadmin_pages:add", args=["biography", "careerperiodpage", life.pk])
    admin_client.post(add, period_form(title="New", slug="new") | PUBLISH)
    assert sorted(CareerPeriodPage.objects.values_list("title", "live")) == [("New", False), ("Translator", True)]


def test_a_life_without_protection_is_as_before(moderators, life):
    moderators["eva"].post(edit(life), FORM | PUBLISH)
    assert title() == "Ada Lovelace"


def test_a_protected_life_is_not_loaded_over(life, capsys):
    call_command("load_biographies", str(FIRST_LIFE), verbosity=0)
    first = PersonPage.objects.get(slug="viktor-khrapunov")
    protect(first, REVIEW)
    call_command("load_biographies", str(FIRST_LIFE), verbosity=0)
    first.description = "Edited"
    first.save_revision().publish()
    with pytest.raises(CommandError):
        call_command("load_biographies", str(FIRST_LIFE), replace=True, verbosity=0)
    assert "'viktor-khrapunov' is protected (Changes need review)" in capsys.readouterr().err
    assert PersonPage.objects.get(pk=first.pk).description == "Edited"


@pytest.mark.parametrize("level", [LOCKED, REVIEW])
def test_programs_with_a_token_do_not_publish_it_either(life, client, admin_user, level):
    protect(life, level)
    asked = {"meta": {"type": "biography.PersonPage", "action": "publish"}, "title": "Ada Lovelace"}
    answer = client.patch(
        f"/api/v3/pages/{life.pk}/", asked, content_type="application/json", headers=a_token(admin_user)
    )
    assert answer.status_code in (403, 409, 423), answer.content
    assert title() == "Ada"


def test_the_list_of_people_shows_and_filters_protection(admin_client, life):
    a_person("Berta")
    protect(life, LOCKED)
    listing = reverse("people:index")
    assert "Locked" in words(admin_client.get(listing))
    assert "Berta" not in words(admin_client.get(listing, {"protection": LOCKED}))
    unprotected = admin_client.get(listing, {"protection": "none"})
    assert [person.title for person in unprotected.context["object_list"]] == ["Berta"]


def test_nothing_public_tells_of_it(client, life):
    protect(life, LOCKED)
    for address in (life.url, f"/api/v2/pages/{life.pk}/", "/api/v3/people/ada/"):
        text = client.get(address).content.decode()
        assert "edit war" not in text
        assert "locked" not in text.lower()

"""A life that another one names comes and goes: the one that names it gets a version, since its link changes."""

import pytest
from wagtail.models import Page, PageViewRestriction

from biography.document import Biography
from biography.models import DueVersion, PersonPage, Relative
from biography.versions import one_version_each, record
from tests.factories import a_paragraph, a_person, a_translation

pytestmark = pytest.mark.django_db
REASON = "A life that is named here was published, renamed or taken away."


@pytest.fixture
def commit(django_capture_on_commit_callbacks):
    """What is done with it happens after the commit as well."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


def naming(other: PersonPage, **fields) -> PersonPage:
    """A life that names another as a relative, with its first version."""
    relative = Relative(name="Lord Byron", relation="father", person=other, **fields)
    ada = a_person("Ada", rows={"family": [relative]})
    record(ada.pk)
    return ada


def versions(person: PersonPage) -> list[tuple[str, str | None]]:
    """Reason of each version, and the life that its relative leads to."""
    found = person.versions.order_by("number").values_list("reason", "document")
    lives = [(reason, Biography.model_validate(document)) for reason, document in found]
    return [(reason, life.family[0].person) for reason, life in lives]


def unpublish(page: Page) -> None:
    page.unpublish()


def restrict(page: Page) -> None:
    PageViewRestriction.objects.create(page=page, restriction_type="login")


def delete(page: Page) -> None:
    page.delete()


@pytest.mark.parametrize("take_away", [unpublish, restrict, delete])
def test_a_life_that_is_taken_away_makes_a_version_of_the_one_that_names_it(commit, take_away):
    byron, other = a_person("George Byron", slug="byron"), a_person("Other")
    ada = naming(byron)
    record(other.pk)
    with commit():
        take_away(PersonPage.objects.get(pk=byron.pk))
    assert versions(ada) == [("", "byron"), (REASON, None)]
    assert other.versions.count() == 1
    assert not DueVersion.objects.exists()


def test_a_life_that_is_public_again_makes_a_version(commit):
    byron = a_person("George Byron", slug="byron", live=False)
    ada = naming(byron)
    with commit():
        byron.save_revision().publish()
    assert versions(ada) == [("", None), (REASON, "byron")]
    with commit():
        restrict(byron)
    with commit():
        PageViewRestriction.objects.all()[0].delete()
    assert [leads_to for _reason, leads_to in versions(ada)] == [None, "byron", None, "byron"]


def test_a_life_that_is_renamed_makes_a_version(commit):
    byron = a_person("George Byron", slug="byron")
    ada = naming(byron)
    with commit():
        byron.slug = "lord-byron"
        byron.save_revision().publish()
    assert versions(ada) == [("", "byron"), (REASON, "lord-byron")]


def test_a_life_published_as_it_was_makes_no_version_of_another(commit):
    byron = a_person("George Byron", slug="byron")
    ada = naming(byron)
    with commit() as callbacks:
        byron.description = "A poet"
        byron.save_revision().publish()
    assert versions(ada) == [("", "byron")]
    assert not DueVersion.objects.exists()
    assert not [each for each in callbacks if "make_due" in each.__qualname__]


def test_a_life_named_in_hidden_rows_alone_is_not_told_of(commit):
    byron = a_person("George Byron", slug="byron")
    ada = naming(byron, hidden=True)
    with commit():
        byron.unpublish()
    assert ada.versions.count() == 1


def test_a_life_named_in_the_text_counts(commit):
    byron = a_person("George Byron", slug="byron")
    text = f'<a linktype="page" id="{byron.pk}">Her father</a> left.'
    ada = a_person("Ada", body=[a_paragraph(text)])
    record(ada.pk)
    with commit():
        byron.unpublish()
    assert list(ada.versions.order_by("number").values_list("reason", flat=True)) == ["", REASON]


def test_translations_get_their_versions_too(commit):
    byron = a_person("George Byron", slug="byron")
    ada = naming(byron)
    french = a_translation(ada, "fr", "Ada (fr)")
    record(french.pk)
    with commit():
        byron.unpublish()
    assert versions(french) == [("", "byron"), (REASON, None)]


def test_lives_that_name_each_other_are_deleted_together(commit):
    byron = a_person("George Byron", slug="byron")
    ada = naming(byron)
    byron.family = [Relative(name="Ada", relation="daughter", person=ada)]
    byron.save()
    record(byron.pk)
    with commit():
        byron.get_parent().specific.delete()
    assert not PersonPage.objects.exists()
    assert not DueVersion.objects.exists()


def test_within_a_load_all_of_it_is_one_version(commit):
    byron = a_person("George Byron", slug="byron")
    ada = naming(byron)
    with one_version_each("Loaded"):
        byron.unpublish()
    assert versions(ada) == [("", "byron"), ("Loaded", None)]

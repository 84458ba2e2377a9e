"""What the forms say before anything is typed."""

import pytest
from wagtail.admin.panels import TitleFieldPanel

from biography.models import (
    CareerPeriodPage,
    FieldOfActivity,
    HonourCategoryPage,
    Office,
    Organisation,
    PersonPage,
    Place,
    Source,
)


@pytest.mark.parametrize(
    ("model", "example"),
    [(PersonPage, "Ada Lovelace"), (CareerPeriodPage, "Minister of energy"), (HonourCategoryPage, "State awards")],
)
def test_the_title_says_what_to_type(model, example):
    first = model.get_edit_handler().children[0].children[0]
    assert isinstance(first, TitleFieldPanel)
    assert example in str(first.placeholder)
    assert first.help_text


WAGTAILS = {"go_live_at", "expire_at", "comment_notifications"}
SAID_BY_PANELS = {"body", "figures"}


def without_help(form: type) -> set[str]:
    return {name for name, field in form.base_fields.items() if not field.help_text} - WAGTAILS - SAID_BY_PANELS


@pytest.mark.parametrize("model", [PersonPage, CareerPeriodPage, HonourCategoryPage])
def test_every_field_of_a_life_says_what_to_type(model):
    form = model.get_edit_handler().get_form_class()
    rows = {name: without_help(formset.form) for name, formset in form.formsets.items() if name != "comments"}
    assert (without_help(form), {name: fields for name, fields in rows.items() if fields}) == (set(), {})


@pytest.mark.parametrize("model", [FieldOfActivity, Office, Organisation, Place, Source])
def test_every_field_of_a_register_says_what_to_type(model):
    assert [field.name for field in model._meta.fields if field.editable and not field.help_text] == ["id"]

"""Control characters are refused wherever text comes in, and nothing that is kept makes an export fail."""

import json
from io import BytesIO

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, PageLogEntry
from wagtail.test.utils.form_data import inline_formset, rich_text, streamfield

from biography.document.refusals import unfit_sign
from biography.exchange.site import people_index
from biography.formats import FORMATS
from biography.models import Enquiry, LifeEvent, OtherName, PersonPage, Place, Source
from tests.admin.conftest import person_form
from tests.admin.test_editing import PUBLISH, add, words
from tests.factories import a_full_life, a_token, an_image

pytestmark = pytest.mark.django_db
UNFIT = ["\x00", "\x01", "\x0b", "\x0c", "\x1b", "\x1f", "\x7f", "\x85", "\x92", "\x9f", "\ufffe", "\uffff", "\ud800"]
SAID = "This has a control character (U+001B) after “Ada”: delete it."


@pytest.mark.parametrize("sign", UNFIT)
def test_a_sign_that_no_text_has_is_named_with_its_place(sign):
    assert f"(U+{ord(sign):04X}) after “Ada”" in str(unfit_sign(f"Ada{sign} Lovelace"))
    assert f"begins with a control character (U+{ord(sign):04X})" in str(unfit_sign(f"{sign}Ada"))


@pytest.mark.parametrize("text", ["", "Ada\tLovelace\r\n", "Қазақша “é” 🙂", "\u00ad\u200d\u202e\ufeff"])
def test_other_signs_are_texts(text):
    assert unfit_sign(text) is None


@pytest.mark.parametrize("field", ["title", "slug", "description", "given_name", "change_reason", "seo_title"])
def test_the_form_of_a_life_refuses_them_at_their_field(admin_client, field):
    form = person_form(**({"title": "Ada", "slug": "ada"} | {field: "Ada\x1bLovelace"}))
    answer = admin_client.post(add(PersonPage, people_index()), form | PUBLISH)
    assert SAID in answer.context["form"].errors[field]
    assert not PersonPage.objects.exists()


def test_rows_blocks_and_rich_text_refuse_them_too(admin_client):
    event = {"title": "Event", "kind": "life", "html": rich_text("<p>Ada\x1bL</p>"), "citations": streamfield([])}
    body = streamfield([("paragraph", {"html": rich_text("<p>Ada\x1bL</p>"), "citations": {"count": "0"}})])
    form = person_form(title="Ada", slug="ada", events=inline_formset([event]), body=body)
    answer = admin_client.post(add(PersonPage, people_index()), form | PUBLISH)
    form = answer.context["form"]
    assert form.formsets["events"].errors == [{"html": [SAID]}]
    assert "body" in form.errors
    assert "U+001B" in answer.content.decode()
    assert not PersonPage.objects.exists()


def test_wagtails_own_forms_refuse_them(admin_client):
    image = an_image("Face")
    form = {"title": "Ada\x1bL", "description": "", "tags": "", "collection": image.collection_id}
    answer = admin_client.post(reverse("wagtailimages:edit", args=[image.pk]), form)
    assert answer.context["form"].errors["title"] == [SAID]
    redirect = {"old_path": "/Ada\x1bL", "redirect_link": "https://example.org/", "is_permanent": "on"}
    answer = admin_client.post(reverse("wagtailredirects:add"), redirect)
    assert "U+001B" in words(answer)
    assert not Redirect.objects.exists()


def test_the_api_refuses_them_at_their_field(client):
    token = a_token(get_user_model().objects.create_superuser("editor", "editor@portal.example", "password"))
    page = {"meta": {"type": "biography.PersonPage", "parent_id": people_index().pk, "action": "publish"}}
    for fields in (
        {"title": "Ada\x1bLovelace"},
        {"title": "Ada", "description": "Ada\x1bLovelace"},
        {"title": "Ada", "other_names": [{"text": "Ada\x1bLovelace", "kind": "full"}]},
        {"title": "Ada", "other_names": [{"text": "Ada", "kind": "full", "language": "Kazakh"}]},
        {"title": "Ada", "description": "two\nlines"},
    ):
        answer = client.post(
            "/api/v3/pages/", json.dumps(page | fields), content_type="application/json", headers=token
        )
        assert answer.status_code == 422, fields
        said = json.dumps(answer.json())
        assert "control character" in said or "write kk" in said or "one line of text" in said
    assert not PersonPage.objects.exists()


FORMULAS = ["=1+1", "+1", "-1", "@sum", "\t=1", "＝1"]


@pytest.fixture
def kept_from_before():
    """What was kept before the forms refused it: control characters, and texts that a spreadsheet would run."""
    life = a_full_life("Ada", rows=1)
    PersonPage.objects.filter(pk=life.pk).update(
        description="=A\x1bB\x00C".replace("\x00", "\x0b"), sort_name="=1+\x1b1"
    )
    Page.objects.filter(pk=life.pk).update(title="=1+\x1b1", draft_title="=1+\x1b1")
    for model, column in ((OtherName, "text"), (LifeEvent, "title"), (Place, "name"), (Source, "title")):
        model.objects.update(**{column: "=1+\x1b1"})
    Enquiry.objects.create(message="@A\x1bB", name="=1+1", about="\t=1")
    Redirect.objects.create(old_path="/=1", redirect_link="=1+\x1b1")
    for formula in FORMULAS:
        entry = {"action": "wagtail.edit", "content_type": life.content_type, "timestamp": timezone.now()}
        PageLogEntry.objects.create(page_id=life.pk, label=f"{formula}\x1b", **entry)
    return PersonPage.objects.get(pk=life.pk)


EXPORTS = [
    "wagtailadmin_reports:site_history",
    "wagtailadmin_reports:aging_pages",
    "wagtailadmin_reports:locked_pages",
    "wagtailadmin_reports:workflow",
    "wagtailadmin_reports:workflow_tasks",
    "wagtailredirects:index",
    "enquiries:index",
]


@pytest.mark.parametrize("name", EXPORTS)
def test_no_spreadsheet_fails_or_runs_anything(admin_client, kept_from_before, name):
    text = b"".join(admin_client.get(reverse(name), {"export": "csv"}).streaming_content).decode()
    assert "\x1b" not in text
    book = admin_client.get(reverse(name), {"export": "xlsx"})
    rows = list(load_workbook(BytesIO(b"".join(book.streaming_content))).active.values)
    cells = [cell for row in rows for cell in row if isinstance(cell, str)]
    assert cells
    assert [cell for cell in cells if cell[0] in "=+-@\t＝"] == []
    if len(rows) > 1:
        assert any(cell.startswith("'") for cell in cells)


@pytest.mark.parametrize("form", FORMATS.values(), ids=FORMATS)
def test_no_format_of_a_life_fails_on_what_is_kept(client, kept_from_before, form):
    answer = client.get(f"{kept_from_before.url}biography.{form.suffix}")
    assert answer.status_code == 200

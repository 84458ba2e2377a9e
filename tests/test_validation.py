"""What a form takes the document takes: each field of the document, walked with values that some rule refuses."""

import types
from decimal import Decimal
from typing import Annotated, Any, Literal, Union, get_args, get_origin
from uuid import uuid4

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from pydantic import ValidationError as Invalid
from wagtail import blocks
from wagtail.fields import RichTextField
from wagtail.rich_text import RichText
from wagtail.test.utils.form_data import inline_formset, streamfield

from biography.blocks import KeyFigureBlock
from biography.document import Biography, Value
from biography.exchange.reading import InvalidBiographies, read_biography
from biography.exchange.site import people_index
from biography.markup import rewrite_links
from biography.models import CareerPeriodPage, HonourCategoryPage, OtherName, PersonPage
from biography.validation import CHECKED, Documented, DocumentedBlock
from tests.admin.conftest import person_form
from tests.admin.test_editing import PUBLISH, add
from tests.factories import a_person

pytestmark = [
    pytest.mark.django_db,
    # Forms of the admin name the scheme that they assume (wagtail.admin.forms); a bare form field, as here, does not.
    pytest.mark.filterwarnings("ignore:The default scheme will be changed"),
]

# Kept in another way than in a text, number or choice of its own, and checked there.
ELSEWHERE = {
    "Biography": {"format", "language"},  # one there is; the page's locale
    "ImpreciseDate": {"edtf", "display", "earliest", "latest", "words"},  # EDTFField; derived
    "Reference": {"key", "name"},  # of a register entry
    "Mention": {"person"},  # the slug of a life
    "Relative": {"person"},
    "Citation": {"source"},  # the key of a source
    "BibliographyEntry": {"source"},
    "Support": {"kind", "sources", "independent"},  # derived
    "Image": {"file", "focal_point"},  # an upload, which Wagtail names; numbers that it sets
    "Rendition": {"url", "media_type", "width", "height"},  # derived
    "EditorNote": {"row", "text"},  # made of what editors accepted in the review
    "Untranslated": {"language", "statements"},  # derived
    "Published": {"version", "changed", "url", "version_url", "licence", "licence_url"},  # derived
    **{block: {"type"} for block in ("Heading", "Paragraph", "Quotation", "Picture", "Claim")},  # the block's name
}
HOSTILE = [
    "Kazakh", "KK", "en_GB", "x²", "a b", "a/b", "a\nb", "a\rb", "a\u2028b", "a\x0bb", "a\x00b", "a\x02b", "a\x1fb",
    "a\x92b", "a\x85b", "a\ufffeb", "a\tb", "\u202ea", "a" * 256, "a" * 2001, "a" * 1001, "é\u0301", "-", "_",
    "ftp://example.org/x", "https://example.org/a<b", 'https://example.org/"x', "https://example.org/a b", "//x.org",
    "javascript:x", "<p>x", "<h1>x</h1>", "<p>a\x02b</p>", "=1+1", "0", "-1", "131", "201", "121", "99999", "90.5",
    "-91", "180.5", "1.1234567", "123456789012345", "1e3", "1e30", "NaN", "Infinity", "١٢", "no", "", "  x  ",
]  # fmt: skip


def parts_within(kind, found):
    """The document's classes that a type is made of."""
    for inner in get_args(kind):
        parts_within(inner, found)
    if isinstance(kind, type) and issubclass(kind, Value) and kind not in found:
        found.append(kind)
        for field in kind.model_fields.values():
            parts_within(field.annotation, found)
    return found


def is_plain(kind):
    """A text, number, choice or a list of such: what a form has an input for."""
    if get_origin(kind) is Annotated:
        return is_plain(get_args(kind)[0])
    if get_origin(kind) in (Union, types.UnionType, tuple):
        return all(is_plain(inner) for inner in get_args(kind) if inner not in (type(None), ...))
    return get_origin(kind) is Literal or kind in (str, int, bool, Decimal)


def models():
    return [model for model in apps.get_models() if issubclass(model, Documented)]


def block_types(kind=DocumentedBlock):
    for each in kind.__subclasses__():
        yield each
        yield from block_types(each)


def columns():
    for model in models():
        for column, place in model.document_fields.items():
            yield pytest.param(model, column, place, id=f"{model.__name__}.{column}")


def children():
    for kind in block_types():
        for name, child in kind().child_blocks.items():
            if isinstance(child, (*CHECKED, blocks.RichTextBlock)):
                yield pytest.param(kind, name, id=f"{kind.__name__}.{name}")


def refused_by_document(part, name, value):
    try:
        part.model_validate({name: value})
    except Invalid as error:
        return [item["msg"] for item in error.errors() if item["loc"][:1] == (name,)]
    return []


def as_document(value: Any, html: bool) -> Any:
    return rewrite_links(value, lambda attributes: None) if html else value


def test_every_plain_field_of_the_document_has_its_place_in_a_form_or_a_reason_why_not():
    kept = {(place.part.__name__, place.name) for model in models() for place in model.document_fields.values()}
    kept |= {(kind().meta.document.__name__, name) for kind in block_types() for name in kind().child_blocks}
    kept |= {(part, name) for part, names in ELSEWHERE.items() for name in names}
    parts = parts_within(Biography, [])
    assert len(parts) > 25
    plain = {
        (part.__name__, name)
        for part in parts
        for name, field in part.model_fields.items()
        if is_plain(field.annotation)
    }
    assert plain - kept == set()


@pytest.mark.parametrize(("model", "column", "place"), list(columns()))
def test_what_a_field_of_a_form_takes_the_document_takes(model, column, place):
    field = model._meta.get_field(column)
    taken = 0
    for value in HOSTILE:
        page = model()
        try:
            field.save_form_data(page, field.formfield().clean(value))
            page.clean_fields(exclude={each.name for each in model._meta.fields} - {column})
        except ValidationError:
            continue
        kept = getattr(page, column)
        if kept in (None, ""):
            continue
        taken += 1
        if get_origin(place.part.model_fields[place.name].annotation) is tuple:
            kept = kept.splitlines()
        said = refused_by_document(place.part, place.name, as_document(kept, isinstance(field, RichTextField)))
        assert said == [], f"{column} takes {value!r}, which the document refuses: {said}"
    assert taken or field.choices, "nothing was taken: the test proves nothing"


@pytest.mark.parametrize(("kind", "name"), list(children()))
def test_what_a_block_takes_the_document_takes(kind, name):
    block = kind()
    taken = 0
    for value in HOSTILE:
        child = block.child_blocks[name]
        given = RichText(value) if isinstance(child, blocks.RichTextBlock) else value
        if isinstance(child, blocks.DecimalBlock):
            try:
                given = child.field.clean(value)
            except ValidationError:
                continue
        whole = block.get_default()
        whole[name] = given
        try:
            cleaned = block.clean(whole)
        except blocks.StructBlockValidationError as error:
            if name in error.block_errors:
                continue
            cleaned = whole
        kept = cleaned[name].source if isinstance(child, blocks.RichTextBlock) else cleaned[name]
        if kept in (None, ""):
            continue
        taken += 1
        said = refused_by_document(block.meta.document, name, as_document(kept, isinstance(given, RichText)))
        assert said == [], f"{kind.__name__}.{name} takes {value!r}, which the document refuses: {said}"
    assert taken or isinstance(block.child_blocks[name], blocks.ChoiceBlock)


@pytest.mark.parametrize("model", [CareerPeriodPage, HonourCategoryPage])
def test_a_form_says_in_words_what_to_write(model):
    page = model(title="Two\nlines")
    with pytest.raises(ValidationError) as refused:
        page.clean_fields(exclude={each.name for each in model._meta.fields} - {"title"})
    assert refused.value.message_dict == {"title": ["This is one line of text, and a line breaks after “Two”."]}


@pytest.mark.parametrize(("kept", "shown"), [("Kazakh", "kk"), ("RU", "ru"), ("kk", "kk"), ("Elvish of old", "")])
def test_a_language_that_was_kept_before_the_rule_reaches_no_reader(client, kept, shown):
    quotation = {"type": "quotation", "id": str(uuid4()), "value": {"text": "A", "language": kept, "citations": []}}
    person = a_person("Ada", body=[quotation], rows={"other_names": [OtherName(text="Ада", language=kept)]})
    life = client.get(f"/api/v3/people/{person.slug}/").json()
    assert (life["other_names"][0]["language"], life["body"][0]["language"]) == (shown, shown)
    assert Biography.model_validate(life).slug == person.slug


@pytest.mark.parametrize(
    ("value", "kept"),
    [
        ("https://www.wikidata.org/wiki/Q42", "Q42"),
        ("http://www.wikidata.org/entity/Q42#sitelinks", "Q42"),
        ("m.wikidata.org/wiki/Q42?uselang=ru", "Q42"),
        ("q42", "Q42"),
        (" Q42 ", "Q42"),
    ],
)
def test_the_address_of_an_identifier_that_is_pasted_into_the_form_gives_its_number(admin_client, value, kept):
    rows = inline_formset([{"scheme": "wikidata", "value": value}])
    form = person_form(title="Ada", slug="ada", identifiers=rows)
    admin_client.post(add(PersonPage, people_index()), form | PUBLISH)
    assert [row.value for row in PersonPage.objects.get().identifiers.all()] == [kept]


def test_the_form_says_which_tag_to_write_for_the_name_of_a_language_in_the_words_of_its_editor(admin_client):
    rows = inline_formset([{"text": "Ада", "kind": "native", "language": "Kazakh", "citations": streamfield([])}])
    form = person_form(title="Ada", slug="ada", other_names=rows)
    answer = admin_client.post(add(PersonPage, people_index()), form | PUBLISH)
    said = answer.context["form"].formsets["other_names"].errors
    assert said == [{"language": ["“Kazakh” is not the tag of a language: write kk."]}]


@pytest.mark.parametrize(("here", "typed"), [("ada", "Ada"), ("Ada", "ada")])
def test_the_form_refuses_a_slug_that_differs_in_capital_letters_only(admin_client, here, typed):
    a_person("Somebody", slug=here)
    answer = admin_client.post(add(PersonPage, people_index()), person_form(title="Ada", slug=typed) | PUBLISH)
    assert answer.context["form"].errors["slug"] == [
        f"The slug “{here}” is in use, and differs from this one in capital letters only."
    ]


def longest(field: Any) -> int | None:
    """The longest text that a field of the document takes, whatever its type is wrapped in."""
    for item in field.metadata:
        if getattr(item, "max_length", None):
            return item.max_length
    return None


@pytest.mark.parametrize(("model", "column", "place"), list(columns()))
def test_what_the_document_takes_has_room_in_its_column(model, column, place):
    field = model._meta.get_field(column)
    taken = place.part.model_fields[place.name]
    if taken.annotation is not str or not field.max_length or place.name == "value":
        # A choice is one of few; an identifier has the length of its scheme.
        return
    assert longest(taken) is not None
    assert longest(taken) <= field.max_length


def test_the_longest_date_of_a_file_has_room_in_its_column():
    years = ",".join(str(year) for year in range(1900, 1925))
    with pytest.raises(InvalidBiographies, match=r"birth\.date: this is too long"):
        read_biography(
            {"format": "biography/1", "slug": "a", "language": "en", "name": {"display": "A"}}
            | {"birth": {"date": f"[{years}]"}}
        )


def test_a_date_of_a_block_is_no_longer_than_one_of_a_row():
    years = ",".join(str(year) for year in range(1900, 1925))
    block = KeyFigureBlock()
    whole = block.get_default()
    whole.update({"label": "A", "value": Decimal(1), "as_of": f"[{years}]"})
    with pytest.raises(blocks.StructBlockValidationError) as refused:
        block.clean(whole)
    assert "at most 100 characters" in str(refused.value.block_errors["as_of"])

"""No fact of a public document can change in silence: each, changed alone, is named by the comparison."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

from biography import document
from biography.changes import changes
from biography.document import Biography, Value
from biography.exchange.reading import read_biography

# Derived from other parts, or what makes a part the same one; headings have none.
DERIVED = {
    (document.Biography, "format"),
    (document.Biography, "id"),
    (document.Biography, "untranslated"),
    (document.Biography, "published"),
    (document.ImpreciseDate, "earliest"),
    (document.ImpreciseDate, "latest"),
    (document.ImpreciseDate, "words"),
    (document.Reference, "name"),
    (document.Image, "renditions"),
    (document.Heading, "citations"),
    *((register, "key") for register in (document.Place, document.Organisation, document.Office)),
    *((register, "key") for register in (document.FieldOfActivity, document.Source)),
}
DATE = {"edtf": "1840-05", "display": "that spring"}
CITED = [{"source": "book", "locator": "p. 1", "quotation": "So it was", "stance": "mentions"}]
ADA = {"name": "Ada", "person": "ada"}


def row(**fields: Any) -> dict[str, Any]:
    return {"id": str(uuid4()), "citations": CITED, **fields}


def picture(**fields: Any) -> dict[str, Any]:
    said = dict.fromkeys(("title", "alt", "credit", "licence"), "Said")
    return {"id": str(uuid4()), "file": "a.jpg", "licence_url": "https://a.org", "focal_point": [1, 2, 3, 4], **said}


def body() -> list[dict[str, Any]]:
    html = '<p>So <a href="life:ada">it</a> was.</p>'
    reply = {"html": html, "date": DATE, "citations": CITED}
    return [
        {"id": str(uuid4()), "type": "heading", "text": "Heading"},
        row(type="paragraph", html=html),
        row(type="quotation", text="So", attribution="Ada", language="en"),
        row(type="picture", image=picture(), caption="A face"),
        row(type="claim", html=html, claimant=ADA, about=[ADA], status="disputed", reply=reply),
    ]


def event() -> dict[str, Any]:
    return row(kind="reform", title="It", date=DATE, place="london", html="<p>It was.</p>")


def the_life() -> Biography:
    """A document in which nothing is left out."""
    when = {"date": DATE, "place": "london"}
    period = row(
        slug="post",
        role="Clerk",
        **{"office": "clerk", "organisation": "board", "place": "london", "start": DATE, "end": DATE},
        **{"acting": True, "stated_age": 30, "began": "elected", "begun_by": ADA, "ended": "resigned"},
        **{"predecessor": ADA, "successor": ADA, "events": [event()], "body": body()},
        figures=[row(label="Staff", value="7.5", unit="people", as_of=DATE)],
    )
    honour = row(title="Star", awarded_by=ADA, place="london", date=DATE, number="7", note="Note")
    entry = {"since": DATE, "until": DATE}
    life = read_biography(
        {
            "format": "biography/1",
            "slug": "ada",
            "language": "en",
            "name": dict.fromkeys(("display", "sort", "prefix", "given", "additional", "family", "suffix"), "Ada"),
            "other_names": [row(kind="pen", text="A. A.", language="en")],
            "description": "Mathematician",
            "activities": [row(field="mathematics")],
            "birth": when | {"citations": CITED},
            "death": when | {"citations": CITED},
            "portrait": picture(),
            "body": body(),
            "family": [
                row(relation="child", label="second", count=1, birth=when, death=when, date=DATE, note="N", **ADA)
            ],
            "education": [
                row(institution="School", organisation="board", place="london", date=DATE, qualification="MA")
                | {"awarded": DATE, "note": "Note"}
            ],
            "events": [event()],
            "career": [period],
            "honours": [
                {"id": str(uuid4()), "slug": "medals", "title": "Medals", "kind": "orders", "introduction": "<p>I.</p>"}
                | {"honours": [honour]}
            ],
            "identifiers": [row(scheme="wikidata", value="Q7259")],
            "bibliography": [
                {"id": str(uuid4()), "source": "lexicon", "kind": "further-reading", "locator": "p. 7", "note": "Note"}
            ],
            "places": [
                {"key": "london", "name": "London", "kind": "city", "country": "GB", "latitude": "51.5"}
                | {"longitude": "0.1", "other_names": ["Londres"], **entry}
            ],
            "organisations": [
                {"key": "board", "name": "Board", "kind": "academy", "place": "london", "founded": DATE}
                | {"dissolved": DATE}
            ],
            "offices": [
                {"key": "clerk", "name": "Clerk", "organisation": "board", "place": "london", "single_holder": True}
                | {"exclusive": True, "minimum_age": 35}
                | entry
            ],
            "fields": [{"key": "mathematics", "name": "Mathematics", "other_names": ["Mathématiques"]}],
            "sources": [
                {"key": "book", "title": "Book", "kind": "book", "relation": "family", "author": "A", "publisher": "P"}
                | {"date": DATE, "url": "https://a.org", "archived_url": "https://b.org", "accessed": DATE}
                | {"licence": "L", "note": "Note"},
                {"key": "lexicon", "title": "Lexicon", "kind": "book", "relation": "family", "author": "A"}
                | {"publisher": "P", "date": DATE, "url": "https://a.org", "archived_url": "https://b.org"}
                | {"accessed": DATE, "licence": "L", "note": "Note"},
            ],
        }
    )
    note = document.EditorNote(id=uuid4(), row="birth", text="Both dates are in the source.")
    return life.model_copy(update={"notes": (note,)})


def changed(value: Any) -> Iterator[tuple[str, Any]]:
    """Every way to change one fact in a part of a document: the path to it, and the part with it changed."""
    if isinstance(value, Value):
        for name in type(value).model_fields:
            if (
                name == "support"
                or (type(value), name) in DERIVED
                or (isinstance(value, document.Row) and name == "type")
            ):
                continue
            for path, part in changed(getattr(value, name)):
                yield f".{name}{path}", value.model_copy(update={name: part})
    elif isinstance(value, tuple) and value and not isinstance(value[0], int):
        for path, part in changed(value[0]):
            yield f"[]{path}", (part, *value[1:])
        for number, one in enumerate(value[1:], 1):
            for path, part in changed(one):
                yield f"[{number}]{path}", (*value[:number], part, *value[number + 1 :])
        yield "[-]", value[1:]
    else:
        yield "", other(value)


def other(value: Any) -> Any:
    match value:
        case bool():
            return not value
        case int() | Decimal():
            return value + 1
        case UUID():
            return uuid4()
        case tuple():
            return (*value, 1)
        case None:
            return None
        case str() if value == DATE["edtf"]:
            return "1840-06"
        case str() if "life:ada" in value:
            return value.replace("life:ada", "life:jane")
        case _:
            return f"{value}x"


LIFE = the_life()
# They come and go with what refers to them, which is what is named.
REGISTERS = {".places[-]", ".organisations[-]", ".offices[-]", ".fields[-]", ".sources[-]"}


def test_a_fact_that_changes_alone_is_named_alone():
    tried = {path: life for path, life in changed(LIFE) if life != LIFE and path not in REGISTERS}
    assert len(tried) > 300
    for path, life in tried.items():
        found = changes(LIFE, life)
        assert found, path
        assert all(change.what for change in found), path
        # Another id makes another row, and another source another citation: one goes, one comes.
        assert len(found) == 1 or path.endswith((".id", "[-]", "citations[].source")), (path, found)


def test_no_field_of_a_document_is_left_out_of_this_test():
    """A field that documents get later has to be filled in above."""
    left_out = {(type(part), name) for part, name in fields(LIFE) if not getattr(part, name)}
    found = {f"{part.__name__}.{name}" for part, name in left_out - {(document.ImpreciseDate, "words")}}
    left = {"CareerPeriod.ongoing", "Heading.citations", "Image.renditions", "Biography.untranslated"}
    assert found == left | {"Biography.published"}


def fields(value: Any) -> Iterator[tuple[Value, str]]:
    if isinstance(value, Value):
        yield from ((value, name) for name in type(value).model_fields if name != "support")
        value = tuple(getattr(value, name) for name in type(value).model_fields)
    if isinstance(value, tuple):
        for part in value:
            yield from fields(part)

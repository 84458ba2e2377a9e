"""What changed between two documents, fact by fact, in words."""

import copy
import re

import pytest

from biography.changes import Change, changes
from biography.exchange.reading import read_biography

PERIOD = "10000000-0000-4000-8000-000000000002"
WEDDING = {"edtf": "1835", "display": "the wedding"}
LIFE = {
    "format": "biography/1",
    "slug": "ada",
    "language": "en",
    "name": {"display": "Ada Lovelace"},
    "birth": {"date": "1815-12-10", "place": "london"},
    "body": [{"type": "paragraph", "id": "10000000-0000-4000-8000-000000000001", "html": "<p>She wrote.</p>"}],
    "career": [
        {
            "id": "10000000-0000-4000-8000-000000000002",
            "slug": "governor",
            "role": "Governor",
            "start": "2004-12",
            "end": "2007-01",
            "predecessor": "Jane",
            "citations": [{"source": "book", "locator": "p. 1"}],
            "events": [{"id": "10000000-0000-4000-8000-000000000003", "title": "Flood", "date": "2005"}],
            "figures": [{"id": "10000000-0000-4000-8000-000000000004", "label": "Staff", "value": "7400"}],
        }
    ],
    "honours": [
        {
            "id": "10000000-0000-4000-8000-000000000005",
            "slug": "medals",
            "title": "Medals",
            "honours": [{"id": "10000000-0000-4000-8000-000000000006", "title": "Star", "date": "1840"}],
        }
    ],
    "family": [{"id": "10000000-0000-4000-8000-000000000007", "relation": "child", "name": "Anne", "date": WEDDING}],
    "places": [{"key": "london", "name": "London"}],
    "sources": [{"key": "book", "title": "The Book"}],
}


def after(edit):
    new = copy.deepcopy(LIFE)
    edit(new)
    return changes(read_biography(LIFE), read_biography(new))


def test_documents_that_say_the_same_have_no_changes():
    assert after(lambda life: None) == []


@pytest.mark.parametrize(
    ("edit", "what", "before", "now"),
    [
        (
            lambda life: life["career"][0].update(end="2007-01-12"),
            "end of period “Governor”",
            "January 2007",
            "12 January 2007",
        ),
        (lambda life: life["birth"].update(date="1815"), "date of birth", "10 December 1815", "1815"),
        (lambda life: life["name"].update(display="Ada King"), "name", "Ada Lovelace", "Ada King"),
        (
            lambda life: life["career"][0]["events"][0].update(date="2006"),
            "date of event “Flood” of period “Governor”",
            "2005",
            "2006",
        ),
        (
            lambda life: life["career"][0]["figures"][0].update(value="8000"),
            "value of key figure “Staff” of period “Governor”",
            "7,400",
            "8,000",
        ),
        (
            lambda life: life["body"][0].update(html="<p>She <b>wrote</b> much.</p>"),
            None,
            "She wrote.",
            "She wrote much.",
        ),
        (lambda life: life["places"][0].update(name="London, England"), None, "London", "London, England"),
        (
            lambda life: life["career"][0]["citations"][0].update(quotation="So it was"),
            "quotation of citation “The Book” of period “Governor”",
            "",
            "So it was",
        ),
        (
            lambda life: life["career"][0]["citations"][0].update(stance="contradicts"),
            "stance of citation “The Book” of period “Governor”",
            "supports this",
            "contradicts this",
        ),
        (
            lambda life: life["body"][0].update(html='<p>She <a href="life:jane">wrote</a>.</p>'),
            "link “wrote” of text of text “She wrote.”",
            "",
            "life:jane",
        ),
        (
            lambda life: life["family"][0].update(date={"edtf": "1835-07", "display": "the wedding"}),
            "date of relative “Anne”",
            "the wedding (1835)",
            "the wedding (1835-07)",
        ),
        (
            lambda life: life["career"][0].update(predecessor={"name": "Jane", "person": "jane"}),
            "predecessor of period “Governor”",
            "Jane",
            "Jane, linked to the life jane",
        ),
        (lambda life: life["career"][0].update(began="elected"), "beginning of period “Governor”", "", "Elected"),
        (lambda life: life["career"][0].update(acting=True), "acting of period “Governor”", "no", "yes"),
        (
            lambda life: life["honours"][0]["honours"][0].update(date="1841"),
            "date of honour “Star” of honour category “Medals”",
            "1840",
            "1841",
        ),
        (lambda life: life.update(death={"date": "1852"}), "death", "", "1852"),
        (lambda life: life.pop("birth"), "birth", "10 December 1815, London", ""),
    ],
)
def test_one_edit_is_one_change_that_names_it(edit, what, before, now):
    found = [change for change in after(edit) if not change.what.startswith("place of birth")]
    found = [change for change in found if change.what not in ("place “London”", "source “The Book”")]
    assert [(change.kind, change.before, change.after) for change in found] == [("changed", before, now)]
    assert what is None or found[0].what == what


def test_a_row_that_is_new_and_one_that_is_gone_say_what_they_said():
    def edit(life):
        life["family"] = [{"id": "10000000-0000-4000-8000-000000000008", "relation": "child", "name": "Byron"}]

    assert [(change.kind, change.what, change.before, change.after) for change in after(edit)] == [
        ("removed", "relative “Anne”", "Child; Anne; the wedding", ""),
        ("added", "relative “Byron”", "", "Child; Byron"),
    ]


def test_a_field_of_activity_that_comes_is_told_by_its_name_and_a_renamed_one_as_an_entry():
    def edit(life, name="Mathematics"):
        life["activities"] = [{"id": "10000000-0000-4000-8000-000000000009", "field": "mathematics"}]
        life["fields"] = [{"key": "mathematics", "name": name}]

    assert [(change.kind, change.what) for change in after(edit)] == [("added", "field of activity “Mathematics”")]
    old, new = copy.deepcopy(LIFE), copy.deepcopy(LIFE)
    edit(old)
    edit(new, "Mathematical sciences")
    found = {(change.what, change.before, change.after) for change in changes(*map(read_biography, (old, new)))}
    entry = ("name of field of activity “Mathematical sciences”", "Mathematics", "Mathematical sciences")
    assert found == {entry}


def test_rows_in_another_order_are_moved_and_nothing_else():
    two = copy.deepcopy(LIFE)
    two["family"].append({"id": "10000000-0000-4000-8000-000000000008", "relation": "child", "name": "Byron"})
    turned = copy.deepcopy(two)
    turned["family"].reverse()
    assert changes(read_biography(two), read_biography(turned)) == [
        Change("moved", "order of the list: relative"),
    ]


def test_a_change_leads_to_its_row():
    [change] = after(lambda life: life["career"][0].update(end="2008"))
    assert change.row == PERIOD


def test_citations_come_and_go_one_by_one():
    def edit(life):
        # Nothing cites the book any more.
        life["sources"][:] = [{"key": "paper", "title": "The Paper"}]
        life["career"][0]["citations"] = [
            {"source": "paper", "locator": "p. 2", "quotation": "No", "stance": "contradicts"}
        ]

    assert after(edit) == [
        Change("removed", "citation “The Book” of period “Governor”", before="The Book, p. 1", row=PERIOD),
        Change(
            "added",
            "citation “The Paper” of period “Governor”",
            after="The Paper, p. 2, contradicts this, “No”",
            row=PERIOD,
        ),
    ]


def test_a_claim_is_never_quoted_without_who_claims_it():
    claim = {
        "type": "claim",
        "id": "10000000-0000-4000-8000-000000000009",
        "html": "<p>the money was his.</p>",
        "claimant": "a rival",
        "citations": [{"source": "book"}],
        "reply": {"html": "<p>It was not.</p>"},
    }
    edits = [
        {"html": "<p>the money was <b>his</b>.</p>"},
        {"html": "<p>the money was <a href='life:ada'>his</a>.</p>"},
        {"html": "<p>the money was hers.</p>"},
        {"claimant": "two rivals"},
        {"status": "refuted"},
        {"citations": []},
        {"reply": {"html": "<p>Never.</p>"}},
        None,
    ]
    for edit in edits:
        one, other = copy.deepcopy(LIFE), copy.deepcopy(LIFE)
        one["body"].append(claim)
        other["body"] += [claim | edit] if edit else []
        for before, now in ((one, other), (other, one)):
            found = changes(read_biography(before), read_biography(now))
            said = [text for change in found for text in (change.what, change.before, change.after)]
            quoted = [text for text in said if "the money was" in text]
            assert quoted, edit
            assert all(re.search("According to (a rival|two rivals), ", text) for text in quoted)

"""Support of a statement, coverage of a life, and the sentence at its top."""

import pytest

from biography.document import Citation
from biography.document.support import support
from biography.evidence import coverage, in_words, mainstay, notice
from biography.exchange.reading import read_biography

RELATIONS = {
    "own": "self-published",
    "kin": "family",
    "paper": "independent",
    "record": "official-record",
    "x": "unknown",
    "y": "unknown",
}


def said(*pairs):
    found = support([Citation(source=key, stance=stance) for key, stance in pairs], RELATIONS)
    return (found.kind, found.sources, found.independent)


@pytest.mark.parametrize(
    ("citations", "expected"),
    [
        ([], ("unsourced", 0, 0)),
        ([("paper", "mentions")], ("unsourced", 0, 0)),
        ([("not-in-the-register", "supports")], ("unsourced", 0, 0)),
        ([("x", "supports")], ("single-source", 1, 0)),
        ([("x", "supports"), ("y", "supports")], ("single-source", 2, 0)),
        ([("x", "supports"), ("own", "supports")], ("single-source", 2, 0)),
        ([("x", "supports"), ("paper", "supports")], ("independent", 2, 1)),
        ([("own", "supports")], ("close-sources", 1, 0)),
        ([("own", "supports"), ("kin", "supports")], ("close-sources", 2, 0)),
        ([("paper", "supports")], ("single-source", 1, 1)),
        ([("paper", "supports"), ("paper", "supports")], ("single-source", 1, 1)),
        ([("paper", "supports"), ("own", "supports")], ("independent", 2, 1)),
        ([("paper", "supports"), ("record", "supports")], ("independent", 2, 2)),
        ([("paper", "supports"), ("own", "contradicts")], ("disputed", 1, 1)),
    ],
)
def test_support_is_derived_from_the_citations(citations, expected):
    assert said(*citations) == expected


@pytest.mark.parametrize(
    ("sources", "words"),
    [
        (["paper", "record"], "sourced by 2 independent sources"),
        (["paper", "own"], "sourced by 2 sources, 1 of them independent"),
        (["x", "y"], "2 sources, none known to be independent"),
        (["x"], "single source"),
        (["own", "kin"], "self-published only"),
    ],
)
def test_support_is_told_in_words_with_its_figures(sources, words):
    assert in_words(support([Citation(source=key) for key in sources], RELATIONS)) == words


def life(*sources_of_events, general=()):
    used = {key for keys in sources_of_events for key in keys} | set(general)
    return read_biography(
        {
            "format": "biography/1",
            "slug": "ada",
            "language": "en",
            "name": {"display": "Ada"},
            "events": [
                {"title": f"Event {n}", "date": "1840", "citations": [{"source": key} for key in keys]}
                for n, keys in enumerate(sources_of_events)
            ],
            "sources": [
                {"key": key, "title": key.title(), "relation": relation}
                for key, relation in RELATIONS.items()
                if key in used
            ],
        }
    )


@pytest.mark.parametrize(
    ("events", "expected"),
    [
        ([], ""),
        ([[], []], "No source is given for this life yet."),
        (
            [["own"], ["own"], ["paper"]],
            "2 of the 3 statements in this life rest on a single source, published by its subject or their side; "
            "no independent source confirms them.",
        ),
        (
            [["own"], ["kin"], []],
            "2 of the 3 statements in this life rest on sources close to its subject alone.",
        ),
        ([["paper"], ["paper"], ["record"]], "2 of the 3 statements in this life rest on one source, Paper."),
        ([["paper", "record"], ["paper", "record"], ["own"]], ""),
        ([["paper"], ["record"]], ""),
    ],
)
def test_a_life_that_rests_on_one_side_says_so_with_the_figures(events, expected):
    assert notice(life(*events)) == expected


@pytest.mark.parametrize(
    ("events", "general", "expected"),
    [
        ([["own"], [], [], []], (), "3 of the 4 statements in this life are unsourced."),
        ([["own"], ["own"], [], []], (), "2 of the 4 statements in this life rest on a single source, published by"),
        ([[], []], ("paper",), "The statements here are not cited row by row; see the sources of the life as a whole."),
        (
            [["own"], [], []],
            ("paper",),
            "2 of the 3 statements here are not cited row by row; see the sources of the life as a whole.",
        ),
    ],
)
def test_a_life_says_how_much_of_it_cites_nothing(events, general, expected):
    assert notice(life(*events, general=general)).startswith(expected)


def test_nothing_is_unsourced_in_a_life_with_general_sources():
    found = coverage(life(["own"], [], ["paper"], general=["record"]))
    assert dict(found.kinds) == {"close-sources": 1, "general": 1, "single-source": 1}
    assert found.sourced == 3


def test_further_reading_is_no_source():
    entry = {"source": "record", "kind": "further-reading"}
    read = read_biography(
        life([], []).for_file()
        | {"bibliography": [entry], "sources": [{"key": "record", "title": "Record", "relation": "independent"}]}
    )
    assert notice(read) == "No source is given for this life yet."
    assert coverage(read).kinds["unsourced"] == 2


def test_what_goes_without_saying_is_what_the_sentence_at_the_top_says():
    on_one_paper = life(["paper"], ["paper"], ["record"])
    told = [mainstay(on_one_paper).tells("single-source", event.citations) for event in on_one_paper.events]
    assert told == [True, True, False]
    on_many = life(["paper"], ["record"])
    assert not any(mainstay(on_many).tells("single-source", event.citations) for event in on_many.events)


def test_coverage_counts_statements_by_support_and_those_without_a_date():
    found = coverage(life(["own"], [], ["paper", "record"]))
    assert (found.total, found.sourced, found.undated) == (3, 2, 0)
    assert dict(found.kinds) == {"close-sources": 1, "unsourced": 1, "independent": 1}

"""Files → documents: short forms, ids that are made, and every mistake with its place."""

import json

import pytest

from biography.exchange.reading import InvalidBiographies, read_biography, read_files, read_text

SMALLEST = {"format": "biography/1", "slug": "ada", "language": "en", "name": {"display": "Ada"}}


def mistakes(**fields):
    with pytest.raises(InvalidBiographies) as refused:
        read_biography(SMALLEST | fields)
    return [(problem.path, problem.reason) for problem in refused.value.problems]


def test_a_life_needs_no_more_than_a_name():
    assert read_biography(SMALLEST).name.display == "Ada"


def test_ids_that_a_file_leaves_out_are_the_same_each_time():
    document = SMALLEST | {"events": [{"title": "First"}, {"title": "Second"}]}
    one, two = read_biography(document), read_biography(document)
    assert one == two
    assert len({one.id, *(row.id for row in one.events)}) == 3


def test_short_and_long_forms_say_the_same():
    places = [{"key": "rome", "name": "Rome"}]
    short = {"birth": {"date": "1815", "place": "rome"}, "places": places}
    long = {"birth": {"date": {"edtf": "1815"}, "place": {"key": "rome", "name": "Rome"}}, "places": places}
    assert read_biography(SMALLEST | short) == read_biography(SMALLEST | long)


def test_the_long_form_that_the_api_gives_can_be_read_again():
    life = read_biography(SMALLEST | {"birth": {"date": "1815-12"}, "events": [{"title": "One", "date": "1830~"}]})
    assert read_biography(json.loads(life.model_dump_json())) == life


def test_a_list_of_lives_says_which_of_them_is_wrong():
    with pytest.raises(InvalidBiographies) as refused:
        read_text(json.dumps([SMALLEST, SMALLEST | {"slug": "no slug"}]), "lives.json")
    [problem] = refused.value.problems
    assert (problem.file, problem.path) == ("lives.json", "[1].slug")


@pytest.mark.parametrize(
    ("fields", "path", "reason"),
    [
        ({"birth": {"date": "2005/2000"}}, "birth.date", "2005/2000"),
        ({"birth": {"date": {"edtf": "2005/2000"}}}, "birth.date.edtf", "2005/2000"),
        ({"birth": {"place": "rome"}}, "birth.place", "'rome' is not described under 'places'"),
        ({"body": [{"type": "paragraph", "html": "<p>x<script></script></p>"}]}, "body[0].html", "<script>"),
        (
            {"body": [{"type": "paragraph", "html": "<p><a href='data:x'>x</a></p>"}]},
            "body[0].html",
            "data:x",
        ),
        ({"body": [{"type": "poem", "html": "<p></p>"}]}, "body[0]", "poem"),
        ({"events": [{"title": "x", "citations": [{"source": "s"}]}]}, "events[0].citations[0].source", "'s' is not"),
        ({"name": {}}, "name.display", "this is required"),
        ({"format": "biography/2"}, "format", "biography/1"),
        ({"career": [{"slug": "a", "role": "A", "start": "1990/1995"}]}, "career[0]", "one date, not a period"),
        ({"birth": {"date": "1900"}, "death": {"date": "1899"}}, "$", "is before the birth"),
        ({"places": [{"key": "a", "name": "A"}, {"key": "a", "name": "B"}]}, "places[1].key", "described twice"),
        ({"activities": [{"field": "energy"}]}, "activities[0].field", "'energy' is not described under 'fields'"),
        ({"activities": [{}]}, "activities[0].field", "this is required"),
        (
            {"activities": [{"name": "Energy", "field": "x"}], "fields": [{"key": "x", "name": "X"}]},
            "activities[0].name",
            "there is no such field",
        ),
        ({"fields": [{"key": "energy", "name": ""}]}, "fields[0].name", "at least 1 character"),
        ({"fields": [{"key": "a", "name": "A"}, {"key": "a", "name": "B"}]}, "fields[1].key", "described twice"),
        ({"id": "no uuid"}, "id", "valid UUID"),
        ({"language": "English"}, "language", "pattern"),
        ({"description": "two\nlines"}, "description", "pattern"),
        ({"events": "none"}, "events", "valid tuple"),
    ],
)
def test_a_mistake_is_named_with_its_place(fields, path, reason):
    [(found, why)] = mistakes(**fields)
    assert found == path
    assert reason in why


def test_two_rows_with_one_id_are_a_mistake():
    key = "1f0f3a4e-0000-4000-8000-000000000001"
    [(path, reason)] = mistakes(events=[{"id": key, "title": "One"}, {"id": key, "title": "Two"}])
    assert path == "events[1].id"
    assert "another row" in reason


def test_mistakes_of_several_files_come_together(tmp_path):
    for name, text in [("a.json", "{"), ("b.json", "[1]"), ("c.json", "\ufffe")]:
        (tmp_path / name).write_text(text)
    (tmp_path / "d.json").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(InvalidBiographies) as refused:
        read_files([tmp_path / name for name in ("a.json", "b.json", "c.json", "d.json", "none.json")])
    assert [problem.file.rpartition("/")[2] for problem in refused.value.problems] == [
        "a.json",
        "b.json",
        "c.json",
        "d.json",
        "none.json",
    ]


def test_one_life_in_two_files_is_a_mistake(tmp_path):
    for name in ("a.json", "b.json"):
        (tmp_path / name).write_text(json.dumps(SMALLEST))
    with pytest.raises(InvalidBiographies, match="slug of a life in"):
        read_files([tmp_path / "a.json", tmp_path / "b.json"])


@pytest.mark.parametrize("text", ["null", "[]", "3", '"x"', "{}", '{"format": 1}', "[[]]", '{"slug": {}}', "NaN"])
def test_json_that_is_no_life_is_refused_and_never_fails(text):
    try:
        assert read_text(text) == []
    except InvalidBiographies as refused:
        assert refused.problems


def test_rules_that_an_object_breaks_do_not_hide_each_other_nor_those_of_the_whole():
    post = {"slug": "post", "role": "Clerk", "start": "1830/1840", "end": "1820", "ongoing": True}
    found = mistakes(
        birth={"date": "1815"},
        death={"date": "1810"},
        career=[post, {"slug": "post", "role": ""}],
        honours=[{"slug": "post", "title": "Orders"}],
    )
    assert [(path, reason[:40]) for path, reason in found] == [
        ("$", "the death (1810) is before the birth (18"),
        ("career[0]", "a period that is still going on has no e"),
        ("career[0]", "the end (1820) is before the start (1830"),
        ("career[0]", "the start is one date, not a period such"),
        ("career[1].role", "String should have at least 1 character"),
        ("career[1].slug", "'post' is the slug of another part of th"),
        ("honours[0].slug", "'post' is the slug of another part of th"),
    ]

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
        ({"fields": [{"key": "energy", "name": ""}]}, "fields[0].name", "this is empty"),
        ({"fields": [{"key": "a", "name": "A"}, {"key": "a", "name": "B"}]}, "fields[1].key", "described twice"),
        ({"id": "no uuid"}, "id", "an id is a UUID"),
        ({"language": "English"}, "language", "write en"),
        ({"description": "two\nlines"}, "description", "a line breaks after “two”"),
        ({"events": "none"}, "events", "this is a list"),
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
        ("career[1].role", "this is empty"),
        ("career[1].slug", "'post' is the slug of another part of th"),
        ("honours[0].slug", "'post' is the slug of another part of th"),
    ]


def written(tmp_path, name, content):
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def refusals_of(*paths):
    with pytest.raises(InvalidBiographies) as refused:
        read_files(paths)
    return [(problem.path, problem.reason) for problem in refused.value.problems]


def test_null_is_absent():
    nulls = {"description": None, "death": None, "birth": {"date": None}, "name": {"display": "Ada", "suffix": None}}
    life = read_biography(SMALLEST | nulls)
    assert (life.death, life.name.suffix, life.birth) == (None, "", None)
    assert mistakes(name={"display": None}) == [("name.display", "this is required")]


def test_a_mark_of_the_byte_order_is_read_over(tmp_path):
    text = json.dumps(SMALLEST)
    lines = f"\ufeff{text}\n{json.dumps(SMALLEST | {'slug': 'mary'})}\n"
    [(_path, life)] = read_files([written(tmp_path, "a.json", f"\ufeff{text}")])
    assert life.slug == "ada"
    assert [life.slug for _path, life in read_files([written(tmp_path, "b.jsonl", lines)])] == ["ada", "mary"]


@pytest.mark.parametrize("name", ["lives.ndjson", "lives.jsonl", "LIVES.NDJSON"])
def test_json_lines_go_by_two_names(tmp_path, name):
    lines = "\n".join(json.dumps(SMALLEST | {"slug": slug}) for slug in ("ada", "mary"))
    found = read_files([written(tmp_path, name, lines)])
    assert [path.name for path, _life in found] == [f"{name}:1", f"{name}:2"]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b'{"a":\n "\xe9"}', "this is not UTF-8: line 2 has the byte 0xe9; save the file as UTF-8"),
        ('{"a": 1}'.encode("utf-16"), "this is not UTF-8 but UTF-16: save the file as UTF-8"),
        (b'{"a":\n\x00}', "this is not JSON: line 2 has a NUL character"),
        (b"[" * 100_000 + b"]" * 100_000, "this is nested too deeply"),
        (b"[" * 60 + b"]" * 60, "this is nested too deeply"),
        (b'{"a": NaN}', "NaN is no number of it"),
        (b'{"slug": "a", "slug": "b"}', "'slug' stands twice in one object"),
    ],
)
def test_what_is_no_json_text_is_told_in_words(tmp_path, content, reason):
    [(path, why)] = refusals_of(written(tmp_path, "a.json", content))
    assert path == "$"
    assert reason in why


@pytest.mark.parametrize(("year", "edtf"), [(1984, "1984"), (44, "0044"), (0, "0000"), (-43, "-0043")])
def test_a_year_may_stand_as_a_number(year, edtf):
    life = read_biography(SMALLEST | {"birth": {"date": year}, "death": {"date": {"edtf": 2000}}})
    assert (life.birth.date.edtf, life.death.date.edtf) == (edtf, "2000")


@pytest.mark.parametrize("date", [19841224, 1984.5, True, []])
def test_a_number_that_is_no_year_is_no_date(date):
    [(path, _reason)] = mistakes(birth={"date": date})
    assert path == "birth.date"


def test_ids_of_pictures_may_be_left_out_and_one_file_is_one_picture():
    picture = {"file": "ada.jpg", "title": "Ada"}
    body = [{"type": "picture", "image": picture}, {"type": "picture", "image": picture | {"file": "other.jpg"}}]
    life, again = (read_biography(SMALLEST | {"portrait": picture, "body": body}) for _time in range(2))
    assert life == again
    assert [block.image.id == life.portrait.id for block in life.body] == [True, False]


def test_addresses_and_other_forms_of_identifiers_are_taken_apart():
    identifiers = [
        {"scheme": "wikidata", "value": "http://www.wikidata.org/entity/Q42"},
        {"scheme": "isni", "value": "0000 0001 2103 2683"},
    ]
    life = read_biography(SMALLEST | {"identifiers": identifiers})
    assert [identifier.value for identifier in life.identifiers] == ["Q42", "0000000121032683"]


@pytest.mark.parametrize(
    ("fields", "path", "reason"),
    [
        ({"birth": {"place": "lodnon"}, "places": [{"key": "london", "name": "L"}]}, "birth.place", "mean 'london'?"),
        ({"brith": {}}, "brith", "did you mean “birth”?"),
        ({"awards": []}, "awards", "did you mean “honours”?"),
        ({"gender": "female"}, "gender", "there are: activities, bibliography, birth"),
        (
            {"body": [{"type": "heading", "text": "A", "levl": 2}]},
            "body[0].levl",
            "there are: citations, id, text, type",
        ),
        ({"career": [{"slug": "a", "role": "A", "from": "1900"}]}, "career[0].from", "did you mean “start”?"),
        ({"name": {"display": "A", "surname": "B"}}, "name.surname", "did you mean “family”?"),
        ({"family": [{"relation": "doughter"}]}, "family[0].relation", "write one of: father, mother"),
        ({"events": [{"title": "A", "kind": "Military "}]}, "events[0].kind", "did you mean “military”?"),
        ({"birth": [{"date": "1900"}]}, "birth", "here stands a list"),
    ],
)
def test_what_is_not_known_is_answered_with_what_was_perhaps_meant(fields, path, reason):
    [(found, why)] = mistakes(**fields)
    assert found == path
    assert reason in why


def test_all_tags_that_prose_does_not_have_come_at_once_and_two_become_what_they_mean():
    body = [{"type": "paragraph", "html": "<p><em>a</em> <STRONG>b</STRONG></p>"}]
    assert read_biography(SMALLEST | {"body": body}).body[0].html == "<p><i>a</i> <b>b</b></p>"
    wrong = "<h1>a</h1><p><em>b</em><u class='x'>c</u><img src='x'></p><h1>d</h1>"
    [(path, reason)] = mistakes(body=[{"type": "paragraph", "html": wrong}])
    assert path == "body[0].html"
    assert reason.startswith("<h1>, <u>, <img> are not allowed")


@pytest.mark.parametrize("other", ["ADA", "Ada"])
def test_slugs_that_differ_in_case_only_are_one(tmp_path, other):
    path = written(tmp_path, "lives.json", json.dumps([SMALLEST, SMALLEST | {"slug": other}]))
    [(where, reason)] = refusals_of(path)
    assert where == "slug"
    assert f"'{other}' and 'ada'" in reason
    assert "differ in capital letters only" in reason
    parts = [{"slug": "post", "role": "A"}, {"slug": "Post", "role": "B"}]
    assert [found for found, _reason in mistakes(career=parts)] == ["career[1].slug"]

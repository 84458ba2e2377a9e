"""What the fuzzing itself is made of does what it says: else it would find nothing, and be green."""

from __future__ import annotations

import subprocess
from collections import Counter

import pytest

from tests.fuzz.asked import Answer, Request, quoted, written
from tests.fuzz.forms import Form, forms_in
from tests.fuzz.hostile import SCRIPT
from tests.fuzz.plans import Plan, ready
from tests.fuzz.record import write
from tests.fuzz.tally import Tally
from tests.fuzz.turns import try_out
from tests.fuzz.verdicts import LARGEST, LONGEST, ROOT, Verdicts
from tests.routes import Route

PAGE = {"content-type": "text/html; charset=utf-8", "x-content-type-options": "nosniff"}
HOME = Request("anonymous", "/", "GET", b"/")


def wrong(answer: Answer, request: Request = HOME) -> str:
    return "; ".join(Verdicts((b"the-key",), (b"SECRET01",)).of(request, answer))


def test_a_good_answer_is_not_found_fault_with():
    assert wrong(Answer(200, PAGE, b"<p>Lives")) == ""


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (Answer(500, PAGE, b""), "status 500"),
        (Answer(0, {}, b"reset"), "no answer: reset"),
        (Answer(200, PAGE, b"a", LONGEST + 1), "11.0 s"),
        (Answer(200, PAGE, b"a" * (LARGEST + 1)), "bytes"),
        (Answer(404, PAGE, b"Traceback (most recent call last):"), "Traceback"),
        (Answer(400, PAGE, str(ROOT).encode()), "in it"),
        (Answer(400, PAGE, b"the-key"), "the-key"),
        (Answer(200, PAGE, b"SECRET01 person"), "anybody is shown what is hidden: SECRET01"),
        (Answer(200, PAGE, f"<p>{SCRIPT}".encode()), "script"),
        (Answer(200, {"content-type": "text/html"}, b"a"), "browsers may guess"),
        (Answer(400, {}, b"a"), "no Content-Type"),
        (Answer(302, {**PAGE, "x-injected": "yes"}, b""), "line break"),
    ],
    ids=lambda value: value if isinstance(value, str) else None,
)
def test_each_fault_is_found(answer, said):
    assert said in wrong(answer)


def test_a_secret_of_a_longer_number_is_another():
    assert wrong(Answer(200, PAGE, b"SECRET012")) == ""


def test_an_editor_may_see_what_is_hidden():
    editor = Request("Editor", "/", "GET", b"/")
    assert wrong(Answer(200, PAGE, b"SECRET01"), editor) == ""


def test_a_file_has_the_type_of_its_format():
    file = Request("anonymous", "/", "GET", b"/people/ada/biography.jsonld")
    assert "text/html instead of application/ld+json" in wrong(Answer(200, PAGE, b"a"), file)
    assert "instead of application/json" in wrong(Answer(200, PAGE, b"a"), Request("", "", "GET", b"/api/v2/pages/"))


def test_requests_are_the_same_of_the_same_seed():
    plan = Plan((Route("/a/<int:pk>/", "/a/1/"), Route("/search/", "/search/")), (Form("/c/", fields=[("a", "b")]),))
    runs = []
    for seed in (1, 1, 2):
        made: list[Request] = []
        try_out(plan, 40, seed, made.append)
        runs.append(made)
    assert len(runs[0]) == 40
    assert runs[0] == runs[1]
    assert runs[0] != runs[2]


def test_every_address_and_every_form_has_its_turn_before_one_has_the_next():
    addresses = tuple(Route(f"/{number}/", f"/{number}/") for number in range(30))
    forms = tuple(Form(f"/{number}/", route=f"/form/{number}/", fields=[("a", "b")]) for number in range(5))
    made: list[Request] = []
    try_out(Plan(addresses, forms), 80, 1, made.append)
    asked = [request.route for request in made]
    assert Counter(asked[:40]) == {**{one.pattern: 1 for one in addresses}, **{one.route: 2 for one in forms}}
    assert Counter(asked[:40]) == Counter(asked[40:])
    assert asked[:40] != asked[40:]


def test_what_is_asked_of_one_address_differs_each_time():
    made: list[Request] = []
    try_out(Plan((Route("/<name>/", "/a/"),), ()), 60, 1, made.append)
    assert len({request.target + request.body + str(request.headers).encode() for request in made}) > 40
    assert len({request.method for request in made}) > 5
    assert {request.caller for request in made} == {"anonymous", "Editor"}


def test_a_form_is_read_as_a_browser_would_send_it():
    html = """<form method="post" action="../b/" enctype="multipart/form-data"><input name="title" value="A &amp; B">
        <input type="checkbox" name="off"><input type="checkbox" name="on" checked value="1">
        <input name="rows-TOTAL_FORMS" value="1"><input name="rows-0-name" value="x">
        <template><input name="rows-__prefix__-name" value=""><div data-block id="rows-__prefix__-citations"></div>
        </template><textarea name="note">a
        </textarea><div data-block id="body"></div><input type="file" name="file">
        <button name="action-publish" value="1"></button></form>"""
    (form,) = forms_in(html, "/a/")
    fields = dict(form.fields)
    assert (form.address, form.method, form.multipart, form.files) == ("/b/", "POST", True, ["file"])
    assert (fields["title"], fields["on"], fields["rows-TOTAL_FORMS"]) == ("A & B", "1", "2")
    assert "off" not in fields
    assert fields["rows-1-name"] == ""
    assert fields["body-1-type"] == "paragraph"
    assert (fields["body-4-type"], fields["body-4-value-about-count"]) == ("claim", "0")
    assert not any("__prefix__" in name for name in fields)
    assert form.buttons == [("action-publish", "1")]


def test_bytes_go_out_as_they_are():
    request = Request("", "", "POST", b"/a?b=%ff", (("Accept", b"\xff"), ("Host", b"evil")), b"\0x")
    assert (
        written(request, 80) == b"POST /a?b=%ff HTTP/1.1\r\nAccept: \xff\r\nHost: evil\r\nContent-Length: 2\r\n\r\n\0x"
    )


@pytest.mark.parametrize("text", [b"plain", b"it's", b"a\\b\nc\xff'", b"$(id) `id`"])
def test_a_shell_reads_what_was_meant(text):
    said = subprocess.run(["bash", "-c", f"printf %s {quoted(text)}"], capture_output=True, check=True)
    assert said.stdout == text


def test_what_takes_away_is_taken_back():
    assert ready(Request("", "", "POST", b"/admin/pages/5/delete/")).undone
    assert ready(Request("", "", "DELETE", b"/api/v3/pages/5/")).undone
    assert not ready(Request("", "", "GET", b"/admin/pages/5/delete/")).undone
    assert not ready(Request("", "", "POST", b"/admin/pages/5/edit/")).undone


def test_a_fault_is_counted_once_and_shown_with_its_request():
    tally = Tally()
    for _time in range(2):
        tally.count(HOME, Answer(500, PAGE, b"", 0.5), ["status 500"])
    assert tally.server_errors == 2
    assert tally.report("http://127.0.0.1:1").count("curl -sS -i --path-as-is -X GET http://127.0.0.1:1/") == 1
    assert "| server errors | 2 |" in tally.table("1 MB")
    assert "0.50 s, `GET /`" in tally.table("1 MB")


def test_the_figures_of_a_run_stand_under_the_heading_of_its_database(tmp_path):
    page = tmp_path / "fuzzing.md"
    page.write_text("a\n\n### On SQLite\n\nold\n\n### On PostgreSQL\n\nnone\n")
    write("PostgreSQL", "second", page)
    write("SQLite", "first", page)
    assert page.read_text() == "a\n\n### On SQLite\n\nfirst\n\n### On PostgreSQL\n\nsecond\n"
    with pytest.raises(ValueError, match="Oracle"):
        write("Oracle", "none", page)

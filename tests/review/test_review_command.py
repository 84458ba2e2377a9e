"""manage.py review_biographies: files that were never loaded, public lives, exit codes."""

import json
import re
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from biography.exchange.importer import load
from biography.exchange.reading import read_files
from biography.management.commands import review_biographies
from biography.review import RULES

FILE = Path(__file__).resolve().parents[2] / "fixtures" / "viktor-khrapunov.json"
SMALLEST = {"format": "biography/1", "slug": "ada", "language": "en", "name": {"display": "Ada"}}


def run(*args):
    out, err = StringIO(), StringIO()
    call_command("review_biographies", *map(str, args), stdout=out, stderr=err)
    return out.getvalue(), err.getvalue()


def write(folder, name, *lives):
    path = folder / name
    path.write_text(json.dumps(lives[0] if len(lives) == 1 else list(lives)))
    return path


def test_a_file_is_reviewed_without_being_loaded():
    out, err = run(FILE)
    assert "viktor-khrapunov: error: career[6].stated_age: “Second Secretary" in out
    assert "Lives reviewed: 1; errors: 1, warnings:" in err


LATE = {"death": {"date": "1990"}}


def test_the_findings_are_json_that_a_program_can_read(tmp_path):
    path = write(
        tmp_path, "ada.json", SMALLEST | LATE | {"events": [{"title": "Move"}, {"title": "Return", "date": "1999"}]}
    )
    first, second = json.loads(run(path, "--format", "json")[0])
    assert (first["life"], first["rule"], first["severity"], first["path"]) == (
        "ada",
        "no-citation",
        "note",
        "death",
    )
    assert first["fingerprint"] != second["fingerprint"]
    assert json.loads(run(write(tmp_path, "none.json", SMALLEST), "--format", "json")[0]) == []


def test_it_fails_from_the_severity_on_that_is_asked_for(tmp_path):
    note = write(tmp_path, "ada.json", SMALLEST | {"events": [{"title": "Move"}]})
    run(note, "--fail-on", "warning")
    warning = write(tmp_path, "ben.json", SMALLEST | {"events": [{"title": "Move", "date": "1990/.."}]})
    run(warning, "--fail-on", "error")
    for severity, path in (("warning", warning), ("error", FILE)):
        with pytest.raises(CommandError, match=f"severity {severity} or worse") as failed:
            run(path, "--fail-on", severity)
        assert failed.value.returncode == 1


def test_every_mistake_of_every_file_is_named_and_nothing_reviewed(tmp_path, capsys):
    paths = [write(tmp_path, f"{number}.json", SMALLEST | {"birth": "soon"}) for number in range(2)]
    err = StringIO()
    with pytest.raises(CommandError, match="Nothing was reviewed; mistakes in these files: 2") as failed:
        call_command("review_biographies", *map(str, paths), stderr=err)
    assert failed.value.returncode == 2
    assert err.getvalue().count("birth:") == 2
    again = [write(tmp_path, f"same-{number}.json", SMALLEST) for number in range(2)]
    with pytest.raises(CommandError, match="mistakes in these files: 1"):
        run(*again)


def test_lives_in_several_files_are_reviewed_beside_each_other(tmp_path):
    office = {"key": "mayor", "name": "Mayor", "single_holder": True}
    period = {"slug": "mayor", "role": "Mayor", "office": "mayor", "start": "1990", "end": "1995"}
    paths = [
        write(tmp_path, f"{slug}.json", SMALLEST | {"slug": slug, "offices": [office], "career": [period]})
        for slug in ("ada", "ben")
    ]
    out, _err = run(*paths)
    assert out.count("[office-held-by-two]") == 2


def test_each_file_is_read_once_though_its_life_is_named_by_others(tmp_path, monkeypatch):
    read = []
    monkeypatch.setattr(review_biographies, "read_files", lambda paths: read.extend(paths) or read_files(paths))
    claim = {"type": "claim", "html": "<p>it was sold.</p>", "claimant": "Cy"}
    body = [claim | {"about": [{"name": "Ada", "person": "ada"}]}]
    ada = write(tmp_path, "ada.json", SMALLEST | {"birth": {"date": "1700"}})
    paths = [ada, *(write(tmp_path, f"{slug}.json", SMALLEST | {"slug": slug, "body": body}) for slug in ("ben", "cy"))]
    out, _err = run(*paths)
    assert "claim-self-published" not in out
    assert read == paths


def test_progress_is_said_on_stderr(tmp_path, monkeypatch):
    monkeypatch.setattr(review_biographies, "EVERY", 0)
    path = write(tmp_path, "two.json", SMALLEST, SMALLEST | {"slug": "ben"})
    out, err = run(path)
    assert "2 lives read" in err
    assert "1 of 2 lives reviewed" in err
    assert "lives" not in out


def test_a_finding_is_one_line_that_says_where_how_bad_and_by_which_rule():
    out, _err = run(FILE)
    lines = out.splitlines()
    form = re.compile(
        r"viktor-khrapunov: (error|warning|note): [a-z_]+(\[\d+\])?(\.[a-z_]+(\[\d+\])?)*: \S.+ \[([a-z-]+)\]"
    )
    assert lines
    assert all((match := form.fullmatch(line)) and match[5] in RULES for line in lines)


@pytest.mark.django_db
def test_public_lives_are_reviewed_by_slug_or_all():
    load(read_files([FILE]))
    for slugs in ([], ["viktor-khrapunov"]):
        out, err = run(*slugs)
        assert "career[6].stated_age" in out
        assert "Lives reviewed: 1;" in err


@pytest.mark.django_db
def test_what_is_neither_file_nor_public_life_is_named():
    with pytest.raises(CommandError, match="no file and no public life called nobody") as failed:
        run("nobody")
    assert failed.value.returncode == 2
    with pytest.raises(CommandError, match="not both"):
        run("nobody", FILE)

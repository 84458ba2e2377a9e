"""References to one version: as text in three styles, and as files of reference managers."""

import json
import re
import warnings
from dataclasses import replace
from datetime import date

import pytest
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle
from citeproc.formatter import plain
from citeproc.source.json import CiteProcJSON
from pybtex import PybtexEngine

from biography.formats import FORMATS
from biography.formats.citation import references
from tests.formats.lives import a_life

ADDRESS = "https://portal.example/people/viktor-khrapunov/versions/3/"
HOSTILE = [
    "A {brace} }open{ \\command{x} 100% & $5 #1 under_score ^hat ~tilde",
    "Line\x0bbreaks\x85and\u2028others\x00 \x1b[31m",
    "ER  - \x0cTY  - JOUR",
    "“Quoted” \"plain\" 'single' @misc{x,}",
    "Храпунов, Виктор",
    "أبو عبد الله",
]


def write(name, life, publication):
    return FORMATS[name].write(life, publication)


def test_each_style_says_name_portal_version_day_and_address(publication):
    apa, chicago, mla = (reference.text for reference in references(a_life(), publication))
    assert apa == f"Ada Lovelace. (2026, March 1). In The biography portal (Version 3). {ADDRESS}"
    assert chicago == f"“Ada Lovelace.” The biography portal, version 3, March 1, 2026. {ADDRESS}."
    assert mla == f"“Ada Lovelace.” The biography portal, version 3, 1 Mar. 2026, {ADDRESS}."


def test_what_was_never_recorded_as_a_version_is_cited_by_its_page(publication):
    undated = replace(publication, version=None, day=None)
    apa, chicago, mla = (reference.text for reference in references(a_life(), undated))
    assert apa == f"Ada Lovelace. (n.d.). In The biography portal. {undated.url}"
    assert chicago == f"“Ada Lovelace.” The biography portal. {undated.url}."
    assert mla == f"“Ada Lovelace.” The biography portal, {undated.url}."
    for name in ("bibtex", "ris", "csl"):
        assert undated.url in write(name, a_life(), undated)
        assert "2026" not in write(name, a_life(), undated)


def test_a_name_that_ends_in_a_stop_or_has_quotation_marks_is_punctuated_once(publication):
    apa, chicago, _mla = (reference.text for reference in references(a_life("Ada “Countess” King Jr."), publication))
    assert apa.startswith("Ada “Countess” King Jr. (2026")
    assert chicago.startswith("“Ada ‘Countess’ King Jr.” ")


@pytest.mark.parametrize("name", HOSTILE, ids=range(len(HOSTILE)))
def test_no_name_breaks_out_of_a_bibtex_entry(publication, name):
    text = write("bibtex", a_life(name), replace(publication, site=name))
    assert text.count("{") == text.count("}")
    depth, lowest = 0, 1
    for sign in text.rstrip()[len("@misc{") : -1]:
        depth += (sign == "{") - (sign == "}")
        lowest = min(lowest, depth)
    assert (depth, lowest) == (0, 0)
    assert len(re.findall(r"(?m)^@misc\{", text)) == 1
    for line in text.splitlines()[1:-1]:
        assert re.fullmatch(r"  \w+ += (mar|\{.*\}),", line), line
    assert not re.search(r"(?<!\\)[%$#]", text), "a special sign stands without its backslash"
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028]", text)


@pytest.mark.parametrize("name", HOSTILE, ids=range(len(HOSTILE)))
def test_no_name_adds_a_tag_to_a_ris_file(publication, name):
    text = write("ris", a_life(name, description=name.replace("\x85", " ")), replace(publication, site=name))
    assert text.endswith("ER  - \r\n")
    tags = [line[:6] for line in text.splitlines()]
    expected = ["TY", "ID", "TI", "T2", "PY", "DA", "AB", "LA", "N1", "UR", "ER"]
    assert tags == [f"{tag}  - " for tag in expected]


@pytest.mark.parametrize("name", HOSTILE, ids=range(len(HOSTILE)))
def test_csl_json_keeps_the_letters_of_any_name(publication, name):
    (item,) = json.loads(write("csl", a_life(name), publication))
    letters = re.sub(r"[\x00-\x1f\x7f-\x9f\u2028\s]+", " ", name).strip()
    assert item["title"] == letters
    assert item["issued"] == {"date-parts": [[2026, 3, 1]]}
    assert (item["version"], item["URL"]) == ("3", ADDRESS)


def test_the_key_of_a_life_with_letters_beyond_ascii_is_made_of_its_id(publication):
    life = a_life(slug="виктор")
    key = re.match(r"@misc\{([^,]+),", write("bibtex", life, publication))[1]
    assert re.fullmatch(r"life-[0-9a-f]{12}-v3", key)


def test_the_day_is_that_of_the_version(publication):
    text = write("ris", a_life(), replace(publication, day=date(2030, 12, 5)))
    assert "DA  - 2030/12/05" in text


# What programs of others make of them. The page says: “Ada Lovelace.” The biography portal, version 3, 1 March 2026.


def test_pybtex_prints_the_reference_of_the_page(publication):
    text = "@misc{other, title = {Other}}\n" + write("bibtex", a_life("Ada Lovelace & Sons 100%"), publication)
    printed = PybtexEngine().format_from_string(text, "unsrt", output_backend="plaintext")
    said = f"Ada Lovelace & Sons 100%. The biography portal, version 3, March 2026. URL: {ADDRESS}."
    assert said in " ".join(printed.split())


def test_citeproc_prints_the_reference_of_the_page(publication):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        source = CiteProcJSON(json.loads(write("csl", a_life(), publication)))
        bibliography = CitationStylesBibliography(
            CitationStylesStyle("harvard-cite-them-right", validate=False), source, plain
        )
        bibliography.register(Citation([CitationItem(next(iter(source)))]))
        [printed] = [str(entry) for entry in bibliography.bibliography()]
    assert printed.count("The biography portal") == 1
    for said in ("Ada Lovelace", "2026", ADDRESS):
        assert said in printed


def test_no_reference_names_an_author_or_an_edition(publication):
    entry = write("bibtex", a_life(), publication)
    assert not re.search(r"(?m)^  (author|editor|edition|publisher) ", entry)
    assert not re.search(r"(?m)^(AU|A1|ED|ET|PB)  - ", write("ris", a_life(), publication))
    [item] = json.loads(write("csl", a_life(), publication))
    assert not {"author", "editor", "edition", "publisher"} & set(item)

"""The Markdown twin: whole, cited, and nothing in it is an instruction by accident."""

import re

import pytest

from biography.formats import FORMATS
from biography.formats.markdown_text import escaped, marked_up
from tests.formats.lives import CONTRADICTS, SAYS, a_life


def write(publication, **parts):
    return FORMATS["markdown"].write(a_life(**parts), publication)


def test_every_mark_has_its_footnote_and_every_footnote_a_mark(first_life, publication):
    text = FORMATS["markdown"].write(first_life, publication)
    marks, notes = set(re.findall(r"\[\^(\d+)\](?!:)", text)), set(re.findall(r"(?m)^\[\^(\d+)\]:", text))
    assert marks == notes
    assert len(notes) > 50


def test_all_words_of_the_first_life_are_there(first_life, publication):
    text = FORMATS["markdown"].write(first_life, publication)
    named = [period.role for period in first_life.career]
    named += [honour.title for group in first_life.honours for honour in group.honours]
    named += [row.name for row in first_life.family if row.name]
    for name in named:
        assert escaped(name) in text, name


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# No heading", r"\# No heading"),
        ("1. No list", r"1\. No list"),
        ("- No list", r"\- No list"),
        ("*a* _b_ `c` [d](e) <f> ~~g~~", r"\*a\* \_b\_ \`c\` \[d\](e) \<f\> \~\~g\~\~"),
        ("two\nlines\x00", "two lines"),
    ],
)
def test_text_reads_as_it_is(text, expected):
    assert escaped(text) == expected


def test_prose_keeps_its_emphasis_lists_and_links(publication):
    html = (
        '<p>A <b>bold</b> and <i>slanted</i> <a href="life:charles-babbage">friend</a>,<br>a '
        '<a href="page:about">page</a>.</p><ul><li>One</li><li>Two</li></ul><p>#5</p>'
    )
    assert marked_up(html, publication.link) == (
        "A **bold** and *slanted* [friend](<https://portal.example/people/charles-babbage/>),\\\n"
        "a [page](<https://portal.example/about/>).\n\n- One\n- Two\n\n\\#5"
    )


def test_a_claim_is_attributed_and_carries_its_status_and_its_reply(publication):
    claim = {
        "type": "claim",
        "html": "<p>she wrote none of it.</p>",
        "claimant": "A rival",
        "status": "disputed",
        "citations": SAYS,
        "reply": {"html": "<p>She did.</p>", "date": "1844"},
    }
    text = write(publication, body=[claim])
    assert "> According to A rival, she wrote none of it.[^1]\n" in text
    assert "> *Disputed: another source says otherwise*" in text
    assert "> Reply, 1844: She did." in text


def test_what_is_disputed_or_unsourced_says_so(publication):
    names = [
        {"text": "Contested", "citations": CONTRADICTS},
        {"text": "Bare"},
        *({"text": t, "citations": SAYS} for t in "abc"),
    ]
    text = write(publication, other_names=names)
    assert re.search(r"Contested\[\^1\] \*\(disputed\)\*", text)
    assert re.search(r"Bare \*\(unsourced\)\*", text)


def test_the_version_stands_at_the_top(publication):
    assert "The biography portal, version 3, 1 March 2026. <https://portal.example" in write(publication)

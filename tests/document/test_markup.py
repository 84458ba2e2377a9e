"""Prose markup: what is refused in files, what survives on the way out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from biography.markup import _Writer, check_markup, plain_text, rewrite_links


@pytest.mark.parametrize(
    "html",
    [
        "",
        "<p>Plain</p>",
        "<p>A <b>bold</b> and <i>italic</i> word.<br>New line</p><ul><li>One</li></ul><ol><li>Two</li></ol>",
        '<p><a href="https://example.org/?a=1&amp;b=2">out</a> <a href="mailto:a@b.org">mail</a></p>',
        '<p><a href="life:ada-lovelace">Ada</a> <a href="life:ada/post">post</a> <a href="page:about/us">us</a></p>',
        "<p>5 &lt; 6 &amp; Ж</p>",
    ],
)
def test_the_markup_of_prose_is_accepted_as_it_is(html):
    assert check_markup(html) == html


@pytest.mark.parametrize(
    ("html", "reason"),
    [
        ("<h1>x</h1>", "<h1> is not allowed"),
        ("<p onclick='x'>x</p>", "takes no attribute 'onclick'"),
        ("<p><a href='javascript:alert(1)'>x</a></p>", "is not a link"),
        ("<p><a href='data:text/html,x'>x</a></p>", "is not a link"),
        ("<p><a>x</a></p>", "needs an href"),
        ("<p>x", "<p> is never closed"),
        ("x</p>", "closes nothing"),
        ("<p><b>x</p></b>", "closes nothing"),
        ("<!-- x -->", "comments"),
        ("<!DOCTYPE html>", "declarations"),
        ("<?php x ?>", "processing instructions"),
    ],
)
def test_what_is_not_markup_of_prose_is_refused_with_the_reason(html, reason):
    with pytest.raises(ValueError, match=reason):
        check_markup(html)


def test_a_link_that_leads_nowhere_public_leaves_its_words():
    assert rewrite_links('<p><a id="3" linktype="page">Ada</a>!</p>', lambda attributes: None) == "<p>Ada!</p>"


def test_scripts_go_with_their_content_and_unknown_elements_leave_their_words():
    html = "<p>a<script>alert(1)</script><style>p{}</style><h2>b</h2><strong>c</strong></p>"
    assert rewrite_links(html, lambda attributes: attributes) == "<p>ab<b>c</b></p>"


PIECES = (
    "<p> </p> <b> </b> <a_href='https://x.org'> </a> <br> <img> x &lt; < <script> </script> <li> </ul> \" & é".split()
)


@given(st.lists(st.sampled_from(PIECES)).map(lambda pieces: "".join(pieces).replace("_", " ")))
def test_whatever_goes_in_what_comes_out_is_markup_of_prose(html):
    written = rewrite_links(html, lambda attributes: {"href": "https://x.org"})
    assert check_markup(written) == written
    assert rewrite_links(written, lambda attributes: {"href": "https://x.org"}) == written


def test_plain_text_has_the_words_and_a_space_between_paragraphs():
    assert (
        plain_text("<p>One <b>two</b></p><p>three<br>four &amp; five</p><script>x</script>")
        == "One two three four & five"
    )


WITHOUT_LINKS = '<p> </p> <b> </b> <ul> </ul> <br> x &lt; &amp; &amp;lt; &nbsp; & < > " \r \x00 é'.split(" ")


@given(st.lists(st.sampled_from(WITHOUT_LINKS)))
def test_markup_without_links_comes_out_as_the_writer_writes_it(pieces):
    html = "".join(pieces)
    writer = _Writer(lambda attributes: attributes)
    writer.feed(html)
    writer.close()
    assert rewrite_links(html, lambda attributes: attributes) == "".join(writer.parts)

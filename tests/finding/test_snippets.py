"""Where the words of a search stand in a text."""

from hypothesis import given
from hypothesis import strategies as st

from biography.finding.snippets import LENGTH, holds_all, pieces, snippet


def marked(found):
    return "".join(f"[{piece.text}]" if piece.matches else piece.text for piece in found)


def test_words_are_marked_whatever_their_case_and_accents_and_very_short_ones_are_not():
    assert (
        marked(pieces("The Mayor of Łódź, mayors all", ["mayor", "of", "lodz"]))
        == "The [Mayor] of [Łódź], [mayors] all"
    )
    assert marked(pieces("To be", ["be"])) == "To [be]"


def test_the_passage_with_most_of_the_words_is_shown_around_the_first_of_them():
    long = f"{'Before it much was said. ' * 20}Then the turbine of Almaty stood still. {'After it more. ' * 20}"
    text = marked(snippet(["A turbine.", long], ["turbine", "almaty"]))
    assert text.startswith("… ")
    assert text.endswith(" …")
    assert "the [turbine] of [Almaty] stood" in text
    assert len(text) < LENGTH + 20


def test_a_passage_without_the_words_is_not_shown():
    assert snippet(["Nothing of the kind."], ["turbine"]) == []


def test_one_knows_whether_a_row_says_all_already():
    assert holds_all("Zoë, painter", ["zoe", "painter"])
    assert not holds_all("Zoë, painter", ["zoe", "turbine"])


@given(st.text(max_size=400), st.lists(st.text("abcdefgh ", min_size=1, max_size=8).map(str.strip), max_size=3))
def test_no_text_is_lost_in_pieces(text, words):
    assert "".join(piece.text for piece in pieces(text, words)) == text
    snippet([text], words)

"""Documents of an older form: mended, with what was done, as much of them as can be kept."""

from uuid import UUID, uuid4

import pytest

from biography.document.mending import BeyondMending, Mended, mended
from biography.exchange.reading import read_biography

LIFE = read_biography(
    {
        "format": "biography/1",
        "slug": "ada",
        "language": "en",
        "name": {"display": "Ada"},
        "other_names": [{"text": "One"}, {"text": "Two"}, {"text": "Three"}],
        "career": [{"slug": "post", "role": "Clerk", "start": "1830"}],
        "body": [{"type": "heading", "text": "Youth"}, {"type": "paragraph", "html": "<p>x</p>"}],
    }
)


def kept(**changed):
    return LIFE.model_dump(mode="json") | changed


def test_what_is_valid_comes_back_as_it_is():
    assert mended(kept()) == (LIFE, ())


@pytest.mark.parametrize(
    ("at", "value", "found"),
    [
        (("other_names", 0, "language"), "Kazakh", [Mended("other_names[0].language", "Kazakh", "kk")]),
        (("other_names", 0, "language"), "Elvish of old", [Mended("other_names[0].language", "Elvish of old")]),
        (("other_names", 1, "text"), "Two\nlines", [Mended("other_names[1].text", "Two lines", "Two lines")]),
        (("other_names", 1, "text"), "x" * 300, [Mended("other_names[1].text", "x" * 39 + "…", "x" * 39 + "…")]),
        (("other_names", 1, "kind"), "stage", [Mended("other_names[1].kind", "stage")]),
        (("career", 0, "end"), {"edtf": "1820"}, [Mended("career[0].end", "")]),
        (("career", 0, "stated_age"), 200, [Mended("career[0].stated_age", "200")]),
        (("body", 0, "text"), "", [Mended("body[0].text", ""), Mended("body[0]", "")]),
        (("body", 1, "html"), "<p>x", [Mended("body[1].html", "<p>x"), Mended("body[1]", "")]),
        (("body", 1, "type"), "poem", [Mended("body[1]", "")]),
        (("slug",), "ada²", [Mended("slug", "ada²", "ada-")]),
        (("events",), None, [Mended("events", "None")]),
        (("notes",), [{"id": "x", "row": "", "text": ""}], [Mended("notes[0].id", "x"), Mended("notes[0]", "")]),
    ],
)
def test_what_breaks_a_rule_is_repaired_or_left_out_and_the_rest_stays(at, value, found):
    data = kept()
    holder = data
    for step in at[:-1]:
        holder = holder[step]
    holder[at[-1]] = value
    life, said = mended(data)
    assert sorted(said, key=lambda one: one.path, reverse=True) == found
    assert life.name.display == "Ada"
    assert [name.text for name in life.other_names][2] == "Three"


def test_several_in_one_list_do_not_shift_each_other():
    data = kept()
    for number in (0, 2):
        data["other_names"][number].pop("text")
    life, _said = mended(data)
    assert [name.text for name in life.other_names] == ["Two"]


def test_birth_and_death_that_contradict_each_other_leave_the_birth():
    life, said = mended(kept(birth={"date": {"edtf": "1900"}}, death={"date": {"edtf": "1800"}}))
    assert (life.birth.date.edtf, life.death.date) == ("1900", None)
    assert [one.path for one in said] == ["death.date"]


@pytest.mark.parametrize("data", [{}, {"format": "biography/9"}, kept(name={}), kept(id="x"), kept(slug="")])
def test_what_is_no_life_at_all_is_not_made_one(data):
    with pytest.raises(BeyondMending):
        mended(data)


def test_ids_stay_what_they_are():
    data = kept()
    data["other_names"][1]["language"] = "Russian"
    life, _said = mended(data)
    assert [name.id for name in life.other_names] == [UUID(str(name["id"])) for name in data["other_names"]]
    assert uuid4() not in {name.id for name in life.other_names}

"""The picture: nothing overlaps, what is vague fades, three facts and three hundred fit."""

import random
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from biography.timeline import draw, miniature, strip, timeline
from biography.timeline.bars import STUB
from biography.timeline.drawing import GAP, WIDTH_OF_PAGE
from biography.timeline.labels import pack, shortened, width_of
from tests.timeline.lives import a_life, lives

extents = st.tuples(st.floats(0, 40), st.floats(0, 15)).map(lambda pair: (pair[0], pair[0] + pair[1]))


@given(st.lists(st.lists(extents, min_size=1, max_size=2), max_size=60))
def test_no_two_in_one_row_touch(ways):
    rows = {}
    for (row, which), way in zip(pack(ways, 1.0, 48), ways, strict=True):
        rows.setdefault(row, []).append(way[which])
    for row in rows.values():
        row.sort()
        assert all(one[1] + 1.0 <= other[0] for one, other in pairwise(row))


def extent(figure):
    """From where to where a mark and its label reach, in em of the narrowest place."""
    low, high = figure.x * WIDTH_OF_PAGE / 100, figure.end * WIDTH_OF_PAGE / 100
    if figure.dot is not None:
        low, high = low - 0.45, high + 0.45
    needed = width_of(figure.label)
    return (min(low, high - needed), high) if figure.at_end else (low, max(high, low + needed))


@settings(max_examples=40, deadline=None)
@given(lives())
def test_neither_bars_nor_labels_overlap_or_leave_the_picture(life):
    drawing = draw([timeline(life)])
    rows = {}
    for figure in drawing.groups[0].figures if drawing else ():
        rows.setdefault(figure.y, []).append(extent(figure))
    for row in rows.values():
        row.sort()
        assert row[0][0] >= -0.5
        assert row[-1][1] <= WIDTH_OF_PAGE + 0.5
        # Places are rounded to a hundredth of the width.
        assert all(one[1] + GAP - 0.1 <= other[0] for one, other in pairwise(row))


@settings(max_examples=40, deadline=None)
@given(lives())
def test_every_mark_is_drawn_once_in_the_order_of_time_and_within_the_picture(life):
    line = timeline(life)
    drawing = draw([line])
    figures = drawing.groups[0].figures if drawing else ()
    assert [figure.mark.anchor for figure in figures] == [mark.anchor for mark in line.marks]
    for figure in figures:
        assert figure.dot is not None or figure.parts
        for part in figure.parts:
            assert part.x >= 0 <= part.width
            assert part.x + part.width <= 100.01
        assert 0 < figure.y < drawing.height


def figure_of(title="It", **row):
    life = a_life(birth={"date": "1900"}, death={"date": "1999"}, events=[{"title": title, **row}])
    return next(figure for figure in draw([timeline(life)]).groups[0].figures if figure.mark.label == title)


def test_what_is_certain_is_solid_and_what_is_only_possible_fades():
    parts = figure_of(date="1950/1960").parts
    assert [(part.kind, part.x, part.width) for part in parts] == [("in", 50, 1), ("solid", 51, 9), ("out", 60, 1)]
    assert [part.kind for part in figure_of(date="1950-05-05/1960-05-05").parts] == ["solid"]


def test_a_known_moment_is_a_dot_and_a_vague_one_a_cloud():
    assert figure_of(date="1950-05").dot == 50.37
    cloud = figure_of(date="195X")
    assert (cloud.dot, [part.kind for part in cloud.parts], cloud.x, cloud.width) == (None, ["in", "out"], 50, 10)


def test_an_interval_within_one_year_has_no_solid_part_that_nobody_knows_of():
    assert [part.kind for part in figure_of(date="1950/1950").parts] == ["in", "out"]


def test_three_facts_are_all_named_in_the_strip_and_fewer_have_none():
    facts = [{"title": f"Event {n}", "date": f"19{n}0"} for n in range(3)]
    drawing = strip(timeline(a_life(birth={"date": "1890"}, events=facts)))
    assert [figure.label for figure in drawing.groups[0].figures] == ["Born 1890", "Event 0", "Event 1", "Event 2"]
    assert strip(timeline(a_life(birth={"date": "1890"}, events=facts[:2]))) is None
    assert miniature(timeline(a_life(birth={"date": "1890"}, events=facts[:2]))) is None


def test_a_crowded_life_has_a_miniature_in_place_of_a_strip():
    posts = [{"role": f"Ambassador number {n}", "start": str(1900 + n), "end": str(1902 + n)} for n in range(60)]
    line = timeline(a_life(career=posts))
    assert strip(line) is None
    assert miniature(line).height < 12


def test_three_hundred_facts_are_drawn_without_an_overlap_in_a_picture_that_can_still_be_scrolled():
    dice = random.Random(300)
    events = [{"title": f"Journey number {n}", "date": str(dice.randint(1900, 1990))} for n in range(300)]
    drawing = draw([timeline(a_life(events=events))])
    assert len(drawing.groups[0].figures) == 300
    assert drawing.height < 300
    taken = [(figure.y, extent(figure)) for figure in drawing.groups[0].figures]
    for row in {y for y, _extent in taken}:
        ends = sorted(one for y, one in taken if y == row)
        assert all(one[1] < other[0] for one, other in pairwise(ends))


def test_nothing_dated_gives_no_picture():
    assert draw([timeline(a_life(events=[{"title": "Some day"}]))]) is None


def test_two_lives_share_one_axis_and_what_goes_on_reaches_its_end():
    one = timeline(a_life("One", events=[{"title": "Exile", "date": "1950/.."}]))
    other = timeline(a_life("Other", birth={"date": "1800"}, death={"date": "2000"}))
    drawing = draw([one, other])
    assert [group.line.name for group in drawing.groups] == ["One", "Other"]
    assert drawing.groups[0].figures[0].end == 100
    assert drawing.groups[1].figures[0].mark.label == "Born"


def test_a_label_is_cut_at_a_word_and_has_all_the_room_there_is():
    assert shortened("Minister of Energy and Mines", 22) == "Minister of Energy…"
    assert shortened("Donaudampfschifffahrtsgesellschaft", 10) == "Donaudamp…"
    assert shortened("Short", 22) == "Short"
    long = "Vice-director of the boiler workshop of the thermal power station"
    assert figure_of(title=long, date="1910").label == long


def test_finer_ticks_stand_between_the_others():
    drawing = draw([timeline(a_life(birth={"date": "1900"}, death={"date": "1999"}))])
    assert [text for _x, text in drawing.ticks] == ["1900", "1920", "1940", "1960", "1980"]
    assert [text for _x, text in drawing.fine][:4] == ["1902", "1904", "1906", "1908"]
    assert {x for x, _text in drawing.fine}.isdisjoint(x for x, _text in drawing.ticks)


def test_a_label_begins_where_its_long_bar_does():
    assert not figure_of(date="1950/1990").at_end


def test_sixty_posts_of_all_lengths_and_scripts_are_drawn_without_an_overlap():
    dice = random.Random(60)
    roles = [
        "Clerk",
        "وزير الخارجية",
        "Министр энергетики",
        "太史令",
        "Donaudampfschifffahrtsgesellschaftskapitän",
        "A" * 80,
    ]
    posts = [
        {"role": dice.choice(roles), "start": str(1920 + n), "acting": n % 9 == 4}
        | ({"end": str(1920 + n + dice.choice([0, 1, 12]))} if n % 7 else {"ongoing": n % 2 == 0})
        for n in range(60)
    ]
    figures = draw([timeline(a_life(birth={"date": "1900"}, career=posts))]).groups[0].figures
    assert sum(figure.mark.lane == "posts" for figure in figures) == 60
    for y in {figure.y for figure in figures}:
        row = sorted(extent(figure) for figure in figures if figure.y == y)
        assert all(one[1] + GAP - 0.1 <= other[0] for one, other in pairwise(row))


def test_on_an_axis_of_ages_a_term_is_still_to_be_seen():
    life = a_life(birth={"date": "-0427"}, death={"date": "2000"}, career=[{"start": "0300-05", "end": "0301-05"}])
    post = next(figure for figure in draw([timeline(life)]).groups[0].figures if figure.mark.lane == "posts")
    assert [(part.kind, part.width) for part in post.parts] == [("solid", STUB)]

"""Where everything of a timeline stands in a picture: across in percent of its width, down in em of its letters.

So the picture is as wide as its place, and its labels are as large as the reader's letters. Labels are packed for the
narrowest place that the picture is shown in; their widths are estimated, a little too wide.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from biography.timeline.axis import Axis, Tick
from biography.timeline.bars import Part
from biography.timeline.marks import LANES, Lane, Mark, Timeline
from biography.timeline.rows import in_rows, ways_to_draw

ROW = 2.0
SMALL_ROW = 0.9
NAME_OF_LIFE = 2.4
AFTER_LANE = 0.8
TOP = 2.2
GAP = 0.9
WIDTH_OF_PAGE = 46.0
WIDTH_OF_STRIP = 51.0
WIDTH_OF_MINIATURE = 24.0
LONGEST_ON_PAGE = 36
LONGEST_IN_STRIP = 20
MOST_ROWS_OF_STRIP = 6
TALL = 70.0
LAST_ROW_OF_SIGNS = 1
"""Marks without words may lie over each other: they show how much there is."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One mark in the picture: its bar or dot in the row at ``y``, and its label above that."""

    mark: Mark
    y: float
    parts: tuple[Part, ...]
    dot: float | None
    x: float
    width: float
    label: str
    at_end: bool

    @property
    def end(self) -> float:
        """Where the mark ends, in percent."""
        return round(self.x + self.width, 2)

    @property
    def middle(self) -> float:
        """Where the middle of an unlabelled mark is, in em."""
        return round(self.y + 0.3, 2)


@dataclass(frozen=True, slots=True)
class Band:
    """A lane in the picture, from ``y`` on; its name stands beside it."""

    lane: Lane
    y: float
    named: bool
    count: int
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """One life of the picture: its lanes, its marks in their order; ``span``: the line of life, from x to x at y."""

    line: Timeline
    y: float
    bands: tuple[Band, ...]
    figures: tuple[Figure, ...]
    span: tuple[float, float, float] | None


@dataclass(frozen=True, slots=True)
class Drawing:
    """A whole picture; ``height`` in em. The ``fine`` ticks are for when it is drawn wider; one that is ``tall`` does
    not fit on a sheet of paper.
    """

    axis: Axis
    height: float
    top: float
    bottom: float
    groups: tuple[Group, ...]
    ticks: tuple[tuple[float, str], ...]
    fine: tuple[tuple[float, str], ...]
    ages: tuple[tuple[float, str], ...]

    @property
    def tall(self) -> bool:
        return self.height > TALL


@dataclass
class _Pen:
    """What decides how a picture comes out, and how far down it has come."""

    axis: Axis
    width: float
    longest: int
    labelled: tuple[Lane, ...]
    y: float = TOP


def draw(
    lines: Sequence[Timeline],
    *,
    lanes: Sequence[Lane] = LANES,
    labelled: Sequence[Lane] = LANES,
    width: float = WIDTH_OF_PAGE,
    longest: int = LONGEST_ON_PAGE,
    ticks: int = 9,
    aged: bool = True,
) -> Drawing | None:
    """The lives on one axis, one below the other; None where nothing of them has a date.

    ``width`` of the narrowest place in em; ``longest``: characters of a label; lanes that are not ``labelled`` show
    their marks alone.
    """
    axes = [line.axis for line in lines if line.axis]
    if not axes:
        return None
    axis = Axis(min(axis.first for axis in axes), max(axis.last for axis in axes))
    pen = _Pen(axis, width, longest, tuple(labelled))
    groups = [_group(line.within(axis), pen, lanes, several=len(lines) > 1) for line in lines if line.axis]
    ages = _ages(lines[0].ages, axis) if aged and len(lines) == 1 else ()
    main = axis.ticks(lines[0].language, ticks)
    fine = [tick for tick in axis.ticks(lines[0].language, 6 * ticks) if tick not in main] if len(lines) == 1 else []
    return Drawing(
        axis=axis,
        height=round(pen.y + (2.2 if ages else 0.4), 2),
        top=TOP,
        bottom=round(pen.y, 2),
        groups=tuple(groups),
        ticks=_ticks(main, axis),
        fine=_ticks(fine, axis),
        ages=ages,
    )


def strip(line: Timeline) -> Drawing | None:
    """What a reader sees before the text: everything by name, or else posts by name and the rest as marks.

    None with fewer than three facts in time, or more posts than a strip has room for.
    """
    if len(line.facts) < 3:
        return None
    posts = sum(mark.lane == "posts" for mark in line.marks)
    # What cannot fit is not tried: at most four names stand beside each other.
    tried = [(LANES, len(line.marks)), (("posts",), posts)]
    for named in [lanes for lanes, number in tried if 0 < number <= 4 * MOST_ROWS_OF_STRIP]:
        drawing = draw([line], labelled=named, width=WIDTH_OF_STRIP, longest=LONGEST_IN_STRIP, ticks=12)
        rows = {figure.y for figure in drawing.groups[0].figures if figure.label} if drawing else set()
        if 0 < len(rows) <= MOST_ROWS_OF_STRIP:
            return drawing
    return None


def miniature(line: Timeline) -> Drawing | None:
    """The strip without a word, for small windows and crowded lives."""
    if len(line.facts) < 3:
        return None
    return wordless([line])


def wordless(lines: Sequence[Timeline]) -> Drawing | None:
    """The lives on one axis in a small window: their marks alone."""
    return draw(lines, labelled=(), width=WIDTH_OF_MINIATURE, ticks=5, aged=False)


def _group(line: Timeline, pen: _Pen, lanes: Sequence[Lane], *, several: bool) -> Group:
    top = pen.y
    if several:
        pen.y += NAME_OF_LIFE
    bands = []
    for lane in lanes:
        marks = [mark for mark in line.marks if mark.lane == lane]
        if marks:
            bands.append(_band(marks, lane, pen))
    by_mark = {figure.mark: figure for band in bands for figure in band.figures}
    figures = [by_mark[mark] for mark in line.marks if mark in by_mark]
    return Group(line, round(top, 2), tuple(bands), tuple(figures), _span(figures))


def _span(figures: Sequence[Figure]) -> tuple[float, float, float] | None:
    vital = {figure.mark.anchor: figure for figure in figures if figure.mark.lane == "life"}
    if len(vital) < 2:
        return None
    birth, death = vital["birth"], vital["death"]
    start, end = birth.x + birth.width / 2, death.x + death.width / 2
    return round(start, 2), round(end, 2), round(birth.y + (1.5 if birth.label else 0.3), 2)


def _band(marks: list[Mark], lane: Lane, pen: _Pen) -> Band:
    """The marks of a lane in as many rows as their labels need; the rows of a lane without labels are low."""
    named, wordless = lane in pen.labelled, not pen.labelled
    y, row = pen.y, ROW if named else SMALL_ROW
    longest = pen.longest if named else 0
    ways = [ways_to_draw(mark, pen.axis, pen.width, longest) for mark in marks]
    shapes = in_rows(ways, pen.width, GAP if named else 0.0)
    figures = []
    for mark, (number, shape) in zip(marks, shapes, strict=True):
        place = round(y + row * (number if named else min(number, LAST_ROW_OF_SIGNS)), 2)
        figures.append(Figure(mark, place, shape.parts, shape.dot, shape.x, shape.width, shape.label, shape.at_end))
    pen.y = max(figure.y for figure in figures) + row + (0.35 if wordless else AFTER_LANE)
    return Band(lane, round(y, 2), named, len(marks), tuple(figures))


def _ticks(ticks: Sequence[Tick], axis: Axis) -> tuple[tuple[float, str], ...]:
    """Place and text of each; none is written where there is no room after its line."""
    places = [(round(axis.at(tick.day), 2), tick.text) for tick in ticks]
    return tuple((x, text if x < 94 else "") for x, text in places)


def _ages(ages: Sequence[Tick], axis: Axis) -> tuple[tuple[float, str], ...]:
    return tuple((round(axis.at(tick.day), 2), tick.text) for tick in ages if axis.at(tick.day) < 98)

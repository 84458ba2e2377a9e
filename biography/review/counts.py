"""Numbers that the text and the rows both give, and figures that look copied."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from django.utils.formats import number_format
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from biography.document import Biography, Honour, Relative
from biography.review.days import begins, calendar_years, ends, is_interval
from biography.review.findings import Observation, Severity
from biography.review.phrases import counted_relatives, counted_times
from biography.review.posts import fits_post, post_words
from biography.review.prose import passages, sentences
from biography.review.registry import rule
from biography.review.wording import excerpt, quoted, term, when
from biography.review.world import World

LEAST_ALIKE = 1000
"""Small figures are alike by chance."""

RELATIVES = {
    "child": lambda: _("children"),
    "grandchild": lambda: _("grandchildren"),
    "sibling": lambda: _("siblings"),
}


@rule("relatives-counted")
def counts_of_relatives_agree(life: Biography, world: World) -> Iterator[Observation]:
    """A number of children, grandchildren or siblings in the text is that of the family's rows."""
    rows: dict[str, list[Relative]] = {}
    for relative in life.family:
        rows.setdefault(relative.relation, []).append(relative)
    for passage in passages(life, notes=True):
        if passage.claim:
            continue
        for sentence in sentences(passage.text):
            for relation, number in counted_relatives(sentence, life.language):
                known = rows.get(relation, [])
                counted = sum(relative.count or 1 for relative in known)
                # Rows by name may leave some out; a row with a number, or more names than the text counts, may not.
                if not known or counted == number or (counted < number and not any(row.count for row in known)):
                    continue
                names = {"number": number, "relation": RELATIVES[relation](), "counted": counted}
                yield Observation(
                    _("“%(sentence)s” counts %(number)s %(relation)s, the rows of the family count %(counted)s.")
                    % (names | {"sentence": excerpt(sentence)}),
                    passage.path,
                    (passage.row, *(str(row.id) for row in known)),
                    (relation, str(number), str(counted)),
                )


@rule("honours-counted")
def counts_of_honours_agree(life: Biography, world: World) -> Iterator[Observation]:
    """A number of times in the text ("five-time champion") is that of the rows, honours or posts, of that name."""
    for passage in passages(life):
        if passage.claim or "-time" not in passage.text:
            continue
        for sentence in sentences(passage.text):
            for number, name in counted_times(sentence, life.language):
                rows = next(filter(None, (_rows_named(life, part) for part in _parts(name))), [])
                counted = sum(count for _row, count, _label in rows)
                if not rows or counted == number:
                    continue
                labels = get_text_list([label for _row, _count, label in rows], _("and"))
                yield Observation(
                    _("“%(sentence)s” counts %(number)s, the rows have %(counted)s: %(rows)s.")
                    % {"sentence": excerpt(sentence), "number": number, "counted": counted, "rows": labels},
                    passage.path,
                    (passage.row, *(row for row, _count, _label in rows)),
                    (name, str(number), str(counted)),
                    # Rows may leave some out, and one post may be several terms.
                    Severity.WARNING if counted > number else Severity.NOTE,
                )


def _parts(name: str) -> Iterator[frozenset[str]]:
    """A name that may run on into the sentence, whole and ever shorter, but not without its proper names."""
    words = name.split()
    proper = max((place for place, word in enumerate(words, start=1) if word[0].isupper()), default=1)
    yield from (post_words(" ".join(words[:end])) for end in range(len(words), proper - 1, -1))


def _rows_named(life: Biography, named: frozenset[str]) -> list[tuple[str, int, str]]:
    """Id, number of years and label of the honours with these words in their titles, or else of the posts."""
    honours = [
        (str(honour.id), _years(honour), quoted(honour.title, when(honour.date)))
        for category in life.honours
        for honour in category.honours
        if named and named <= post_words(honour.title)
    ]
    posts = (period for period in life.career if fits_post(named, period.role))
    return honours or [(str(period.id), 1, quoted(period.role, term(period))) for period in posts]


def _years(honour: Honour) -> int:
    years = calendar_years(begins(honour.date), ends(honour.date)) if is_interval(honour.date) else None
    return years[1] if years else 1


@rule("figures-alike", severity=Severity.NOTE)
def no_figure_looks_copied(life: Biography, world: World) -> Iterator[Observation]:
    """Two key figures of a post that count different things are not the same large number as of the same time."""
    for place, period in enumerate(life.career):
        for (_first, one), (number, other) in combinations(enumerate(period.figures), 2):
            same_time = (one.as_of and one.as_of.edtf) == (other.as_of and other.as_of.edtf)
            same_unit = (one.unit, one.label) == (other.unit, other.label)
            if one.value == other.value and abs(one.value) >= LEAST_ALIKE and same_time and not same_unit:
                yield Observation(
                    _("“%(one)s” and “%(other)s” are both %(value)s in “%(period)s”: one may be a slip.")
                    % {
                        "one": one.label,
                        "other": other.label,
                        "value": number_format(one.value, force_grouping=True),
                        "period": period.role,
                    },
                    f"career[{place}].figures[{number}].value",
                    (str(one.id), str(other.id)),
                    (str(one.value), one.unit, other.unit),
                )

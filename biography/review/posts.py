"""Which posts of a life a phrase is about: "best workshop head", "after twelve years as mayor"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from functools import lru_cache

from biography.document import Biography, CareerPeriod

# Words for the same post, each as one of them.
LEADERS = dict.fromkeys("head director chief manager leader boss supervisor".split(), "head")
SAME = LEADERS | {"akim": "mayor", "mayor": "mayor", "governor": "governor"}
DEPUTIES = {"deputy", "vice", "assistant", "acting", "former"}
# What a text calls any post.
POST = r"(?:post|office|position|function|role|job|seat)"
EMPTY = set("the a an of in at for and his her its their on by category year".split())


@lru_cache(maxsize=4096)
def post_words(text: str) -> frozenset[str]:
    """The words that matter, in the singular, each by the one word that stands for its like."""
    words = (word.lower() for word in re.findall(r"[^\W\d_]+", text))
    singular = (
        word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word for word in words
    )
    return frozenset(SAME.get(word, word) for word in singular if word not in EMPTY)


def fits_post(named: Set[str], role: str, where: str = "") -> bool:
    """Does a phrase name a role?

    Its words are words of the role or of ``where`` it is (organisation, place), one of them says what the role is
    (the "head" of "Head of the City"), and the role is no deputy's unless the phrase says so.
    """
    words = post_words(role)
    return (
        bool(named & post_words(re.split(r" of |, ", role)[0]))
        and named <= words | post_words(where)
        and not (words & DEPUTIES) - named
    )


def posts_named(life: Biography, phrase: str) -> Iterator[CareerPeriod]:
    """The posts of a life that a phrase of its prose names."""
    named = post_words(phrase)
    registers = (life.organisations, life.places, life.offices)
    registered = {entry.key: entry.name for register in registers for entry in register}
    for period in life.career:
        keys = (reference.key for reference in (period.organisation, period.place, period.office) if reference)
        if fits_post(named, period.role, " ".join(registered.get(key, "") for key in keys)):
            yield period

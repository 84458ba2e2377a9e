"""How names are compared: without case and accents, by their words, in Latin letters too, and with small mistakes.

Pure functions of text. The mistakes are found by symmetric deletion: two words that differ by a letter or two become
equal when a letter or two are left out of both, so that an index of shortened forms needs only look-ups of equality,
which every database answers at once (the idea of W. Garbe's SymSpell, 2012; the code is our own).
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import combinations

LONGEST_WORD, LONGEST_NAME = 60, 255
# Forms are made of the beginning of a word alone: it tells names apart well enough, and their number stays small.
HEAD = 7
OTHER = "#"

# Letters that no decomposition of Unicode (NFKD) takes apart.
_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h", "ŋ": "n", "ŧ": "t"}
    | {"ى": "ي", "ة": "ه", "ی": "ي", "ک": "ك", "ـ": ""}
)
# In names they join: O'Brien, Qur’an, Мар'яна.
_APOSTROPHES = re.compile("['’ʼʻ‘`´ʹʺ′]")
_CYRILLIC = {
    "а": "a", "б": "b", "в": "v", "г": "g", "ғ": "g", "ґ": "g", "д": "d", "е": "e", "є": "ye", "ж": "zh", "з": "z",
    "и": "i", "і": "i", "к": "k", "қ": "k", "л": "l", "м": "m", "н": "n", "ң": "n", "о": "o", "ө": "o", "п": "p",
    "р": "r", "с": "s", "т": "t", "у": "u", "ұ": "u", "ү": "u", "ф": "f", "х": "kh", "һ": "h", "ц": "ts", "ч": "ch",
    "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu", "я": "ya", "ә": "a", "ђ": "dj",
    "ј": "j", "љ": "lj", "њ": "nj", "ћ": "c", "џ": "dz",
}  # fmt: skip


def in_any_case(word: str) -> set[str]:
    """The word in capitals, small letters and the usual mixtures: addresses that differ in nothing else are one."""
    return {word, word.lower(), word.upper(), word.title(), word.capitalize()}


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """The text in small letters without accents and points: Zoë → zoe, Łódź → lodz, Ёлкин → елкин."""
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", text) if unicodedata.category(sign) != "Mn")
    # Small letters may be accented again: İ becomes i with a dot above.
    small = unicodedata.normalize("NFKD", plain.casefold()).translate(_LETTERS)
    return "".join(sign for sign in small if unicodedata.category(sign) != "Mn")


def words(text: str) -> list[str]:
    """The folded words of a text, letters (with their marks) and numbers alone, in their order."""
    signs = (sign if unicodedata.category(sign)[0] in "LMN" else " " for sign in fold(text))
    return [word[:LONGEST_WORD] for word in "".join(signs).split()]


def name_words(name: str) -> list[str]:
    """The folded words of a name; an apostrophe parts none: O’Brien → obrien."""
    return words(_APOSTROPHES.sub("", name))


def whole(words_of_a_name: list[str]) -> str:
    """All words of a name as one text, whatever their order: ``=ada lovelace``. No word of a name starts with ``=``."""
    return f"={' '.join(sorted(words_of_a_name))}"[:LONGEST_NAME]


def in_latin(word: str) -> str:
    """A folded word of Cyrillic letters in Latin ones, in the way of English maps (BGN/PCGN, simplified): храпунов →
    khrapunov. Any other word as it is."""
    return "".join(_CYRILLIC.get(sign, sign) for sign in word)


def sort_key(name: str) -> str:
    """What lists are ordered by: the folded words, so that neither case nor accents nor commas count."""
    return " ".join(name_words(name)) or fold(name)


def first_letter(name: str) -> str:
    """The head that a name stands under in a list, a capital of its own script; ``#`` where it starts with none."""
    key = sort_key(name)[:1]
    return key.upper()[:1] if key and unicodedata.category(key)[0] == "L" else OTHER


def script(text: str) -> str:
    """The script of the first letter, by its name in Unicode: LATIN, CYRILLIC, ARABIC, CJK; empty without letters."""
    letter = next((sign for sign in text if unicodedata.category(sign)[0] == "L"), "")
    return unicodedata.name(letter, "").partition(" ")[0] if letter else ""


def mistakes_forgiven(word: str) -> int:
    """How many letters of a word may be wrong: none in a word of two, one in a short one, two from six letters on."""
    return 0 if len(word) < 3 else 1 if len(word) < 6 else 2


def shortened(word: str) -> set[str]:
    """The beginning of a word, and what is left of it when as many letters are left out as may be wrong."""
    head = word[:HEAD]
    kept = range(max(len(head) - mistakes_forgiven(word), 1), len(head) + 1)
    return {"".join(letters) for length in kept for letters in combinations(head, length)}


def forms(word: str) -> set[str]:
    """What a word is found by: its beginnings, and its shortened forms."""
    return shortened(word) | {word[:length] for length in range(1, min(len(word), HEAD) + 1)}


def mistakes(one: str, other: str, most: int) -> int | None:
    """How many letters are wrong, missing, too many or exchanged with their neighbour; None if more than ``most``.

    The optimal string alignment distance.
    """
    if abs(len(one) - len(other)) > most:
        return None
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, sign in enumerate(one, 1):
        last, before, row = before, row, [i]
        for j, letter in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (sign != letter))
            if i > 1 and j > 1 and sign == other[j - 2] and one[i - 2] == letter:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
        if min(row) > most and min(before) > most:
            return None
    return row[-1] if row[-1] <= most else None

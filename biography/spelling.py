"""How names are compared: without case and accents, by their words, in Latin letters too, and with small mistakes.

Pure functions of text. The mistakes are found by symmetric deletion: two words that differ by a letter or two become
equal when a letter or two are left out of both, so that an index of shortened forms needs only look-ups of equality,
which every database answers at once (the idea of W. Garbe's SymSpell, 2012; the code is our own).
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import chain, combinations, islice, product

from anyascii import anyascii

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
APOSTROPHES = re.compile("['’ʼʻ‘`´ʹʺ′]")
# Scripts that leave the vowels out, so that their letters alone make no Latin spelling.
_WITHOUT_VOWELS = {"ARABIC", "HEBREW", "SYRIAC", "THAANA"}
# The usual Latin spellings of one sound, as one of them. In capitals while others are still looked for.
_SOUNDS = [
    (re.compile(pattern), sound)
    for pattern, sound in (
        ("dsch|dzh|dj|zh", "Z"),
        ("shch|schtsch|schch", "S"),
        ("tsch|tch", "C"),
        ("sch|sh", "S"),
        ("kh", "H"),
        ("gh", "g"),
        ("ph", "f"),
        ("th", "t"),
        ("tz", "ts"),
        ("ck|q|c(?![eiyh])", "k"),
        ("x", "ks"),
        ("w", "v"),
        ("ou", "u"),
        ("ff?$", "v"),
        ("(?<=[bdgkpt])er$", "r"),
        (r"([b-df-hk-np-tvxz])\1", r"\1"),
    )
]
HUSHING = 4
# What may stand for several sounds: ch is ч, х and ш; j is й and ж; yo, and o after a hushing sound, are ё.
_AMBIGUOUS = re.compile("ch|j(?=[aeou])|[yij]+o|(?<=[SCZ])o|(?<=ch)o")
_READINGS = {"ch": ("C", "H", "S"), "j": ("i", "Z"), "o": ("o", "e")}
MOST_READINGS = 8
_ARTICLE = "ال"
ARTICLES = {"al", "el", "ul"}
TITLES = {"dr", "prof", "professor", "sir"}


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
    return words(APOSTROPHES.sub("", name))


def whole(words_of_a_name: list[str]) -> str:
    """All words of a name as one text, whatever their order: ``=ada lovelace``. No word of a name starts with ``=``."""
    return f"={' '.join(sorted(words_of_a_name))}"[:LONGEST_NAME]


@lru_cache(maxsize=4096)
def in_latin(word: str) -> str:
    """A folded word of another script in Latin letters, in the way of English maps: храпунов → khrapunov, 毛泽东 →
    maozedong. Any other word, and one of a script without vowels, as it is."""
    if word.isascii() or script(word) in _WITHOUT_VOWELS:
        return word
    return "".join(sign for sign in anyascii(word).lower() if sign.isalnum()) or word


@lru_cache(maxsize=4096)
def keys(word: str) -> frozenset[str]:
    """What a folded word shares with its other usual spellings: пётр, petr, pyotr and peter; Arabic words without
    their article."""
    if script(word) in _WITHOUT_VOWELS:
        return frozenset({word, word.removeprefix(_ARTICLE) if len(word) > 4 else word})
    latin = in_latin(word)
    for pattern, sound in _SOUNDS[:HUSHING]:
        latin = pattern.sub(sound, latin)
    if latin != word and not word.isascii():
        # Other scripts have a letter for each sound.
        return frozenset({_key(latin.replace("ch", "C"))})
    between = _AMBIGUOUS.split(latin)
    options = [_READINGS.get(found) or ("io", "e") for found in _AMBIGUOUS.findall(latin)]
    readings = ("".join(chain.from_iterable(zip(between, (*chosen, ""), strict=True))) for chosen in product(*options))
    return frozenset(map(_key, islice(readings, MOST_READINGS)))


def _key(reading: str) -> str:
    for pattern, sound in _SOUNDS[HUSHING:]:
        reading = pattern.sub(sound, reading)
    plain = re.sub("[yij]+", "i", re.sub("[yij]+e", "e", reading))
    return plain.replace("S", "sh").replace("C", "ch").replace("Z", "zh").replace("H", "h")[:LONGEST_WORD]


def same_word(one: str, other: str) -> bool:
    """Are two folded words spellings of one, or is either the initial of the other?"""
    if len(one) == 1 or len(other) == 1:
        return any(a.startswith(b) or b.startswith(a) for a in keys(one) for b in keys(other))
    return one == other or not keys(one).isdisjoint(keys(other))


def same_name(one: str, other: str) -> bool:
    """Do two names have no word that tells their bearers apart? Each word of the shorter one is one of the longer:
    in any order, spelling or script, as an initial, and without titles and articles."""
    shorter, longer = sorted((telling_words(one), telling_words(other)), key=len)
    if not any(len(word) > 1 for word in shorter):
        return False
    left = list(longer)
    for word in sorted(shorter, key=len, reverse=True):
        # Whole words first, so that an initial takes none that another word needs.
        fits = sorted((found for found in left if same_word(word, found)), key=len, reverse=True)
        if not fits:
            return False
        left.remove(fits[0])
    return True


def telling_words(name: str) -> list[str]:
    """The words of a name that tell who it is: not titles, nor an Arabic article, unless there is nothing else."""
    found = name_words(name)
    return [word for word in found if in_latin(word) not in ARTICLES | TITLES] or found


def spellings(words_of_a_name: list[str]) -> set[str]:
    """All by which a name is found: its words, in Latin letters too, their keys, and the whole name in each way."""
    latin = [in_latin(word)[:LONGEST_WORD] for word in words_of_a_name]
    found = {*words_of_a_name, *latin, whole(words_of_a_name), whole(latin)}
    return found.union(wholes(words_of_a_name), *map(marked_keys, words_of_a_name)) - {""}


def marked_keys(word: str) -> set[str]:
    """The keys of a word as an index has them: no word begins with their mark, so that none is taken for a key."""
    return {f"~{key}"[:LONGEST_WORD] for key in keys(word)}


def wholes(words_of_a_name: list[str]) -> set[str]:
    """The whole name by the keys of its words, in the first few of all readings."""
    readings = product(*(sorted(keys(word)) for word in words_of_a_name))
    return {whole(list(reading)) for reading in islice(readings, MOST_READINGS)}


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

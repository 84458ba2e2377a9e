"""Why a value does not fit the document: sentences for people, which can be translated, in place of pydantic's.

No Django: whoever tells a reader translates. Each kind of error that the document's types can raise has its sentence
here (``tests/document/test_refusals.py`` walks them).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from difflib import get_close_matches
from typing import Any

from biography.document.languages import language_named
from biography.document.patterns import ANY_LANGUAGE, KEY, LANGUAGE, LINE, TEXT, URL
from biography.refused import UNFIT_FOR_TEXT, Refused, shown


def refusal(error: Mapping[str, Any]) -> Any:
    """The exception to tell instead of one of pydantic's errors, as ``ValidationError.errors()`` lists them.

    What a validator of ours has raised is answered as it is; it may lack ``translated``.
    """
    kind, value, context = error["type"], error.get("input"), error.get("ctx") or {}
    if kind == "value_error":
        return context["error"]
    if kind in PLAIN:
        return PLAIN[kind]()
    if kind in WITH_CONTEXT:
        return WITH_CONTEXT[kind](value, context)
    return Refused("this does not fit here")


def nearest(word: str, words: list[str]) -> str:
    """The one of these words that was perhaps meant; empty where none is near."""
    folded = word.strip().lower().replace(" ", "-").replace("_", "-")
    by_form = {each.lower().replace("_", "-"): each for each in words}
    found = get_close_matches(folded, list(by_form), 1, 0.7)
    return by_form[found[0]] if found else ""


def unfit_sign(text: str) -> Refused | None:
    """What to say of a text with a sign that no text has; None where it has none."""
    found = UNFIT_FOR_TEXT.search(text)
    if not found:
        return None
    # Of a text with markup its words: nobody who typed it has seen the tags.
    words = re.sub(r"<[^>]*>", " ", text[: found.start()])
    code, before = f"U+{ord(found[0]):04X}", shown(words[-20:])
    if before:
        return Refused(
            "this has a control character (%(code)s) after “%(before)s”: delete it", code=code, before=before
        )
    return Refused("this begins with a control character (%(code)s): delete it", code=code)


def _pattern(value: Any, context: Any) -> Refused:
    return PATTERNS.get(context["pattern"], _does_not_fit)(str(value))


def _does_not_fit(_text: str) -> Refused:
    return Refused("this does not fit here")


def _line(text: str) -> Refused:
    if unfit := unfit_sign(text):
        return unfit
    return Refused("this is one line of text, and a line breaks after “%(before)s”", before=shown(_first_line(text)))


def _first_line(text: str) -> str:
    return re.split(r"[\n\r\u2028\u2029]", text.strip(), maxsplit=1)[0]


def _text(text: str) -> Refused:
    return unfit_sign(text) or _does_not_fit(text)


def _key(text: str) -> Refused:
    if not text:
        return Refused("this is empty")
    return Refused(
        "“%(value)s” has signs that no address takes: letters, digits, hyphens and underscores do", value=shown(text)
    )


def _language(text: str) -> Refused:
    if not text:
        return Refused("this is empty")
    if tag := language_named(text):
        return Refused("“%(value)s” is not the tag of a language: write %(tag)s", value=shown(text), tag=tag)
    return Refused(
        "“%(value)s” is not the tag of a language (BCP 47): write one such as en, ru, kk or zh-Hant", value=shown(text)
    )


def _url(text: str) -> Refused:
    if not text.startswith(("http://", "https://")):
        return Refused("“%(value)s” is no address: one begins with https:// or http://", value=shown(text))
    return Refused("an address has no spaces, quotation marks or angle brackets: percent-encode them")


PATTERNS: dict[str, Callable[[str], Refused]] = {
    LINE: _line,
    TEXT: _text,
    KEY: _key,
    LANGUAGE: _language,
    ANY_LANGUAGE: _language,
    URL: _url,
}


def _no_text(value: Any, _context: Any) -> Refused:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return Refused('this is text: write it in quotation marks, "%(value)s"', value=value)
    return Refused("this is text, and here stands %(found)s", found=_name(value))


def _name(value: Any) -> str:
    """What JSON calls a value."""
    names: dict[type, str] = {str: "a text", bool: "true or false", dict: "an object", list: "a list"}
    return names.get(type(value), "a number")


def _no_object(value: Any, _context: Any) -> Refused:
    if isinstance(value, list):
        return Refused("this is one object, {…}, and here stands a list: there is room for one")
    return Refused("this is an object, {…}, and here stands %(found)s", found=_name(value))


def _literal(value: Any, context: Any) -> Refused:
    words = re.findall(r"'([^']*)'", context["expected"])
    if meant := nearest(value, words) if isinstance(value, str) else "":
        return Refused("“%(value)s” is not known here; did you mean “%(meant)s”?", value=shown(value), meant=meant)
    return Refused(
        "“%(value)s” is not known here; write one of: %(words)s",
        value=shown(value),
        words=", ".join(word for word in words if word),
    )


def _tag(_value: Any, context: Any) -> Refused:
    return _literal(context["tag"], {"expected": context["expected_tags"]})


def _too_long(value: Any, context: Any) -> Refused:
    return Refused(
        "this is too long: %(length)s characters, where at most %(most)s are taken",
        length=len(value),
        most=context["max_length"],
    )


def _no_time() -> Refused:
    return Refused('this is a time with its zone, such as "2026-11-30T09:00:00Z"')


PLAIN: dict[str, Callable[[], Refused]] = {
    "datetime_type": _no_time,
    "datetime_parsing": _no_time,
    "datetime_object_invalid": _no_time,
    "datetime_from_date_parsing": _no_time,
    "missing": lambda: Refused("this is required"),
    "extra_forbidden": lambda: Refused("there is no such field"),
    "string_too_short": lambda: Refused("this is empty"),
    "string_unicode": lambda: Refused("this has half a character (U+D800 to U+DFFF without its other half): delete it"),
    "uuid_parsing": lambda: Refused("an id is a UUID; leave it out, and one is made"),
    "uuid_type": lambda: Refused("an id is a UUID; leave it out, and one is made"),
    "decimal_parsing": lambda: Refused('this is no number: write one such as 7400 or "1.65"'),
    "decimal_type": lambda: Refused('this is no number: write one such as 7400 or "1.65"'),
    "finite_number": lambda: Refused('this is no number: write one such as 7400 or "1.65"'),
    "int_type": lambda: Refused("this is a whole number, such as 5"),
    "int_parsing": lambda: Refused("this is a whole number, such as 5"),
    "int_parsing_size": lambda: Refused("this is a whole number, such as 5"),
    "int_from_float": lambda: Refused("this is a whole number, such as 5"),
    "bool_type": lambda: Refused("this is true or false"),
    "bool_parsing": lambda: Refused("this is true or false"),
    "tuple_type": lambda: Refused("this is a list: […]"),
    "union_tag_not_found": lambda: Refused("a block says its type: heading, paragraph, quotation, picture or claim"),
}
WITH_CONTEXT: dict[str, Callable[[Any, Any], Refused]] = {
    "string_type": _no_text,
    "model_type": _no_object,
    "model_attributes_type": _no_object,
    "string_too_long": _too_long,
    "string_pattern_mismatch": _pattern,
    "literal_error": _literal,
    "union_tag_invalid": _tag,
    "greater_than_equal": lambda value, context: Refused("this is at least %(least)s", least=context["ge"]),
    "less_than_equal": lambda value, context: Refused("this is at most %(most)s", most=context["le"]),
    "decimal_max_digits": lambda value, context: Refused(
        "a number has at most %(most)s digits", most=context["max_digits"]
    ),
    "decimal_max_places": lambda value, context: Refused(
        "a number has at most %(most)s digits after the point", most=context["decimal_places"]
    ),
    "decimal_whole_digits": lambda value, context: Refused(
        "a number has at most %(most)s digits before the point", most=context["whole_digits"]
    ),
    "too_long": lambda value, context: Refused(
        "at most %(most)s are taken here, and there are %(length)s",
        most=context["max_length"],
        length=context["actual_length"],
    ),
}

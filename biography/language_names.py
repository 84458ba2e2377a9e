"""Names of languages in the reader's language, from the Unicode CLDR as Babel brings it."""

from __future__ import annotations

from functools import lru_cache

from babel import Locale


@lru_cache(maxsize=1024)
def language_name(tag: str, reader: str) -> str:
    """What a language tag (BCP 47) is called in the reader's language: "Kazakh (Cyrillic)" for ``kk-Cyrl``.

    A name that the reader's language lacks is given in English, and a tag that CLDR does not know as it is.
    """
    language, *subtags = tag.replace("_", "-").split("-")
    for locale in (Locale.parse(reader, sep="-"), Locale("en")):
        name = locale.languages.get(language.lower())
        if name:
            found = (locale.scripts.get(part.title()) or locale.territories.get(part.upper()) for part in subtags)
            details = ", ".join(part for part in found if part)
            return f"{name} ({details})" if details else name
    return tag

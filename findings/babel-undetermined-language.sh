#!/usr/bin/env bash
# Babel reads the tag of an undetermined language as American English.
#
# Input:     the language tag "und" (BCP 47; ISO 639-2 "undetermined"), which MARC 21, EAC-CPF and library catalogues
#            write where nobody knows the language of a name or a text, and which CLDR names in every language.
# Expected:  a locale without a language, called "Unknown language"; or UnknownLocaleError, as for "mul" and "zxx", the
#            other special tags of ISO 639-2, and for "grc".
# Happens:   Locale.parse("und") answers Locale("en", territory="US"): "English (United States)". The likely subtags of
#            CLDR, which are a guess for choosing fonts, become what the text is said to be.
# Package:   Babel 2.19.0 (Unicode CLDR that it brings), Python 3.11; seen on 2026-11-30.
# Around it: Locale("en").languages["und"] has the name that was wanted.
set -euo pipefail
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "Babel==2.19.0"
"$folder/venv/bin/python" - <<'PYTHON'
from babel import Locale, UnknownLocaleError

found = Locale.parse("und")
print("Locale.parse('und'):              ", repr(found), "=", found.get_display_name("en"))
print("Locale('en').languages['und']:    ", Locale("en").languages["und"])
others = {}
for tag in ("mul", "zxx", "grc"):
    try:
        others[tag] = repr(Locale.parse(tag))
    except UnknownLocaleError as error:
        others[tag] = type(error).__name__
print("the same of mul, zxx and grc:     ", others)
assert (found.language, found.territory) == ("en", "US"), "Babel no longer takes und for American English"
assert Locale("en").languages["und"] == "Unknown language"
assert set(others.values()) == {"UnknownLocaleError"}
PYTHON

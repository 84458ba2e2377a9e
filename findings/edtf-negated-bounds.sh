#!/usr/bin/env bash
# python-edtf turns "no later than 1850" into "1850 or later".
#
# Input:     English phrases with one bound, as catalogues and genealogies write them.
# Expected:  "not after 1850" and "no later than 1850" end with 1850: /1850 (or ../1850), as "before 1850" does.
#            "not before 1850" and "no earlier than 1850" begin with it: 1850/, as "after 1850" does. Or None, which
#            text_to_edtf answers where it does not understand ("between 1860 and 1865").
# Happens:   "no later than 1850" becomes 1850/ and "not before 1850" becomes /1850: the opposite of what is said, since
#            the words "later" and "before" are found and the negation is not. Nothing tells the caller.
# Package:   edtf 5.0.2, Python 3.11; seen on 2026-11-30.
set -euo pipefail
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "edtf==5.0.2"
"$folder/venv/bin/python" - <<'PYTHON'
from edtf import text_to_edtf

found = {}
for text in ("before 1850", "no later than 1850", "not before 1850", "between 1860 and 1865"):
    found[text] = text_to_edtf(text)
    print(f"{text!r:26} {found[text]}")
assert found["before 1850"] == "/1850"
assert found["no later than 1850"] == "1850/", "what is no later than 1850 no longer begins in 1850"
assert found["not before 1850"] == "/1850", "what is not before 1850 no longer ends in 1850"
assert found["between 1860 and 1865"] is None
PYTHON

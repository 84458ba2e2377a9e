#!/usr/bin/env bash
# python-edtf's English reader is a year off before Christ, and drops the end of a range there.
#
# Input:     "44 BC", "1 BC", "44 BC to 30 BC".
# Expected:  years of ISO 8601 (and EDTF, which is built on it) count astronomically: 0000 is 1 BC, so that 44 BC is
#            -0043. A range keeps its end: -0043/-0029; or None, as for other phrases that are not understood.
# Happens:   text_to_edtf answers -0044 for 44 BC, which is 45 BC, and -0001 for 1 BC; of "44 BC to 30 BC" it answers
#            -0044, and the end is gone in silence, though of "1914 to 1918" it answers None.
# Package:   edtf 5.0.2, Python 3.11; seen on 2026-11-30.
set -euo pipefail
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "edtf==5.0.2"
"$folder/venv/bin/python" - <<'PYTHON'
from edtf import text_to_edtf

found = {text: text_to_edtf(text) for text in ("44 BC", "1 BC", "44 BC to 30 BC", "1914 to 1918")}
for text, edtf in found.items():
    print(f"{text!r:20} {edtf}")
assert found["44 BC"] == "-0044", "44 BC is no longer read as 45 BC"
assert found["1 BC"] == "-0001"
assert found["44 BC to 30 BC"] == "-0044", "the end of the range is no longer dropped"
assert found["1914 to 1918"] is None
PYTHON

#!/usr/bin/env bash
# python-edtf takes winter for December alone.
#
# Input:     the seasons of EDTF level 1 (ISO 8601-2: 21 spring, 22 summer, 23 autumn, 24 winter), and their bounds.
# Expected:  three months each, as spring, summer and autumn have: winter 1942 from December 1942 to the end of February
#            1943 (or, for those who keep to the calendar year, from January to December of it).
# Happens:   lower_strict and upper_strict of "1942-24" are 1 December and 31 December 1942. Of the winter only the first
#            month is left, without a word: a child that was born "in the winter of 1942" and died on 3 February 1943 is
#            born and dead in the right order, but one that died in the January of that winter was not in it.
# Package:   edtf 5.0.2, Python 3.11; seen on 2026-11-30.
set -euo pipefail
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "edtf==5.0.2"
"$folder/venv/bin/python" - <<'PYTHON'
from edtf import parse_edtf

days = {}
for season, name in ((21, "spring"), (22, "summer"), (23, "autumn"), (24, "winter")):
    date = parse_edtf(f"1942-{season}")
    days[name] = date.lower_strict()[:3], date.upper_strict()[:3]
    print(f"{name:8} {days[name][0]} to {days[name][1]}")
assert days["spring"] == ((1942, 3, 1), (1942, 5, 31))
assert days["winter"] == ((1942, 12, 1), (1942, 12, 31)), "winter is no longer December alone"
PYTHON

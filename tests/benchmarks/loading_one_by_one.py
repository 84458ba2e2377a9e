"""The peer of the benchmark of loading: the same lives, each page added and published by itself, and taken back."""

import sys
from pathlib import Path

import django

django.setup()

from django.db import transaction  # noqa: E402

from biography.exchange.reading import each_life  # noqa: E402
from tests.one_by_one import load_one_by_one  # noqa: E402

with transaction.atomic():
    load_one_by_one(each_life(map(Path, sys.argv[1:])))
    transaction.set_rollback(True)

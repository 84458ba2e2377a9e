"""An index that cannot be asked."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import DatabaseError, DataError, connections

log = logging.getLogger("biography.full_text")


class SearchBroken(Exception):
    """The index is gone or damaged; ``manage.py update_index`` makes it anew. Why stands in the log."""

    def __init__(self) -> None:
        super().__init__("search: it does not work at the moment; all else does")


@contextmanager
def asking(using: str) -> Iterator[None]:
    """Raises SearchBroken where the index of a database cannot be asked.

    DataError, of what was asked, and the errors of a database that is away altogether go on as they are.
    """
    try:
        yield
    except DataError:
        raise
    except DatabaseError as error:
        if not connections[using].is_usable():
            raise
        log.exception("Search does not work; manage.py update_index makes its index anew.")
        raise SearchBroken from error

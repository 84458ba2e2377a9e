"""A line of log for each thing said: for people, or as JSON for programs; each with the id of the request it is of."""

from __future__ import annotations

import json
import logging
import re
from contextvars import ContextVar
from datetime import UTC, datetime

request_id: ContextVar[str] = ContextVar("request_id", default="")

# What portal.watching.requests says of a request, beside the message. Nothing else that a library hangs on a record is
# written: Django's has the whole request there, with its query and cookies.
FIELDS = ("method", "path", "status", "milliseconds", "source")


# Whoever has such an address can set somebody's password.
SECRET_PATH = re.compile(r"(/password[_/]reset/(?:confirm|key)/)\S+")


def without_secrets(text: str) -> str:
    return SECRET_PATH.sub(r"\1…", text)


class TextFormatter(logging.Formatter):
    def __init__(self) -> None:
        super().__init__("{asctime} {levelname} {name}: {message}", style="{")

    def formatMessage(self, record: logging.LogRecord) -> str:
        record.message = without_secrets(record.message)
        line = super().formatMessage(record)
        return f"{line} [{identity}]" if (identity := request_id.get()) else line


class JsonFormatter(logging.Formatter):
    """An object to a line: time (RFC 3339), level, logger, message, and where they are known the rest."""

    def format(self, record: logging.LogRecord) -> str:
        said = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": without_secrets(record.getMessage()),
            "request_id": request_id.get() or None,
            **{name: getattr(record, name, None) for name in FIELDS},
            "exception": self.formatException(record.exc_info) if record.exc_info else None,
        }
        return json.dumps({name: value for name, value in said.items() if value is not None}, ensure_ascii=False)

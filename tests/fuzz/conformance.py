"""Whether the third API answers as its own OpenAPI description says, whatever is asked (schemathesis)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import seed as seeded
from schemathesis.checks import load_all_checks
from schemathesis.core.failures import FailureGroup
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

load_all_checks()
NO_FAILURE = [schemathesis.checks.not_a_server_error]
AS_DESCRIBED = [
    *NO_FAILURE,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]
OURS = ("/api/v3/people", "/api/v3/people/{slug}", "/api/v3/offices/{key}")


def checks_of(path: str) -> list[Any]:
    """Wagtail describes none of its own refusals (401, 403, 404, 422): of its operations only failures are wrong.

    That what the description allows is accepted is asked of none: that a text is a date in EDTF, or the key of a life,
    no JSON Schema says; 422 and 404 do.
    """
    return AS_DESCRIBED if path in OURS else NO_FAILURE


def answers(
    schema: Any, examples: int, known: dict[str, str], headers: dict[str, str], seed: int = 1, **where: str
) -> Iterator[tuple[str, int, str]]:
    """Of each operation of a schema so many cases: its name, the status, what was wrong with the answer or nothing.

    ``known``: values of parts of our own addresses, for every second case: hardly any made-up name has something.
    ``where``: the ``base_url`` of a server; else the application that the schema came from is asked, in this process.
    """
    for path, operations in schema.items():
        for operation in operations.values():
            for number, case in enumerate(cases(operation, examples, seed)):
                if path in OURS and number % 2:
                    case.path_parameters.update({name: known[name] for name in case.path_parameters})
                response = case.call(headers=headers, **where)
                wrong = ""
                try:
                    case.validate_response(response, checks=checks_of(path))
                except FailureGroup as failed:
                    wrong = "\n".join((*map(str, failed.exceptions), case.as_curl_command()))
                yield operation.label, response.status_code, wrong


def cases(operation: Any, examples: int, seed: int) -> list[Any]:
    """Requests that fit the description of an operation, always the same of the same seed."""
    made: list[Any] = []

    @seeded(seed)
    @settings(
        max_examples=examples,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy())
    def make(case: Any) -> None:
        made.append(case)

    make()
    return made

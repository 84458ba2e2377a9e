"""What the APIs answer when they cannot give what is asked for, as their description says it (RFC 9457)."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict, Field
from wagtail.api.v3.errors import PROBLEM_JSON

REASONS = {
    301: "It has another address now, which Location says.",
    400: "The request cannot be read.",
    401: "It wants a bearer token that is valid.",
    403: "The token may not do this.",
    404: "There is none that is public.",
    422: "A parameter cannot be meant: `errors` names it and says why.",
    429: "Too many requests: Retry-After says for how many seconds to wait.",
    503: "The search does not answer for now: Retry-After says for how many seconds to wait.",
}


class ProblemError(BaseModel):
    """One thing that is wrong with a request."""

    model_config = ConfigDict(json_schema_serialization_defaults_required=True)
    type: str = Field("", description="What is wrong, as a word for programs: `unknown_parameter`.")
    loc: list[str | int] = Field([], description="Where it is: `query` and the name of the parameter.")
    msg: str = Field(description="What is wrong, as a sentence.")


class Problem(BaseModel):
    """What went wrong (RFC 9457)."""

    type: str = Field(description="`about:blank`: the status says it.")
    title: str = Field(description="The name of the status.")
    status: int
    detail: str = Field("", description="What is wrong, as a sentence.")
    errors: list[ProblemError] = Field([], description="Each thing that is wrong, where there are several.")


def problems(*statuses: int) -> dict[str, Any]:
    """``openapi_extra`` of an operation that answers with these, and as all of them do with 429 (RFC 9457, RFC 6585).

    Raises ``KeyError`` for a status that nothing is known of.
    """
    return {"responses": {status: described(status) for status in (*statuses, 429)}, "security": []}


def described(status: int) -> dict[str, Any]:
    """The response of OpenAPI for this status."""
    said: dict[str, Any] = {"description": REASONS[status]}
    if status >= 400:
        said["content"] = {PROBLEM_JSON: {"schema": {"$ref": "#/components/schemas/Problem"}}}
    return said


def schemas() -> dict[str, Any]:
    """The schemas that the responses refer to, by name."""
    found = Problem.model_json_schema(ref_template="#/components/schemas/{model}")
    return found.pop("$defs") | {"Problem": found}

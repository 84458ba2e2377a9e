"""What our part of the third API answers when it cannot give what is asked for, as its description says it."""

from __future__ import annotations

from typing import Any

from wagtail.api.v3.errors import PROBLEM_JSON, ProblemDetail

REASONS = {
    301: "It has another address now, which Location says.",
    404: "There is none that is public.",
    422: "A parameter cannot be meant: `errors` names it and says why.",
    429: "Too many requests: Retry-After says for how many seconds to wait.",
}


def problems(*statuses: int) -> dict[str, Any]:
    """``openapi_extra`` of an operation that answers with these, and as all of them do with 429 (RFC 9457, RFC 6585).

    Raises ``KeyError`` for a status that nothing is known of.
    """
    return {"responses": {status: _described(status) for status in (*statuses, 429)}}


def _described(status: int) -> dict[str, Any]:
    said: dict[str, Any] = {"description": REASONS[status]}
    if status == 429:
        fields = {"detail": {"type": "string"}, "message": {"type": "string"}}
        of_limits = {"type": "object", "properties": fields, "required": [*fields]}
        return said | {"content": {"application/json": {"schema": of_limits}}}
    if status >= 400:
        said["content"] = {PROBLEM_JSON: {"schema": ProblemDetail.model_json_schema()}}
    return said

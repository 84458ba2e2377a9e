"""The OpenAPI document of /api/v3/ as tools take it that read it by the letter (OpenAPI 3.1, JSON Schema 2020-12)."""

from __future__ import annotations

from typing import Any

from biography.api.problems import described, schemas

# Wagtail's own word beside a schema. What begins with x- is free for anybody (OpenAPI 3.1, 4.9).
OURS = {"features": "x-features"}


def for_tools(document: dict[str, Any]) -> dict[str, Any]:
    """The document that Wagtail's API makes of itself, put right in place."""
    document["servers"] = [{"url": "/", "description": "This portal."}]
    # Addresses are answered with and without a slash at their end; described is the form that linters want.
    document["paths"] = {path.rstrip("/"): operations for path, operations in document["paths"].items()}
    for path, operations in [*document["paths"].items()]:
        if any(one["in"] == "path" and one["schema"].get("const") == "" for one in _parameters(operations)):
            # Of snippets, of which the API here writes none: an address that nothing has.
            del document["paths"][path]
        for operation in operations.values():
            _tell_refusals(operation, path)
            _free_of_defaults(operation)
    document["components"]["schemas"] |= schemas()
    _in_words_of_json_schema(document["components"]["schemas"])
    return document


def _parameters(operations: dict[str, Any]) -> list[dict[str, Any]]:
    return [parameter for operation in operations.values() for parameter in operation["parameters"]]


def _tell_refusals(operation: dict[str, Any], path: str) -> None:
    """Add the refusals that every operation for editors may answer with; those for anybody say theirs themselves."""
    if operation.get("security"):
        for status in (400, 401, 403, *((404,) if "{" in path else ()), 422, 429):
            operation["responses"].setdefault(status, described(status))


def _free_of_defaults(operation: dict[str, Any]) -> None:
    """A body that may be left out has no schema with a default: generators have no value for a whole object."""
    for content in operation.get("requestBody", {}).get("content", {}).values():
        if content["schema"].pop("default", None) is not None:
            operation["requestBody"]["required"] = False
            [content["schema"]] = content["schema"].get("allOf", [content["schema"]])


def _in_words_of_json_schema(part: Any) -> None:
    for inner in part.values() if isinstance(part, dict) else part if isinstance(part, list) else ():
        _in_words_of_json_schema(inner)
    for word, ours in OURS.items():
        # A property of that name has a schema, not a list.
        if isinstance(part, dict) and isinstance(part.get(word), list):
            part[ours] = part.pop(word)

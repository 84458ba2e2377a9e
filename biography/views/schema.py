"""The JSON Schema of the import format."""

from functools import cache
from typing import Any

from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

from biography.document import FORMAT, Biography

DIALECT = "https://json-schema.org/draft/2020-12/schema"


@cache
def biography_schema() -> dict[str, Any]:
    """JSON Schema (draft 2020-12) of a file that ``load_biographies`` takes: one life, or a list of lives."""
    life = Biography.model_json_schema(ref_template="#/$defs/{model}")
    parts = life.pop("$defs")
    for part in (life, *parts.values()):
        if "id" in part.get("required", ()):
            part["required"].remove("id")
            part["properties"]["id"]["description"] = "Stable through edits. Made from the row's place where left out."
    return {
        "$schema": DIALECT,
        "title": FORMAT,
        "description": "A life, or a list of lives. What the schema cannot say: keys name entries of the registers.",
        "anyOf": [{"$ref": "#/$defs/Biography"}, {"type": "array", "items": {"$ref": "#/$defs/Biography"}}],
        "$defs": {"Biography": life, **parts},
    }


@require_safe
def schema(request: HttpRequest) -> JsonResponse:
    return JsonResponse(
        biography_schema(), content_type="application/schema+json", json_dumps_params={"ensure_ascii": False}
    )

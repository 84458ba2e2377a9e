"""Our part of /api/v3/ changes on purpose only: UPDATE_SNAPSHOTS=1 pytest tests/api/test_openapi.py"""

import json
import os
from pathlib import Path

from portal.api import api_v3

SNAPSHOT = Path(__file__).parent / "snapshots" / "openapi-people.json"
OURS = ("/api/v3/people", "/api/v3/offices")
REFERENCE = "#/components/schemas/"


def described():
    """Our addresses, and every schema that they lead to."""
    document = json.loads(json.dumps(api_v3.get_openapi_schema(), default=str))
    paths = {path: found for path, found in document["paths"].items() if path.startswith(OURS)}
    schemas, due = {}, [paths]
    while due:
        part = due.pop()
        if isinstance(part, list):
            due += part
        elif isinstance(part, dict):
            name = str(part.get("$ref", "")).removeprefix(REFERENCE)
            if name and name not in schemas:
                schemas[name] = document["components"]["schemas"][name]
                due.append(schemas[name])
            due += part.values()
    return {"paths": paths, "schemas": dict(sorted(schemas.items()))}


def test_the_description_of_people_is_the_one_that_was_agreed():
    text = json.dumps(described(), ensure_ascii=False, indent=2) + "\n"
    if os.environ.get("UPDATE_SNAPSHOTS"):
        SNAPSHOT.parent.mkdir(exist_ok=True)
        SNAPSHOT.write_text(text)
    assert text == SNAPSHOT.read_text(), "run UPDATE_SNAPSHOTS=1 pytest tests/api/test_openapi.py and read the diff"


def test_the_description_says_what_a_life_holds():
    schemas = described()["schemas"]
    assert {"Biography", "CareerPeriod", "ImpreciseDate", "Claim", "Source", "PersonCard", "OfficeHolders"} <= set(
        schemas
    )
    assert set(schemas["ImpreciseDate"]["required"]) == {"edtf", "display", "earliest", "latest", "words"}


WORDS = {
    # JSON Schema 2020-12, and what OpenAPI 3.1 adds (4.8.24.2). Generators stop at any other word.
    *"$ref type enum const title description default examples deprecated format pattern".split(),
    *"minLength maxLength minimum maximum exclusiveMinimum exclusiveMaximum multipleOf".split(),
    *"items prefixItems minItems maxItems uniqueItems properties required additionalProperties".split(),
    *"anyOf oneOf allOf not readOnly writeOnly contentMediaType contentEncoding discriminator".split(),
}


def schemas_in(part, where):
    """Every schema in the document, with the path to it."""
    if not isinstance(part, dict):
        return
    yield where, part
    for name in ("anyOf", "oneOf", "allOf", "prefixItems"):
        for number, inner in enumerate(part.get(name, ())):
            yield from schemas_in(inner, f"{where}/{name}/{number}")
    for name in ("items", "additionalProperties", "not"):
        yield from schemas_in(part.get(name), f"{where}/{name}")
    for name, inner in part.get("properties", {}).items():
        yield from schemas_in(inner, f"{where}/{name}")


def contents(operation):
    for answer in (operation.get("requestBody", {}), *operation["responses"].values()):
        yield from (content["schema"] for content in answer.get("content", {}).values())


def whole():
    document = json.loads(json.dumps(api_v3.get_openapi_schema(), default=str))
    operations = {
        f"{method.upper()} {path}": operation
        for path, methods in document["paths"].items()
        for method, operation in methods.items()
    }
    found = [one for name, part in document["components"]["schemas"].items() for one in schemas_in(part, name)]
    for name, operation in operations.items():
        for schema in (*contents(operation), *(parameter["schema"] for parameter in operation["parameters"])):
            found += schemas_in(schema, name)
    return document, operations, found


def test_every_schema_speaks_json_schema_and_refers_to_what_there_is():
    document, _operations, found = whole()
    assert len(found) > 1000
    assert [
        (where, word) for where, schema in found for word in schema if word not in WORDS and not word.startswith("x-")
    ] == []
    known = {f"{REFERENCE}{name}" for name in document["components"]["schemas"]}
    assert {schema["$ref"] for _where, schema in found if "$ref" in schema} <= known


def test_nothing_is_a_text_with_a_pattern_or_a_constant():
    """Generated clients read the first of them, and refuse the other."""
    _document, _operations, found = whole()
    mixed = [
        where
        for where, schema in found
        for choices in [schema.get("anyOf", [])]
        if any("pattern" in one for one in choices) and any("const" in one for one in choices)
    ]
    assert mixed == []


def test_what_generators_and_linters_ask_of_operations():
    document, operations, _found = whole()
    names = [operation["operationId"] for operation in operations.values()]
    assert len(names) == len(set(names))
    assert document["servers"]
    assert [path for path in document["paths"] if path.endswith("/")] == []
    for name, operation in operations.items():
        assert "security" in operation, name
        assert [status for status in operation["responses"] if status.startswith("4")], name
        for content in operation.get("requestBody", {}).get("content", {}).values():
            assert "default" not in content["schema"], name


def test_every_refusal_is_described_as_a_problem():
    _document, operations, _found = whole()
    refusals = [
        answer["content"]
        for operation in operations.values()
        for status, answer in operation["responses"].items()
        if status >= "400"
    ]
    assert len(refusals) > 100
    assert {json.dumps(content) for content in refusals} == {
        json.dumps({"application/problem+json": {"schema": {"$ref": f"{REFERENCE}Problem"}}})
    }


def test_closed_vocabularies_are_enums():
    document, operations, _found = whole()
    described = operations["GET /api/v3/people"]["parameters"]
    assert not any(one["required"] for one in described)
    parameters = {one["name"]: one["schema"] for one in described}
    assert parameters["language"]["enum"] == ["", "en", "ru", "kk", "fr"]
    assert "orders" in parameters["honour"]["enum"]
    assert "-birth" in parameters["order"]["enum"]
    schemas = document["components"]["schemas"]
    assert "wikidata" in schemas["Identifier"]["properties"]["scheme"]["enum"]
    assert schemas["Paragraph"]["properties"]["type"]["const"] == "paragraph"

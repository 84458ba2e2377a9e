"""Our part of /api/v3/ changes on purpose only: UPDATE_SNAPSHOTS=1 pytest tests/api/test_openapi.py"""

import json
import os
from pathlib import Path

from portal.api import api_v3

SNAPSHOT = Path(__file__).parent / "snapshots" / "openapi-people.json"
OURS = ("/api/v3/people/", "/api/v3/offices/")
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

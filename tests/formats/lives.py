"""Documents made for the tests of formats."""

from typing import Any
from uuid import UUID, uuid5

from biography.document import Biography

NAMESPACE = UUID(int=7)
SOURCE = {"key": "memoir", "title": "A memoir"}
SAYS = [{"source": "memoir", "locator": "p. 1"}]
CONTRADICTS = [{"source": "memoir", "stance": "contradicts"}]


def a_life(name: str = "Ada Lovelace", **parts: Any) -> Biography:
    """A document as a file would bring it, with one source; ``parts`` are its fields.

    Its name and description may have what no file and no form takes any more, and older portals have kept.
    """
    description = parts.pop("description", "")
    data = {
        "format": "biography/1",
        "id": str(uuid5(NAMESPACE, name)),
        "slug": "ada-lovelace",
        "language": "en",
        "name": {"display": "Ada Lovelace"},
        "sources": [SOURCE],
    }
    life = Biography.model_validate(completed(data | parts))
    return life.model_copy(update={"name": life.name.model_copy(update={"display": name}), "description": description})


def completed(value: Any, at: str = "") -> Any:
    """The rows of a document with ids."""
    if isinstance(value, list):
        return [
            {"id": str(uuid5(NAMESPACE, f"{at}{number}"))} | completed(item, f"{at}{number}")
            if isinstance(item, dict) and "source" not in item and "key" not in item and "width" not in item
            else completed(item, f"{at}{number}")
            for number, item in enumerate(value)
        ]
    if isinstance(value, dict):
        return {name: completed(part, f"{at}.{name}") for name, part in value.items()}
    return value

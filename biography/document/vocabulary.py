"""The words that a document may use where it does not speak freely, and the forms of its plain values."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Any, Literal, TypeVar, get_args

from pydantic import AfterValidator, Field, GetJsonSchemaHandler

from biography.document.patterns import ANY_LANGUAGE, KEY, LANGUAGE, LINE, TEXT, URL
from biography.markup import check_markup

Key = Annotated[str, Field(pattern=KEY, max_length=255, description="Public key: letters, digits, hyphens.")]
Line = Annotated[str, Field(max_length=255, pattern=LINE, description="One line of plain text.")]
Text = Annotated[str, Field(pattern=TEXT, description="Plain text.")]
Markup = Annotated[
    str,
    Field(
        pattern=TEXT,
        description="Sanitised HTML: p, b, i, a, ul, ol, li, br. Links: https:, mailto:, life:SLUG, page:PATH.",
    ),
    AfterValidator(check_markup),
]
Language = Annotated[str, Field(pattern=LANGUAGE, description="Language tag, BCP 47.")]


def plain_number(value: Any) -> Decimal:
    """A number as people write it: no trailing zeros after the point, no exponent."""
    return Decimal(f"{Decimal(str(value or 0)).normalize():f}")


@dataclass(frozen=True)
class Degrees:
    """JSON Schema of degrees from minus to plus ``most``, as a number or as text.

    ``whole`` is the pattern of their whole numbers below ``most``.
    """

    most: int
    whole: str

    def __get_pydantic_json_schema__(self, schema: Any, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        text = {"type": "string", "pattern": rf"^-?({self.most}(\.0+)?|{self.whole}(\.[0-9]{{1,6}}0*)?)$"}
        if handler.mode == "serialization":
            return text
        return {"anyOf": [{"type": "number", "minimum": -self.most, "maximum": self.most}, text]}


# More than any life has. Without a limit, one request could take as long as somebody likes.
MOST_ROWS, MOST_PARTS = 1000, 500

Item = TypeVar("Item")
Rows = Annotated[tuple[Item, ...], Field(max_length=MOST_ROWS)]
Parts = Annotated[tuple[Item, ...], Field(max_length=MOST_PARTS, description="Pages of their own.")]

Number = Annotated[Decimal, AfterValidator(plain_number)]
# One text with one pattern: generators of clients make nothing of a choice between a text and a constant.
AnyLanguage = Annotated[
    str, Field(pattern=ANY_LANGUAGE, max_length=20, description="Language tag, BCP 47; empty: not said.")
]
Url = Annotated[str, Field(pattern=URL, max_length=1000)]
Latitude = Annotated[
    Decimal, Field(ge=-90, le=90, decimal_places=6), AfterValidator(plain_number), Degrees(90, "[0-8]?[0-9]")
]
Longitude = Annotated[
    Decimal,
    Field(ge=-180, le=180, decimal_places=6),
    AfterValidator(plain_number),
    Degrees(180, "(1[0-7]|[0-9])?[0-9]"),
]

NameKind = Literal["full", "birth", "former", "married", "pen", "religious", "native", "transliterated", "variant"]
RelationKind = Literal["father", "mother", "parent", "spouse", "partner", "child", "sibling", "grandchild", "other"]
EventKind = Literal[
    "life",
    "military",
    "residence",
    "travel",
    "health",
    "crisis",
    "reform",
    "publication",
    "burial",
    "cremation",
    "funeral",
    "probate",
    "memorial",
    "other",
]
Beginning = Literal["", "appointed", "elected", "promoted", "transferred", "hired", "founded", "inherited", "other"]
Ending = Literal["", "resigned", "dismissed", "transferred", "promoted", "term-over", "abolished", "retired", "died"]
HonourKind = Literal["academic", "offices", "distinctions", "honorary", "orders", "memberships", "other"]
SourceKind = Literal["book", "article", "news", "website", "archive", "official", "interview", "thesis", "other"]
SourceRelation = Literal["self-published", "family", "employer", "party", "independent", "official-record", "unknown"]
BibliographyKind = Literal["source", "further-reading"]
Stance = Literal["supports", "contradicts", "mentions"]
SupportKind = Literal["independent", "single-source", "close-sources", "disputed", "unsourced"]
ClaimStatus = Literal["attributed", "disputed", "refuted", "withdrawn"]
PlaceKind = Literal["", "country", "region", "city", "town", "village", "building", "other"]
OrganisationKind = Literal["", "government", "company", "party", "university", "school", "academy", "army", "other"]


def words_of(vocabulary: Any) -> tuple[str, ...]:
    """The values of one of the vocabularies above, without the empty one."""
    return tuple(word for word in get_args(vocabulary) if word)

"""The words that a document may use where it does not speak freely, and the forms of its plain values."""

from decimal import Decimal
from typing import Annotated, Any, Literal, get_args

from pydantic import AfterValidator, Field

from biography.markup import check_markup

Key = Annotated[str, Field(pattern=r"^[\w-]+$", max_length=255, description="Public key: letters, digits, hyphens.")]
Line = Annotated[str, Field(max_length=255, pattern=r"^[^\n\r]*$", description="One line of plain text.")]
Markup = Annotated[
    str,
    AfterValidator(check_markup),
    Field(description="Sanitised HTML: p, b, i, a, ul, ol, li, br. Links: https:, mailto:, life:SLUG, page:PATH."),
]
Language = Annotated[str, Field(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$", description="Language tag, BCP 47.")]


def plain_number(value: Any) -> Decimal:
    """A number as people write it: no trailing zeros after the point, no exponent."""
    return Decimal(f"{Decimal(str(value or 0)).normalize():f}")


Number = Annotated[Decimal, AfterValidator(plain_number)]
AnyLanguage = Language | Literal[""]
Url = Annotated[str, Field(pattern=r"^(https?://[^\s<>\"]+)?$", max_length=1000)]

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

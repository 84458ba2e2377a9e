"""The words that a document may use where it does not speak freely, and the forms of its plain values."""

from decimal import Decimal
from typing import Annotated, Any, Literal, get_args

from pydantic import AfterValidator, Field

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


Number = Annotated[Decimal, AfterValidator(plain_number)]
AnyLanguage = Annotated[
    str, Field(pattern=ANY_LANGUAGE, max_length=20, description="Language tag, BCP 47; empty: not said.")
]
Url = Annotated[str, Field(pattern=URL, max_length=1000)]

NameKind = Literal["full", "birth", "former", "married", "pen", "religious", "native", "transliterated", "variant"]
RelationKind = Literal["father", "mother", "parent", "spouse", "partner", "child", "sibling", "grandchild", "other"]
EventKind = Literal["life", "military", "residence", "travel", "health", "crisis", "reform", "publication", "other"]
Beginning = Literal["", "appointed", "elected", "promoted", "transferred", "hired", "founded", "inherited", "other"]
Ending = Literal["", "resigned", "dismissed", "transferred", "promoted", "term-over", "abolished", "retired", "died"]
HonourKind = Literal["academic", "offices", "distinctions", "honorary", "orders", "memberships", "other"]
SourceKind = Literal["book", "article", "news", "website", "archive", "official", "interview", "thesis", "other"]
SourceRelation = Literal["self-published", "family", "employer", "party", "independent", "official-record", "unknown"]
Stance = Literal["supports", "contradicts", "mentions"]
SupportKind = Literal["independent", "single-source", "close-sources", "disputed", "unsourced"]
ClaimStatus = Literal["attributed", "disputed", "refuted", "withdrawn"]
PlaceKind = Literal["", "country", "region", "city", "town", "village", "building", "other"]
OrganisationKind = Literal["", "government", "company", "party", "university", "school", "academy", "army", "other"]


def words_of(vocabulary: Any) -> tuple[str, ...]:
    """The values of one of the vocabularies above, without the empty one."""
    return tuple(word for word in get_args(vocabulary) if word)

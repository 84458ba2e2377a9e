"""/api/v3/people/: cards for lists, and each life whole. For anybody, whoever is logged in."""

from __future__ import annotations

from typing import Annotated, Any, Literal
from uuid import UUID

from django.conf import settings
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import reverse
from django.utils.http import http_date
from django.utils.translation import override
from ninja import Query, Router
from ninja.errors import ValidationError
from pydantic import Field
from wagtail.api.utils import get_full_url
from wagtail.api.v3.auth import AllowAnonymous
from wagtail.models import Site

from biography.api.addresses import Addresses, RichTextFormat
from biography.api.parameters import one_of, repeated, unknown_name
from biography.api.problems import problems
from biography.assembly import assemble
from biography.document import (
    Biography,
    HonourKind,
    ImpreciseDate,
    Key,
    Language,
    Line,
    Published,
    Rendition,
    Value,
    words_of,
)
from biography.finding.names import named
from biography.finding.people import FILTERS, PeopleFilters
from biography.models import PersonPage
from biography.models.listed_name import PLACE
from biography.pictures import SMALLEST, faces
from biography.publication import published, with_last_versions
from biography.remembered import remembered
from biography.slugs import lives_called, moved_life
from biography.statements import imprecise_date
from biography.templatetags.biography import in_language
from biography.templatetags.finding import translated
from biography.visibility import in_direction, is_whole_tree

Order = Literal["sort_name", "-sort_name", "birth", "-birth", "death", "-death", "updated", "-updated"]
COLUMNS = {
    "sort_name": [*PLACE],
    "birth": ["birth_date_earliest", "birth_date_latest", *PLACE],
    "death": ["death_date_earliest", "death_date_latest", *PLACE],
    "updated": ["last_published_at", "id"],
}


FEW_FOUND = 200
LANGUAGES = [code for code, _name in settings.LANGUAGES]
LINKS = "Links in prose by public keys, as in files (`db_html`), or with their addresses (`html`)."
LANGUAGE = "Code of one of the portal's languages, its first if empty; what is not translated is in another."


class Anybody(AllowAnonymous):
    """An editor's session widens nothing, as in Wagtail's; and the API's description lists no key to an open door."""

    def __init__(self) -> None:
        super().__init__()
        del self.openapi_security_schema


class Portrait(Rendition):
    """A portrait, small."""

    alt: Line
    credit: Line


class PersonCard(Value):
    """What a list says about a person."""

    id: UUID
    slug: Key
    language: Language = Field(description="Of the name and the description.")
    name: Line
    sort_name: Line
    description: Line
    birth: ImpreciseDate | None
    birth_disputed: bool = Field(description="A source that the life cites for its birth says otherwise.")
    death: ImpreciseDate | None
    death_disputed: bool = Field(description="A source that the life cites for its death says otherwise.")
    dead: bool = Field(description="Whether a death is known, be its date known or not.")
    portrait: Portrait | None
    url: str = Field(description="Address of the page for readers.")
    api_url: str = Field(description="Address of the whole life in this API.")
    published: Published


class PersonCards(Value):
    """One page of a list of people."""

    count: int = Field(description="How many people there are in all.")
    items: tuple[PersonCard, ...]


router = Router(tags=["people"], auth=Anybody())


@router.get(
    "/",
    response=PersonCards,
    summary="People, as cards",
    operation_id="people_list",
    url_name="list_people",
    openapi_extra=problems(422, 503),
)
def list_people(
    request: HttpRequest,
    search: Annotated[str, Query(max_length=200, description="Words of their names; the last may be cut short.")] = "",
    letter: Annotated[str, Query(max_length=200, description="What the list has them under: K, К, #.")] = "",
    alive: Annotated[str, Query(max_length=200, description="Perhaps alive then: a date in EDTF, 1984 or 194X.")] = "",
    in_office: Annotated[str, Query(max_length=200, description="Perhaps held a post then: a date in EDTF.")] = "",
    field: Annotated[str, Query(max_length=200, description="Key or name of a field that they were active in.")] = "",
    office: Annotated[str, Query(max_length=200, description="Key or name of an office that they held.")] = "",
    organisation: Annotated[str, Query(max_length=200, description="Key or name: where they worked or studied.")] = "",
    place: Annotated[str, Query(max_length=200, description="Key or name: born, died, studied or in a post.")] = "",
    honour: Annotated[str, one_of(words_of(HonourKind), "A kind of honour that they have.")] = "",
    award: Annotated[str, Query(max_length=200, description="Words of the title of an honour that they have.")] = "",
    century: Annotated[str, Query(max_length=200, description="Of birth: 19 is 1801 to 1900, -1 the first BC.")] = "",
    language: Annotated[str, one_of(LANGUAGES, LANGUAGE)] = "",
    order: Annotated[Order, Query(description="What has no date comes last.")] = "sort_name",
    limit: Annotated[int, Query(ge=1, le=100)] = 20,
    offset: Annotated[int, Query(ge=0, le=1_000_000_000)] = 0,
) -> PersonCards:
    refuse_unknown(request, {"search", "language", "order", "limit", "offset", *FILTERS})
    code = portal_language(language)
    # Filters ask for facts, which originals have; names are found in every language.
    every = public_people(request)
    people: Any = _filtered(request, every.originals().in_alphabet(code), code).for_cards().order_by(*_keys(order))
    if search:
        found = named(every, search).values_list("translation_key", flat=True)
        # A short list is looked up in an index; of a subquery PostgreSQL would make a join with all people.
        few = list(found[: FEW_FOUND + 1])
        people = people.filter(translation_key__in=few if len(few) <= FEW_FOUND else found)
    site = Site.find_for_request(request)
    asked = tuple(sorted((name, request.GET[name]) for name in ("search", *FILTERS) if request.GET.get(name)))
    count = remembered(("people of the API", site and site.pk, asked), people.how_many)
    found = translated(list(people[offset : offset + limit]), code) if offset < count else []
    portraits = _public_portraits(request, found)
    with override(code):
        cards = tuple(
            _card(request, person, portraits.get(person.portrait_id), code) for person in with_last_versions(found)
        )
    return PersonCards.model_construct(count=count, items=cards)


@router.get(
    "/{slug}/",
    response=Biography,
    summary="One life, whole",
    operation_id="people_detail",
    url_name="detail_person",
    openapi_extra=problems(301, 404, 422),
)
def read_person(
    request: HttpRequest,
    response: HttpResponse,
    slug: str,
    language: Annotated[str, one_of(LANGUAGES, f"{LANGUAGE} What a translation lacks is lent.")] = "",
    rich_text_format: Annotated[RichTextFormat, Query(description=LINKS)] = "db_html",
) -> Biography | HttpResponse:
    refuse_unknown(request, {"language", "rich_text_format"})
    people, code = _of_site(PersonPage.objects.visible(), request), portal_language(language)
    called = lives_called(people, [slug], code).get(slug)
    if moved := moved_life(request, slug, code, called):
        return HttpResponsePermanentRedirect(api_path(moved.page.slug, language))
    if called is None:
        raise Http404(f"There is no public life {slug!r} here.")
    person = people.for_document().in_language(code).filter(translation_key=called.key).order_by("pk").first()
    if person is None:
        raise Http404(f"There is no public life {slug!r} here.")
    if person.last_published:
        response["Last-Modified"] = http_date(person.last_published.timestamp())
    life = assemble(person).model_copy(update={"published": published(person)})
    return Addresses(request, rich_text_format).of(life, life.language)


def public_people(request: HttpRequest) -> Any:
    """The people of the request's site that anybody may see, in all languages."""
    return _of_site(PersonPage.objects.visible_of_all(), request)


def _of_site(people: Any, request: HttpRequest) -> Any:
    site = Site.find_for_request(request)
    if site is None:
        return people.none()
    if is_whole_tree(site):
        return people
    within = Q(pk__in=[])
    for root in Site.get_site_root_paths():
        if root.site_id == site.pk:
            within |= Q(url_path__startswith=root.root_path)
    return people.filter(within)


def portal_language(code: str) -> str:
    """The language that is asked for, the portal's first if none is; raise what is answered as 422 for any other."""
    known = [name for name, _words in settings.LANGUAGES]
    if code and code not in known:
        said = f"{code!r} is none of this portal's languages: {', '.join(known)}."
        raise ValidationError([{"type": "value_error", "loc": ["query", "language"], "msg": said}])
    return code or settings.LANGUAGE_CODE


def refuse_unknown(request: HttpRequest, known: set[str]) -> None:
    """Raise what the API answers as 422, for each parameter that would otherwise be ignored."""
    unknown = [name for name in request.GET if name not in known]
    nul = [name for name, values in request.GET.lists() if any("\x00" in value for value in values)]
    errors = [
        {"type": "unknown_parameter", "loc": ["query", name], "msg": unknown_name(name, known)} for name in unknown
    ]
    errors += [
        {"type": "null_character", "loc": ["query", name], "msg": "Null characters are not allowed"} for name in nul
    ]
    errors += [
        {"type": "repeated_parameter", "loc": ["query", name], "msg": said}
        for name, said in repeated(request.GET).items()
    ]
    if errors:
        raise ValidationError(errors)


def _filtered(request: HttpRequest, people: Any, language: str) -> Any:
    """The people that all filters of the list fit (``finding.people``); raise for those that cannot be meant."""
    with override(language):
        filters = PeopleFilters.read(request.GET)
    if filters.problems:
        raise ValidationError(
            [{"type": "value_error", "loc": ["query", name], "msg": text} for name, text in filters.problems.items()]
        )
    return filters.apply(people)


def _keys(order: str) -> list[Any]:
    down = order.startswith("-")
    return [in_direction(PersonPage, column, down) for column in COLUMNS[order.removeprefix("-")]]


def _public_portraits(request: HttpRequest, people: list[PersonPage]) -> dict[int, Portrait]:
    return {
        pk: Portrait.model_construct(
            url=get_full_url(request, made.url),
            media_type=made.media_type,
            width=made.width,
            height=made.height,
            alt=image.description,
            credit=image.credit,
        )
        for pk, (image, made) in faces(people, SMALLEST, SMALLEST).items()
    }


def _card(request: HttpRequest, person: PersonPage, portrait: Portrait | None, language: str) -> PersonCard:
    """``language``: of the dates in words and of the addresses."""
    return PersonCard.model_construct(
        id=person.translation_key,
        slug=person.slug,
        language=person.locale.language_code,
        name=person.title,
        sort_name=person.sort_name,
        description=person.description,
        birth=imprecise_date(person.birth_date, person.birth_date_display, language),
        birth_disputed=person.birth_disputed,
        death=imprecise_date(person.death_date, person.death_date_display, language),
        death_disputed=person.death_disputed,
        dead=person.has_died,
        portrait=portrait,
        url=get_full_url(request, in_language(person.get_url(request))),
        api_url=get_full_url(request, api_path(person.slug, language)),
        published=published(person),
    )


def api_path(slug: str, language: str) -> str:
    path = reverse("wagtailapi_v3:detail_person", kwargs={"slug": slug})
    return path if language in ("", settings.LANGUAGE_CODE) else f"{path}?language={language}"

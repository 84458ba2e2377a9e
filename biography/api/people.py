"""/api/v3/people/: cards for lists, and each life whole. For anybody, whoever is logged in."""

from __future__ import annotations

from typing import Annotated, Any, Literal
from uuid import UUID

from django.conf import settings
from django.db.models import F, Q
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import reverse
from django.utils.translation import override
from ninja import Query, Router
from ninja.errors import ValidationError
from pydantic import Field
from wagtail.api.utils import get_full_url
from wagtail.api.v3.auth import AllowAnonymous
from wagtail.models import Site

from biography.api.parameters import unknown_name
from biography.api.problems import problems
from biography.assembly import assemble
from biography.document import Biography, ImpreciseDate, Key, Language, Line, Rendition, Value
from biography.finding.names import named
from biography.finding.people import FILTERS, PeopleFilters
from biography.models import PeopleIndexPage, PersonPage
from biography.pictures import SMALLEST, faces
from biography.redirects import moved_page
from biography.remembered import remembered
from biography.statements import imprecise_date
from biography.templatetags.biography import in_language
from biography.templatetags.finding import translated
from biography.visibility import in_direction, is_whole_tree

Order = Literal["sort_name", "-sort_name", "birth", "-birth", "death", "-death", "updated", "-updated"]
COLUMNS = {
    "sort_name": ["letter", "sort_key"],
    "birth": ["birth_date_earliest", "birth_date_latest", "letter", "sort_key"],
    "death": ["death_date_earliest", "death_date_latest", "letter", "sort_key"],
    "updated": ["last_published_at"],
}


FEW_FOUND = 200
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
    death: ImpreciseDate | None
    dead: bool = Field(description="Whether a death is known, be its date known or not.")
    portrait: Portrait | None
    url: str = Field(description="Address of the page for readers.")
    api_url: str = Field(description="Address of the whole life in this API.")


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
    openapi_extra=problems(422),
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
    honour: Annotated[str, Query(max_length=200, description="A kind of honour that they have: orders.")] = "",
    award: Annotated[str, Query(max_length=200, description="Words of the title of an honour that they have.")] = "",
    century: Annotated[str, Query(max_length=200, description="Of birth: 19 is 1801 to 1900, -1 the first BC.")] = "",
    language: Annotated[str, Query(max_length=20, description=LANGUAGE)] = "",
    order: Annotated[Order, Query(description="What has no date comes last.")] = "sort_name",
    limit: Annotated[int, Query(ge=1, le=100)] = 20,
    offset: Annotated[int, Query(ge=0, le=1_000_000_000)] = 0,
) -> PersonCards:
    refuse_unknown(request, {"search", "language", "order", "limit", "offset", *FILTERS})
    code = portal_language(language)
    # Filters ask for facts, which originals have; names are found in every language.
    every = public_people(request)
    people: Any = _filtered(request, every.originals()).for_cards().order_by(*_keys(order))
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
        cards = tuple(_card(request, person, portraits.get(person.portrait_id), code) for person in found)
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
    slug: str,
    language: Annotated[str, Query(max_length=20, description=f"{LANGUAGE} What a translation lacks is lent.")] = "",
) -> Biography | HttpResponse:
    refuse_unknown(request, {"language"})
    people, code = _of_site(PersonPage.objects.visible(), request), portal_language(language)
    # A list, which PostgreSQL looks up in an index; of a subquery among so many tables it would make a join.
    keys = list(people.filter(slug=slug.replace("\x00", "")).values_list("translation_key", flat=True))
    found = people.for_document().in_language(code).filter(translation_key__in=keys)
    # A translation may have a slug of its own, even one that another life has in another language.
    person = min(found, key=lambda one: (one.slug != slug, one.pk), default=None)
    if person is None:
        indexes = PeopleIndexPage.objects.visible()
        moved = moved_page(request, [f"{index.get_url(request)}{slug}" for index in indexes])
        if moved is None:
            raise Http404(f"There is no public life {slug!r} here.")
        return HttpResponsePermanentRedirect(api_path(moved[1].slug, language))
    return assemble(person)


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
    if errors:
        raise ValidationError(errors)


def _filtered(request: HttpRequest, people: Any) -> Any:
    """The people that all filters of the list fit (``finding.people``); raise for those that cannot be meant."""
    filters = PeopleFilters.read(request.GET)
    if filters.problems:
        raise ValidationError(
            [{"type": "value_error", "loc": ["query", name], "msg": text} for name, text in filters.problems.items()]
        )
    return filters.apply(people)


def _keys(order: str) -> list[Any]:
    down = order.startswith("-")
    return [*(in_direction(PersonPage, column, down) for column in COLUMNS[order.removeprefix("-")]), F("pk").asc()]


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
        death=imprecise_date(person.death_date, person.death_date_display, language),
        dead=person.has_died,
        portrait=portrait,
        url=get_full_url(request, in_language(person.get_url(request))),
        api_url=get_full_url(request, api_path(person.slug, language)),
    )


def api_path(slug: str, language: str) -> str:
    path = reverse("wagtailapi_v3:detail_person", kwargs={"slug": slug})
    return path if language in ("", settings.LANGUAGE_CODE) else f"{path}?language={language}"

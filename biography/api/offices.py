"""/api/v3/offices/{key}/: who held an office, by all public lives. For anybody, whoever is logged in."""

from __future__ import annotations

from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils import timezone
from ninja import Router
from pydantic import Field
from wagtail.api.utils import get_full_url

from biography.api.people import Anybody, refuse_unknown
from biography.api.problems import problems
from biography.connections import public_entries
from biography.document import (
    Beginning,
    CareerPeriod,
    Ending,
    ImpreciseDate,
    Key,
    Line,
    Mention,
    Value,
)
from biography.document import Office as OfficeEntry
from biography.holders import holders_of
from biography.models import Office, PersonPage
from biography.models.former_key import entries_once_called
from biography.registers import described
from biography.review import Holder, day_number
from biography.succession import Gap, in_order


class OfficeTerm(Value):
    """Somebody's time in an office, by their own life."""

    person: Mention
    period: Key = Field(description="Key of the career period in that life.")
    role: Line
    start: ImpreciseDate | None
    end: ImpreciseDate | None = Field(description="The death of the holder where no other end is told.")
    ongoing: bool = Field(description="Still held; never by the dead.")
    acting: bool
    began: Beginning
    ended: Ending
    overlaps: tuple[Mention, ...] = Field(
        description="Who held the office then as well, by the dates, although one person at a time may. Derived."
    )
    url: str = Field(description="Address of the page for readers.")
    api_url: str = Field(description="Address of the whole life in this API.")


class OfficeGap(Value):
    """A time for which no holder is known here. Derived."""

    start: ImpreciseDate | None
    end: ImpreciseDate | None = Field(description="Null: until today.")


class OfficeHolders(OfficeEntry):
    """An office, and everybody known here to have held it, by the beginnings of their terms; what has no date last."""

    holders: tuple[OfficeTerm, ...]
    gaps: tuple[OfficeGap, ...] = Field(description="Of offices that one person at a time holds.")


router = Router(tags=["offices"], auth=Anybody())


@router.get(
    "/{key}/",
    response=OfficeHolders,
    summary="Who held an office, in order",
    operation_id="offices_detail",
    url_name="detail_office",
    openapi_extra=problems(404, 422),
)
def read_office(request: HttpRequest, key: str) -> OfficeHolders:
    refuse_unknown(request, set())
    named = key.replace("\x00", "")
    once = entries_once_called(Office, {named}).get(named)
    found = public_entries(Office).select_related("organisation", "place")
    office = found.filter(key=once.key if once else named).first()
    if office is None:
        raise Http404(f"There is no public office {key!r} here.")
    entry = described(office)
    held = holders_of(office.key)
    people = {holder.period.id: person for person, holder in held}
    line = in_order([holder for _person, holder in held], entry, day_number(timezone.localdate()))
    gaps = [OfficeGap.model_construct(start=item.start, end=item.end) for item in line if isinstance(item, Gap)]
    terms = [(item.holder.period, item.overlaps) for item in line if not isinstance(item, Gap)]
    return OfficeHolders.model_construct(
        **dict(entry),
        holders=tuple(_term(request, people[period.id], period, overlaps) for period, overlaps in terms),
        gaps=tuple(gaps),
    )


def _term(request: HttpRequest, person: PersonPage, period: CareerPeriod, overlaps: tuple[Holder, ...]) -> OfficeTerm:
    page, life = person.get_url(request) or "", reverse("wagtailapi_v3:detail_person", kwargs={"slug": person.slug})
    return OfficeTerm.model_construct(
        person=Mention.model_construct(name=person.title, person=person.slug),
        period=period.slug,
        role=period.role,
        start=period.start,
        end=period.end,
        ongoing=period.ongoing,
        acting=period.acting,
        began=period.began,
        ended=period.ended,
        overlaps=tuple(Mention.model_construct(name=other.name, person=other.slug) for other in overlaps),
        url=get_full_url(request, f"{page}{period.slug}/"),
        api_url=get_full_url(request, life),
    )

"""What a portal with the lives of fixtures/ lacks to have a page of every kind (``page_types.py``)."""

from __future__ import annotations

from wagtail.models import PageViewRestriction

from biography.models import (
    Activity,
    FieldOfActivity,
    Honour,
    LifeEvent,
    Office,
    Organisation,
    PersonPage,
    Place,
    PortalImage,
    Relative,
)
from biography.versions import record, withdraw
from tests.factories import a_category, a_paragraph, a_period, a_person, a_source, citing

LONGEST = "Wolfeschlegelsteinhausenbergerdorff-Donaudampfschifffahrtsgesellschaftskapitän "


def make(portrait: PortalImage | None = None) -> None:
    """A second life that shares with the first what lives can share, with three versions, and two odd ones."""
    first = PersonPage.objects.get(slug="viktor-khrapunov", locale__language_code="en")
    ada = a_connected_life("Ada Example", first, slug="ada-example", portrait=portrait)
    record(ada.pk)
    for reason, description in (("A slip", "An engineer"), ("Its correction", "An engineer of Almaty")):
        ada.description = description
        ada.save()
        record(ada.pk, reason=reason, corrects=reason == "Its correction")
    withdraw(ada.versions.get(number=2), reason="It named somebody who is alive", editor=None)
    a_person(LONGEST * 3, slug="long-name", description=LONGEST)
    closed = a_person("Closed", slug="closed")
    PageViewRestriction.objects.create(page=closed, restriction_type="password", password="open sesame")


def a_connected_life(title: str, first: PersonPage, **fields: object) -> PersonPage:
    """A life in the offices, places, organisations, fields, honours and days of another one, which it also mentions."""
    office, town = Office.objects.get(key="mayor-of-almaty"), Place.objects.get(key="almaty")
    city = Organisation.objects.get(key="city-of-almaty")
    cited = citing(a_source())
    life = a_person(
        title,
        given_name=title.split()[0],
        family_name=f"Khrapunova {title.split()[-1]}",
        birth_date="1938-11-24",
        birth_place=town,
        death_date="2010~",
        birth_citations=cited,
        body=[a_paragraph(f'<p>Worked in Almaty with <a linktype="page" id="{first.pk}">the mayor</a>.</p>')],
        rows={
            "activities": [Activity(field=FieldOfActivity.objects.get(key="engineering"), citations=cited)],
            "events": [LifeEvent(title="Moved to Almaty", date="1984-02-05", place=town, citations=cited)],
            "family": [Relative(relation="sibling", name=first.title, person=first, citations=cited)],
        },
        **fields,
    )
    a_period(
        life, "Mayor of Almaty", start="1996", end="1998", office=office, organisation=city, place=town,
        citations=cited, predecessor_person=first,
    )  # fmt: skip
    honours = [Honour(title="Parasat Order", date="1998", place=town, awarded_by_person=first, citations=cited)]
    a_category(life, honours=honours, kind="distinctions")
    return life

"""JSON-LD in the words of schema.org: a ProfilePage about a Person.

It says less than the page: only dates that ISO 8601 can say, so that a doubtful day is never made certain; nothing that
a source contradicts; no prose, and so no claim.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

from biography.document import (
    Biography,
    CareerPeriod,
    Cited,
    Education,
    Image,
    Place,
    Reference,
    Relative,
    Source,
)
from biography.document.support import support
from biography.formats.registry import Publication, register
from biography.formats.schema_org import (
    CONTEXT,
    FAMILY,
    HELD,
    JOINED,
    ORGANISATIONS,
    PLACES,
    Thing,
    a_role,
    iso,
    said,
    span,
)
from biography.identifiers import identifier_url


@register(name="jsonld", title="JSON-LD", media_type="application/ld+json", suffix="jsonld")
def jsonld(life: Biography, publication: Publication) -> str:
    return json.dumps(profile_page(life, publication), ensure_ascii=False, indent=2) + "\n"


def profile_page(life: Biography, publication: Publication) -> Thing:
    """The page of a life, what it is about, and what it rests on."""
    site = {"@type": "WebSite", "name": publication.site, "url": publication.site_url}
    return {"@context": CONTEXT} | said(
        {
            "@type": "ProfilePage",
            "@id": publication.url,
            "url": publication.url,
            "name": life.name.display,
            "inLanguage": life.language,
            "isPartOf": site,
            "publisher": {"@type": "Organization", "name": publication.site, "url": publication.site_url},
            "version": str(publication.version or ""),
            "dateModified": publication.day.isoformat() if publication.day else "",
            "license": publication.licence_url,
            "citation": [_source(source) for source in life.sources],
            "mainEntity": _Person(life, publication).thing(),
        }
    )


class _Person:
    def __init__(self, life: Biography, publication: Publication) -> None:
        self.life, self.publication = life, publication
        self.relations = {source.key: source.relation for source in life.sources}
        self.places = {place.key: place for place in life.places}
        self.organisations = {body.key: body for body in life.organisations}
        self.fields = {field.key: field for field in life.fields}
        # What has been described once is then only named.
        self.described: set[str] = set()

    def thing(self) -> Thing:
        life, name = self.life, self.life.name
        birth = life.birth if life.birth and self.stands(life.birth) else None
        death = life.death if life.death and self.stands(life.death) else None
        given, held, worked, joined = self.honours_and_posts()
        return said(
            {
                "@type": "Person",
                "@id": f"{self.publication.url}#person",
                "identifier": str(life.id),
                "name": name.display,
                "alternateName": [row.text for row in life.other_names if self.stands(row)],
                "honorificPrefix": name.prefix,
                "givenName": name.given,
                "additionalName": name.additional,
                "familyName": name.family,
                "honorificSuffix": name.suffix,
                "description": self.told("description", life.description),
                "image": self.image(life.portrait),
                "birthDate": iso(birth.date) if birth else "",
                "birthPlace": self.place(birth.place) if birth else None,
                "deathDate": iso(death.date) if death else "",
                "deathPlace": self.place(death.place) if death else None,
                "sameAs": [identifier_url(row.scheme, row.value) for row in life.identifiers if self.stands(row)],
                "worksFor": worked,
                "memberOf": joined,
                "hasOccupation": held,
                # An occupation is practised, as posts are; a field is what somebody is at home in.
                "knowsAbout": [self.field(row.field) for row in life.activities if self.stands(row)],
                "alumniOf": [self.study(row) for row in life.education if self.stands(row)],
                "hasCredential": list(self.credentials()),
                "award": given,
                **self.family(),
            }
        )

    def stands(self, statement: Cited) -> bool:
        """Whether no source contradicts it."""
        return support(statement.citations, self.relations).kind != "disputed"

    def told(self, statement: Any, words: str) -> str | Thing:
        """Words of a statement, with their language where that is another than the page's (JSON-LD 1.1, 4.2.4)."""
        language = self.life.language_of(str(statement))
        return {"@language": language, "@value": words} if words and language != self.life.language else words

    def honours_and_posts(self) -> tuple[list[str | Thing], list[Thing], list[Thing], list[Thing]]:
        """Awards; occupations; employments; memberships."""
        posts = [(self.kind_of(period), self.post(period)) for period in self.life.career if self.stands(period)]
        honours = [(group.kind, row) for group in self.life.honours for row in group.honours if self.stands(row)]
        held = [
            a_role(
                "Role", "hasOccupation", {"@type": "Occupation", "name": self.told(row.id, row.title)}, span(row.date)
            )
            for kind, row in honours
            if kind in HELD
        ]
        awards = [
            self.told(row.id, f"{row.title} ({day})" if (day := iso(row.date)) else row.title)
            for kind, row in honours
            if kind not in HELD
        ]
        of_kind = {name: [post for kind, post in posts if kind == name] for name in ("occupation", "work", "member")}
        return awards, of_kind["occupation"] + held, of_kind["work"], of_kind["member"]

    def kind_of(self, period: CareerPeriod) -> str:
        if period.organisation is None:
            return "occupation"
        body = self.organisations.get(period.organisation.key)
        return "member" if body and body.kind in JOINED else "work"

    def post(self, period: CareerPeriod) -> Thing:
        times = {"startDate": iso(period.start), "endDate": iso(None if period.ongoing else period.end)}
        role = self.told(period.id, period.role)
        if period.organisation is None:
            place = self.place(period.place)
            occupation = said({"@type": "Occupation", "name": role, "occupationLocation": place})
            return a_role("Role", "hasOccupation", occupation, times, description=_acting(period))
        body = self.organisation(period.organisation)
        kind, name = (
            ("OrganizationRole", "memberOf") if self.kind_of(period) == "member" else ("EmployeeRole", "worksFor")
        )
        return a_role(kind, name, body, times, roleName=role, description=_acting(period))

    def study(self, row: Education) -> Thing:
        """The institution as the text names it, which may be a part of the organisation."""
        school = {
            "@type": "EducationalOrganization",
            "name": self.told(row.id, row.institution),
            "location": self.place(row.place),
        }
        if row.organisation and row.organisation.name != row.institution:
            school["parentOrganization"] = self.organisation(row.organisation)
        elif row.organisation:
            school = said({"location": school["location"]}) | self.organisation(row.organisation)
        return a_role("OrganizationRole", "alumniOf", said(school), span(row.date))

    def credentials(self) -> Iterator[Thing]:
        for row in self.life.education:
            if row.qualification and self.stands(row):
                by = {"@type": "EducationalOrganization", "name": self.told(row.id, row.institution)}
                kind = {"@type": "EducationalOccupationalCredential", "name": self.told(row.id, row.qualification)}
                yield said(kind | {"dateCreated": iso(row.awarded), "recognizedBy": by})

    def family(self) -> dict[str, list[Thing]]:
        """Relatives by name; those that are only counted have no word in schema.org."""
        found: dict[str, list[Thing]] = {}
        for row in self.life.family:
            if row.name and self.stands(row):
                found.setdefault(FAMILY.get(row.relation, "relatedTo"), []).append(self.relative(row))
        return found

    def relative(self, row: Relative) -> Thing:
        url = self.publication.link(f"life:{row.person}") if row.person else None
        return said(
            {
                "@type": "Person",
                "@id": f"{url}#person" if url else "",
                "url": url,
                "name": row.name,
                "birthDate": iso(row.birth.date) if row.birth else "",
                "birthPlace": self.place(row.birth.place) if row.birth else None,
                "deathDate": iso(row.death.date) if row.death else "",
                "deathPlace": self.place(row.death.place) if row.death else None,
            }
        )

    def place(self, reference: Reference | None) -> Thing | None:
        if reference is None:
            return None
        place = self.places.get(reference.key)
        if place is None:
            return {"@type": "Place", "name": reference.name}
        named = {"@type": PLACES.get(place.kind, "Place"), "@id": f"{self.publication.url}#place-{place.key}"}
        return self.once(named, lambda: self.about_place(place), place.name)

    def about_place(self, place: Place) -> Thing:
        country = place.country if place.country != place.name else ""
        geo: Thing | None = None
        if place.latitude is not None and place.longitude is not None:
            geo = {"@type": "GeoCoordinates", "latitude": float(place.latitude), "longitude": float(place.longitude)}
        return {"containedInPlace": {"@type": "Country", "name": country} if country else None, "geo": geo}

    def organisation(self, reference: Reference) -> Thing:
        body = self.organisations.get(reference.key)
        if body is None:
            return {"@type": "Organization", "name": reference.name}
        kind = ORGANISATIONS.get(body.kind, "Organization")
        named = {"@type": kind, "@id": f"{self.publication.url}#organisation-{body.key}"}
        return self.once(named, lambda: {"location": self.place(body.place)}, body.name)

    def field(self, reference: Reference) -> Thing:
        field = self.fields.get(reference.key)
        names = list(field.other_names) if field else []
        return said({"@type": "DefinedTerm", "name": reference.name, "alternateName": names})

    def once(self, named: Thing, about: Callable[[], Thing], name: str) -> Thing:
        """The thing with all about it the first time, afterwards by its name and id alone."""
        known = named["@id"] in self.described
        self.described.add(named["@id"])
        return named | {"name": name} | said({} if known else about())

    def image(self, picture: Image | None) -> Thing | None:
        """The largest JPEG of the portrait, with what it takes to publish it."""
        plain = [one for one in picture.renditions if one.media_type == "image/jpeg"] if picture else []
        if not picture or not plain:
            return None
        largest = max(plain, key=lambda one: one.width)
        return said(
            {
                "@type": "ImageObject",
                "url": self.publication.absolute(largest.url),
                "width": largest.width,
                "height": largest.height,
                "caption": self.told("portrait", picture.alt),
                "creditText": picture.credit,
                "license": picture.licence_url,
            }
        )


def _acting(period: CareerPeriod) -> str:
    return "acting" if period.acting else ""


def _source(source: Source) -> Thing:
    return said(
        {
            "@type": "Book" if source.kind == "book" else "CreativeWork",
            "name": source.title,
            "author": source.author,
            "publisher": source.publisher,
            "datePublished": iso(source.date),
            "url": source.url,
        }
    )

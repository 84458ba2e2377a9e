"""Lives, their parts and what they refer to, made for tests."""

from io import BytesIO
from itertools import count
from typing import Any
from uuid import uuid4

from django.contrib.auth.models import User
from django.core.files.images import ImageFile
from django.utils import timezone
from django.utils.text import slugify
from modelcluster.models import get_all_child_relations
from PIL import Image as Picture
from wagtail.models import Collection, CollectionViewRestriction, Locale, Page, PageViewRestriction, Site

from biography.exchange.site import people_index
from biography.models import (
    Activity,
    AuthorityIdentifier,
    CareerPeriodPage,
    Education,
    FieldOfActivity,
    HomePage,
    Honour,
    HonourCategoryPage,
    LifeEvent,
    Office,
    Organisation,
    OtherName,
    PeriodEvent,
    PersonPage,
    Place,
    PortalImage,
    Relative,
    Source,
)
from portal.tokens.scopes import Scope
from portal.tokens.terms import issue

numbers = count(1)


def add(parent: Page, page: Page, live: bool = True) -> Any:
    """Put a page beneath another, live or as a draft; without a revision, which costs as much as all else.

    Its rows are numbered, as every form and import does.
    """
    page.live = live
    page.has_unpublished_changes = not live
    page.first_published_at = page.last_published_at = timezone.now() if live else None
    for relation in get_all_child_relations(page):
        for number, row in enumerate(getattr(page, relation.get_accessor_name()).all()):
            row.sort_order = number
    Page.objects.get(pk=parent.pk).add_child(instance=page)
    return page


def take_pages_away() -> None:
    """Leave of the pages what Wagtail's first migrations make: the root and a page of welcome."""
    HomePage.objects.get().delete()
    root = Page.objects.get(depth=1)
    welcome = root.add_child(instance=Page(title="Welcome", slug="home", locale=Locale.get_default()))
    Site.objects.create(hostname="localhost", is_default_site=True, root_page=welcome)


def a_person(
    title: str = "", *, live: bool = True, rows: dict[str, list[Any]] | None = None, **fields: Any
) -> PersonPage:
    """A person beneath the list of people; ``rows`` are child rows by the name of their relation."""
    title = title or f"Person {next(numbers)}"
    page = PersonPage(title=title, slug=fields.pop("slug", slugify(title, allow_unicode=True)), **fields)
    for name, items in (rows or {}).items():
        setattr(page, name, items)
    return add(people_index(), page, live)


def a_translation(person: PersonPage, language: str, title: str, **fields) -> PersonPage:
    """The life in another language, with nothing of its own but what is given."""
    rows = fields.pop("rows", {})
    page = PersonPage(
        title=title, slug=person.slug, translation_key=person.translation_key,
        locale=Locale.objects.get_or_create(language_code=language)[0], **fields,
    )  # fmt: skip
    for name, items in rows.items():
        setattr(page, name, items)
    return add(people_index(language), page)


def a_period(person: PersonPage, title: str = "Engineer", *, live: bool = True, **fields: Any) -> CareerPeriodPage:
    events = fields.pop("events", [])
    page = CareerPeriodPage(title=title, slug=fields.pop("slug", f"{slugify(title)}-{next(numbers)}"), **fields)
    page.events = events
    return add(person, page, live)


def a_category(
    person: PersonPage, title: str = "Distinctions", *, live: bool = True, honours: list[Any] = (), **fields: Any
) -> HonourCategoryPage:
    """A group of honours; an honour is given as a row or by its title alone."""
    page = HonourCategoryPage(title=title, slug=fields.pop("slug", f"{slugify(title)}-{next(numbers)}"), **fields)
    page.honours = [row if isinstance(row, Honour) else Honour(title=row) for row in honours]
    return add(person, page, live)


def a_place(name: str = "", **fields: Any) -> Place:
    return Place.objects.create(name=name or f"Place {next(numbers)}", **fields)


def an_organisation(name: str = "", **fields: Any) -> Organisation:
    return Organisation.objects.create(name=name or f"Organisation {next(numbers)}", **fields)


def an_office(name: str = "", **fields: Any) -> Office:
    return Office.objects.create(name=name or f"Office {next(numbers)}", **fields)


def a_field(name: str = "", **fields: Any) -> FieldOfActivity:
    return FieldOfActivity.objects.create(name=name or f"Field {next(numbers)}", **fields)


def a_source(title: str = "", **fields: Any) -> Source:
    return Source.objects.create(title=title or f"Source {next(numbers)}", **fields)


def picture_file(
    name: str = "portrait.jpg", size: tuple[int, int] = (60, 80), kind: str = "JPEG", **options: Any
) -> ImageFile:
    file = BytesIO()
    Picture.new("RGB", size, (90, 120, 130)).save(file, kind, **options)
    file.seek(0)
    return ImageFile(file, name=name)


def an_image(title: str = "", *, private: bool = False, **fields: Any) -> PortalImage:
    """An image in the root collection, or in a collection for logged-in readers only."""
    collection = Collection.get_first_root_node()
    if private:
        collection = collection.add_child(name=f"Closed {next(numbers)}")
        CollectionViewRestriction.objects.create(collection=collection, restriction_type="login")
        fields["collection"] = Collection.objects.get(pk=collection.pk)
    return PortalImage.objects.create(title=title or f"Image {next(numbers)}", file=picture_file(), **fields)


def citing(source: Source, locator: str = "p. 1") -> list[dict[str, Any]]:
    """The value of a citations column."""
    value = {"source": source.pk, "locator": locator, "quotation": "", "stance": "supports"}
    return [{"type": "citation", "value": value}]


def a_paragraph(html: str, source: Source | None = None) -> dict[str, Any]:
    """A block of prose for a body."""
    citations = [{**item, "type": "item", "id": str(uuid4())} for item in (citing(source) if source else [])]
    return {"type": "paragraph", "id": str(uuid4()), "value": {"html": html, "citations": citations}}


def make_private(page: Page) -> Page:
    PageViewRestriction.objects.create(page=page, restriction_type="login")
    return page


def a_full_life(title: str = "", rows: int = 2, **fields: Any) -> PersonPage:
    """A person with ``rows`` of everything: names, relatives, events, periods, honours, all cited, with a portrait."""
    source, place, body = a_source(), a_place(), an_organisation()
    cited = {"citations": citing(source)}
    office = an_office(organisation=body, place=place)
    portrait = fields.pop("portrait", None) or an_image(description="A face")
    person = a_person(
        title,
        given_name="Given",
        family_name=f"Family {next(numbers)}",
        description="Somebody with a full life",
        birth_date="1901-02-03",
        birth_place=place,
        birth_citations=citing(source),
        death_date="1970~",
        death_place=place,
        portrait=portrait,
        body=[a_paragraph("<p>A life of many parts.</p>", source)],
        rows={
            "other_names": [OtherName(text=f"Alias {n}", **cited) for n in range(rows)],
            "activities": [Activity(field=a_field(), **cited) for _n in range(rows)],
            "family": [
                Relative(relation="child", name=f"Child {n}", birth_place=a_place(), **cited) for n in range(rows)
            ],
            "education": [
                Education(
                    institution=f"School {n}",
                    place=a_place(),
                    organisation=an_organisation(),
                    date="1910/1920",
                    **cited,
                )
                for n in range(rows)
            ],
            "events": [LifeEvent(title=f"Event {n}", date="1921", place=a_place(), **cited) for n in range(rows)],
            "identifiers": [AuthorityIdentifier(scheme="wikidata", value=f"Q{next(numbers)}")],
        },
        **fields,
    )
    for n in range(rows):
        a_period(
            person,
            f"Post {n}",
            start=f"{1921 + n}",
            end=f"{1922 + n}",
            office=office,
            organisation=an_organisation(place=a_place()),
            place=a_place(),
            predecessor_person=person,
            citations=citing(source),
            body=[a_paragraph("<p>What was done in the post.</p>", source)],
            events=[
                PeriodEvent(title=f"Event in post {m}", date="1921-05", place=a_place(), **cited) for m in range(rows)
            ],
        )
        a_category(
            person,
            f"Honours {n}",
            honours=[Honour(title=f"Medal {m}", date="1930", place=a_place(), **cited) for m in range(rows)],
        )
    return person


def a_token(user: User, scope: Scope = Scope.EVERYTHING) -> dict[str, str]:
    """The header of a request by a program."""
    _token, key = issue(user, "of a program", scope)
    return {"authorization": f"Bearer {key}"}

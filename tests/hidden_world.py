"""A portal with one open life, and around it everything that the public must not see, each with a secret of its own."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from itertools import count
from typing import Any
from uuid import uuid4

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents import get_document_model
from wagtail.models import Collection, CollectionViewRestriction, Comment, Page, PageViewRestriction

from biography.exchange.site import people_index
from biography.models import (
    AcceptedFinding,
    Activity,
    AuthorityIdentifier,
    ContactPage,
    Education,
    Enquiry,
    HomePage,
    Honour,
    LifeEvent,
    LifeFinding,
    LifeLink,
    LifeReview,
    LifeVersion,
    OtherName,
    PeriodEvent,
    PersonPage,
    PortalImage,
    Relative,
    StandardPage,
)
from biography.versions import one_version_each, record
from tests.factories import (
    a_category,
    a_field,
    a_paragraph,
    a_period,
    a_person,
    a_place,
    a_source,
    add,
    an_office,
    an_organisation,
    citing,
    make_private,
    picture_file,
)

WORD = "murmuration"
"""Stands in every hidden text, so that one search would find them all."""


@dataclass
class HiddenWorld:
    """What there is, as far as the outputs have to be walked: pages and files by primary key and address."""

    seen: PersonPage
    secrets: list[str] = field(default_factory=list)

    @property
    def addresses(self) -> list[str]:
        """Addresses of all pages of the site, hidden ones too."""
        home = HomePage.objects.get(locale__language_code="en")
        paths = Page.objects.descendant_of(home, inclusive=True).values_list("url_path", flat=True)
        return [f"/{path.removeprefix(home.url_path)}" for path in paths]

    @property
    def pages(self) -> list[int]:
        return list(Page.objects.values_list("pk", flat=True))


class Secrets:
    """Hands out texts that nobody may ever read: SECRET01 …, and remembers them."""

    def __init__(self) -> None:
        self.numbers, self.given = count(1), []

    def __call__(self, what: str) -> str:
        secret = f"SECRET{next(self.numbers):02}"
        self.given.append(secret)
        return f"{secret} {what} {WORD}"

    def slug(self) -> str:
        return self("slug").split()[0].lower()


def make_world() -> HiddenWorld:
    secret = Secrets()
    person_pages = hidden_people(secret)
    images = hidden_images(secret)
    # Some parts are public for a moment before they are made private; a version would rightly hold them.
    with one_version_each():
        seen = open_life(secret, person_pages, images)
        hidden_parts(secret, seen, person_pages)
        hidden_rows(secret, seen)
    unpublished_changes(secret, seen)
    beside_the_pages(secret, seen, person_pages)
    versions_of_lives(secret, seen, person_pages)
    return HiddenWorld(seen=seen, secrets=secret.given)


def hidden_life(secret: Secrets, how: str, **fields: Any) -> PersonPage:
    """A person with a secret in everything, and with live parts that have secrets in everything."""
    person = a_person(
        secret(f"{how} person"),
        slug=secret.slug(),
        description=secret("description"),
        family_name=secret("family name"),
        birth_date="1900",
        birth_place=a_place(secret("place")),
        body=[a_paragraph(f"<p>{secret('prose')}</p>", a_source(secret("source")))],
        rows={
            "other_names": [OtherName(text=secret("other name"))],
            "activities": [Activity(field=a_field(secret("field"), other_names=secret("other name of a field")))],
            "events": [LifeEvent(title=secret("event"), date="1920-03-05")],
            "family": [Relative(relation="child", name=secret("child"))],
        },
        **fields,
    )
    body, office = an_organisation(secret("body")), an_office(secret("office"))
    a_period(person, secret("post"), slug=secret.slug(), start="1920-03-05", organisation=body, office=office)
    medal = Honour(title=secret("medal"), date="1930-03-05")
    a_category(person, secret("honours"), slug=secret.slug(), honours=[medal])
    return person


def hidden_people(secret: Secrets) -> dict[str, PersonPage]:
    yesterday, tomorrow = timezone.now() - timedelta(days=1), timezone.now() + timedelta(days=1)
    repeated = hidden_life(secret, "repeated before")
    an_alias(secret, repeated, "fr")
    people = {
        "draft": hidden_life(secret, "draft", live=False),
        "expired": hidden_life(secret, "expired", expire_at=yesterday),
        "scheduled": hidden_life(secret, "scheduled", live=False, go_live_at=tomorrow),
        "unpublished": hidden_life(secret, "unpublished"),
        "login": make_private(hidden_life(secret, "login")),
        "password": hidden_life(secret, "password"),
        "group": hidden_life(secret, "group"),
    }
    PersonPage.objects.get(pk=people["unpublished"].pk).unpublish()
    PageViewRestriction.objects.create(
        page=people["password"], restriction_type="password", password=secret("password")
    )
    restriction = PageViewRestriction.objects.create(page=people["group"], restriction_type="groups")
    restriction.groups.add(Group.objects.create(name=secret("group")))
    make_private(repeated)
    aliases_of_hidden_lives(secret, people)
    return people


def an_alias(secret: Secrets, person: Page, language: str = "en") -> Page:
    """An alias of a life with its parts: beside it, or in another language as simple_translation makes it."""
    fields = {"update_slug": secret.slug()} if language == "en" else {"reset_translation_key": False}
    index = people_index(language)
    return Page.objects.get(pk=person.pk).create_alias(
        recursive=True, parent=index, update_locale=index.locale, **fields
    )


def aliases_of_hidden_lives(secret: Secrets, people: dict[str, PersonPage]) -> None:
    """Aliases that look public themselves, of what is hidden for several reasons, and an alias of one of them."""
    an_alias(secret, an_alias(secret, people["login"]))
    for name, language in (("group", "kk"), ("expired", "fr"), ("unpublished", "en")):
        an_alias(secret, people[name], language)
    Page.objects.filter(alias_of__isnull=False).update(live=True, expire_at=None)


def hidden_images(secret: Secrets) -> list[PortalImage]:
    """Images of a closed collection, and of one within it."""
    closed = Collection.get_first_root_node().add_child(name=secret("collection"))
    inner = closed.add_child(name=secret("inner collection"))
    CollectionViewRestriction.objects.create(collection=closed, restriction_type="login")
    for collection in (closed, inner):
        get_document_model().objects.create(
            title=secret("document"), collection=collection, file=ContentFile(b"text", name=f"{secret.slug()}.txt")
        )
    return [
        PortalImage.objects.create(
            title=secret("image"),
            description=secret("alt text"),
            credit=secret("credit"),
            licence=secret("licence"),
            collection=Collection.objects.get(pk=collection.pk),
            file=picture_file(f"{secret.slug()}.jpg"),
        )
        for collection in (closed, inner)
    ]


def open_life(secret: Secrets, hidden: dict[str, PersonPage], images: list[PortalImage]) -> PersonPage:
    """A public life that refers to whatever is hidden, in all the ways in which a life can refer."""
    links = " ".join(f'<a linktype="page" id="{page.pk}">known words</a>' for page in hidden.values())
    claim = {"html": f"<p>{secret('claim')}</p>", "claimant": {"name": "", "person": hidden["draft"].pk}}
    told = {
        "html": "<p>that was so.</p>",
        "claimant": {"name": "A known claimant", "person": hidden["login"].pk},
        "about": [{"type": "item", "value": {"name": "", "person": page.pk}} for page in hidden.values()],
    }
    blocks = [("picture", {"image": images[1].pk, "caption": secret("caption")}), ("claim", claim), ("claim", told)]
    seen = a_person(
        "Open Life",
        slug="open-life",
        description="Seen by everybody",
        portrait=images[0],
        body=[
            a_paragraph(f"<p>Open prose, {links}.</p>", a_source("An open source")),
            *({"type": kind, "id": str(uuid4()), "value": value | {"citations": []}} for kind, value in blocks),
        ],
        rows={
            "family": [
                *(Relative(relation="sibling", person=page) for page in hidden.values()),
                Relative(relation="child", name="A known child", person=hidden["login"]),
            ],
            "events": [LifeEvent(title="Open event", html=f"<p>{links}</p>", citations=citing(a_source("Open too")))],
        },
    )
    for page in hidden.values():
        a_period(seen, "Open post", begun_by_person=page, predecessor_person=page, successor_person=page)
    honours = [Honour(title="Open medal", awarded_by_person=page) for page in hidden.values()]
    a_category(seen, "Open honours", introduction=f"<p>{links}</p>", honours=honours)
    home, people = HomePage.objects.get(locale__language_code="en"), people_index()
    home.introduction = people.introduction = f"<p>{links}</p>"
    for page in (home, people):
        page.save_revision().publish()
    return seen


def hidden_parts(secret: Secrets, seen: PersonPage, hidden: dict[str, PersonPage]) -> None:
    """Periods and honours of the open life that are not open themselves, and an alias of one of a hidden life."""
    for fields in ({"live": False}, {"expire_at": timezone.now() - timedelta(days=1)}, {"private": True}):
        private = fields.pop("private", False)
        event = {"events": []}
        held = {"start": "1920-03-05", "place": a_place(secret("place"))}
        parts = [
            a_period(seen, secret("part"), slug=secret.slug(), **held, **event, **fields),
            a_category(seen, secret("group"), slug=secret.slug(), honours=[Honour(title=secret("medal"))], **fields),
        ]
        if private:
            for page in parts:
                make_private(page)
    part = Page.objects.get(pk=hidden["login"].pk).get_children().first()
    part.create_alias(parent=Page.objects.get(pk=seen.pk), update_slug=secret.slug())


def hidden_rows(secret: Secrets, seen: PersonPage) -> None:
    """Rows that editors keep from the public, of every kind, on pages that are open."""

    def hidden(model: type, **columns: Any) -> Any:
        return model(hidden=True, citations=citing(a_source(secret("source")), secret("locator")), **columns)

    def event(model: type) -> Any:
        text = f"<p>{secret('text')}</p>"
        return hidden(model, title=secret("event"), date="1955-03-05", place=a_place(secret("place")), html=text)

    person = PersonPage.objects.get(pk=seen.pk)
    person.other_names = [hidden(OtherName, text=secret("alias"))]
    person.activities = [hidden(Activity, field=a_field(secret("field")))]
    person.family = [
        *person.family.all(),
        hidden(Relative, relation="child", name=secret("child"), note=secret("note"), birth_place=a_place(secret("b"))),
    ]
    body = an_organisation(secret("school"))
    person.education = [hidden(Education, institution=secret("school"), organisation=body, note=secret("note"))]
    person.events = [*person.events.all(), event(LifeEvent)]
    person.identifiers = [hidden(AuthorityIdentifier, scheme="gnd", value=secret("number").split()[0])]
    person.save()
    a_period(seen, "Open post with a hidden event", events=[event(PeriodEvent)])
    honour = hidden(Honour, title=secret("medal"), awarded_by=secret("giver"), place=a_place(secret("place")))
    a_category(seen, "Open honours with a hidden one", honours=[honour])


def unpublished_changes(secret: Secrets, seen: PersonPage) -> None:
    """What an editor has typed on public pages and not published."""
    for page in (*seen.get_children().live().specific(), PersonPage.objects.get(pk=seen.pk)):
        page.title = secret("new title")
        page.search_description = secret("new description")
        if isinstance(page, PersonPage):
            page.description = secret("new line")
            page.body = [a_paragraph(f"<p>{secret('new prose')}</p>")]
        page.save_revision()


def beside_the_pages(secret: Secrets, seen: PersonPage, hidden: dict[str, PersonPage]) -> None:
    """What Wagtail keeps about pages: editors, comments, redirects, aliases; and registers that nothing public uses."""
    editor = get_user_model().objects.create_user(secret("user").replace(" ", "-"), first_name=secret("name"))
    Page.objects.all().update(owner=editor)
    Comment.objects.create(page=seen, user=editor, text=secret("comment"), contentpath="title")
    for name, page in hidden.items():
        Redirect.objects.create(old_path=f"/was/{name}", redirect_page=page)
    alias = hidden["draft"].create_alias(update_slug=secret.slug(), update_locale=hidden["draft"].locale)
    assert not alias.live
    add(people_index(), PersonPage(title=secret("never saved again"), slug=secret.slug()), live=False)
    pages_about_the_portal(secret, hidden)
    translations(secret, seen)
    for page in hidden.values():
        LifeLink.objects.create(life=page, page=page, target=seen, kind="text")
    a_place(secret("unused place")), a_source(secret("unused source")), an_organisation(secret("unused body"))
    a_field(secret("unused field"))


def translations(secret: Secrets, seen: PersonPage) -> None:
    """The open life in French, with rows that its original hides, and in Russian, as a draft."""
    seen = PersonPage.objects.get(pk=seen.pk)
    event, activity = (next(row for row in rows.all() if row.hidden) for rows in (seen.events, seen.activities))
    place = a_place(secret("place in French"))
    french = LifeEvent(title=secret("event in French"), date="1955-03-05", place=place, key=event.key)
    field = Activity(field=a_field(secret("field in French")), key=activity.key)
    for language, live, rows, activities in (("fr", True, [french], [field]), ("ru", False, [], [])):
        index = people_index(language)
        title = "Vie ouverte" if live else secret("title in Russian")
        page = PersonPage(title=title, slug=seen.slug, translation_key=seen.translation_key, locale=index.locale)
        page.events, page.activities = rows, activities
        if not live:
            page.description = secret("line in Russian")
        add(index, page, live)


def pages_about_the_portal(secret: Secrets, hidden: dict[str, PersonPage]) -> None:
    """A page of text that refers to what is hidden, pages of text that are hidden, and what readers have written."""
    home = HomePage.objects.get(locale__language_code="en")
    links = "".join(f'<a linktype="page" id="{page.pk}">known words</a> ' for page in hidden.values())
    text = [{"type": "paragraph", "id": str(uuid4()), "value": {"html": f"<p>{links}</p>"}}]
    closed = PortalImage.objects.exclude(collection=Collection.get_first_root_node()).first()
    text.append({"type": "picture", "id": str(uuid4()), "value": {"image": closed.pk, "caption": secret("caption")}})
    about = add(home, StandardPage(title="About", slug="about", show_in_menus=True, body=text))
    hidden_text = [a_paragraph(f"<p>{secret('text')}</p>")]
    for live, private in ((False, False), (True, True)):
        page = StandardPage(title=secret("page"), slug=secret.slug(), show_in_menus=True, body=hidden_text)
        page = add(about, page, live)
        if private:
            make_private(page)
    add(home, ContactPage(title="Contact", slug="contact", recipients=f"{secret('r').split()[0]}@example.org"))
    Enquiry.objects.create(name=secret("reader"), message=secret("message"), about="open-life", notes=secret("notes"))


def versions_of_lives(secret: Secrets, seen: PersonPage, hidden: dict[str, PersonPage]) -> None:
    """What the public once saw of lives that are hidden now, and a version of the open life that was withdrawn."""
    record(seen.pk)
    first = seen.versions.order_by("-number").first()
    LifeVersion.objects.create(
        page=seen,
        number=first.number + 1,
        reason=secret("reason"),
        corrects=True,
        digest="withdrawn",
        withdrawn_at=timezone.now(),
        withdrawal_reason=secret("reason of the withdrawal"),
    )
    what_editors_say(secret, seen, first)
    for page in hidden.values():
        for number in (1, 2):
            life = first.document | {"name": {"display": secret("former name")}, "description": secret("former line")}
            LifeVersion.objects.create(
                page=page, number=number, reason=secret("reason"), corrects=True, document=life, digest=str(number)
            )


def what_editors_say(secret: Secrets, seen: PersonPage, version: LifeVersion) -> None:
    """Reasons and findings that editors keep among themselves, and a note on a row that is not public."""
    LifeVersion.objects.filter(pk=version.pk).update(errors=[secret("error")], errors_reason=secret("errors' reason"))
    told = {"fingerprint": "0", "rule": "rule", "sentence": secret("finding"), "row": str(uuid4())}
    AcceptedFinding.objects.create(page=seen, reason=secret("acceptance"), note=secret("note"), **told)
    LifeFinding.objects.create(page=seen, position=100, severity=3, path="birth", **told)
    notes = [{"id": str(uuid4()), "row": told["row"], "text": secret("note")}]
    LifeReview.objects.update_or_create(page=seen, defaults={"notes": notes})

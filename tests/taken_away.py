"""A life with a trace of its name in every table that may have one, and the search for what is left of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth.models import Group, User
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.utils import timezone
from wagtail.admin.models import EditingSession
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Comment, ModelLogEntry, PageSubscription, Workflow

from biography.admin.protecting import set_protection
from biography.models import (
    AcceptedFinding,
    Activity,
    AuthorityIdentifier,
    DueVersion,
    Education,
    Enquiry,
    HomePage,
    Honour,
    LifeEvent,
    LoadedLife,
    OtherName,
    PeriodEvent,
    PersonPage,
    PortalImage,
    Relative,
)
from biography.models.home import FeaturedLife
from tests.factories import (
    a_category,
    a_field,
    a_paragraph,
    a_period,
    a_person,
    a_source,
    a_translation,
    citing,
    picture_file,
)

NAME = "Quillfeather"
KEY = 987654321  # a primary key that no other row has


def a_life(editor: User) -> PersonPage:
    source = a_source("Letters")
    cited = {"citations": citing(source, f"{NAME} papers, p. 1")}
    portrait = PortalImage.objects.create(
        title=f"{NAME} at work", description=f"{NAME}'s face", file=picture_file(f"{NAME.lower()}.jpg")
    )
    portrait.get_rendition("width-8")
    number_pages_from(KEY)
    person = a_person(
        f"Xanthippe {NAME}",
        slug=f"xanthippe-{NAME.lower()}",
        given_name="Xanthippe",
        family_name=NAME,
        description=f"The first {NAME}",
        portrait=portrait,
        birth_citations=citing(source, f"{NAME} papers, p. 2"),
        body=[a_paragraph(f"<p>{NAME} wrote letters.</p>", source)],
        rows={
            "other_names": [OtherName(text=f"Madame {NAME}", **cited)],
            "activities": [Activity(field=a_field("Letters"), **cited)],
            "family": [Relative(relation="child", name=f"Young {NAME}", **cited)],
            "education": [Education(institution=f"{NAME} School", date="1910", **cited)],
            "events": [LifeEvent(title=f"{NAME} Day", date="1921", **cited)],
            "identifiers": [AuthorityIdentifier(scheme="wikidata", value="Q123456789")],
        },
    )
    events = [PeriodEvent(title=f"{NAME} travels", date="1922")]
    french = a_translation(person, "fr", f"Xanthippe {NAME}, en français", description=f"La première {NAME}")
    a_period(person, f"Secretary {NAME}", start="1921", events=events, citations=citing(source, NAME))
    a_category(person, f"Honours of {NAME}", honours=[Honour(title=f"{NAME} Medal")])
    for page in (PersonPage.objects.get(pk=KEY), *person.get_children().specific(), french):
        page.save_revision(user=editor).publish()
    renamed = PersonPage.objects.get(pk=KEY)
    renamed.slug = f"madame-{NAME.lower()}"
    renamed.save_revision(user=editor).publish()
    around_it(PersonPage.objects.get(pk=KEY), editor)
    return PersonPage.objects.get(pk=KEY)


def number_pages_from(key: int) -> None:
    """So that no other number in the database is that of the life."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT setval(pg_get_serial_sequence('wagtailcore_page', 'id'), %s)", [key - 1])
        else:
            cursor.execute("UPDATE sqlite_sequence SET seq = %s WHERE name = 'wagtailcore_page'", [key - 1])


def around_it(person: PersonPage, editor: User) -> None:
    """What editors, programs and readers leave about a life."""
    Comment.objects.create(page=person, user=editor, text=f"Is it {NAME}?", contentpath="title")
    PageSubscription.objects.create(page=person, user=editor, comment_notifications=True)
    EditingSession.objects.create(
        user=editor, content_type=ContentType.objects.get_for_model(person), object_id=KEY, last_seen_at=timezone.now()
    )
    set_protection(person, "review", f"{NAME} sues", editor)
    # Nobody deletes a life that is protected.
    set_protection(person, "", "", editor)
    LoadedLife.objects.create(page=person, digest="0" * 64, last_revision=1, parts=2)
    AcceptedFinding.objects.create(page=person, fingerprint="0", rule="rule", sentence=f"{NAME} is 120", reason="It is")
    DueVersion.objects.create(page=person, key="a-key", reason=f"{NAME} was changed", editor=editor)
    Redirect.objects.create(old_path=f"/{NAME.lower()}", redirect_page=person)
    Workflow.objects.get().start(person, editor)
    FeaturedLife.objects.create(page=HomePage.objects.get(locale__language_code="en"), person=person)
    Enquiry.objects.create(life=person, about=f"{person.title}", message=f"I knew {NAME}.", name="A reader")
    ModelLogEntry.objects.log_action(person.portrait, "wagtail.edit", user=editor)


def who_names_it(person: PersonPage) -> PersonPage:
    """Another life that refers to it, in a row and in its text; published, so that it has a version."""
    link = f'<p>Wrote to <a linktype="page" id="{KEY}">Madame {NAME}</a>.</p>'
    kin = Relative(relation="other", note="cousin", name=f"X. {NAME}", person=person)
    other = a_person("Berta Plainsong", slug="berta", body=[a_paragraph(link)], rows={"family": [kin]})
    other.save_revision().publish()
    return other


def a_chief_editor() -> User:
    user = User.objects.create_user("chief", password="x")
    user.groups.add(Group.objects.get(name="Chief editor"))
    return user


SEARCH = "the search index"


def traces(needles: list[str]) -> set[str]:
    """Each ``table.column`` of the whole database that says one of these in any case; the search index as one place,
    which is made of other tables on SQLite."""
    wanted = [needle.lower() for needle in needles]
    found = set()
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # no name is from outside
            columns = [column[0] for column in cursor.description]
            for row in cursor.fetchall():
                said = {column for column, value in zip(columns, row, strict=True) if tells(value, wanted)}
                if table.startswith("wagtailsearch_indexentry"):
                    found |= {SEARCH} if said else set()
                else:
                    found |= {f"{table}.{column}" for column in said}
    return found


def tells(value: Any, wanted: list[str]) -> bool:
    text = (value.decode(errors="replace") if isinstance(value, bytes | memoryview) else str(value)).lower()
    return any(needle in text for needle in wanted)


def files(needles: list[str]) -> Iterator[Path]:
    """Every file of MEDIA_ROOT whose name says one of these."""
    for path in Path(settings.MEDIA_ROOT).rglob("*"):
        if path.is_file() and tells(path.name, [needle.lower() for needle in needles]):
            yield path


def keys_of(person: PersonPage) -> list[str]:
    """The name, the primary key, and the keys by which exports name the life, its parts and rows."""
    keys = [person.translation_key, *person.get_children().values_list("translation_key", flat=True)]
    for rows in (person.other_names, person.family, person.education, person.events, person.identifiers):
        keys += rows.values_list("key", flat=True)
    return [NAME, str(KEY), *(form for key in keys for form in (str(key), key.hex))]

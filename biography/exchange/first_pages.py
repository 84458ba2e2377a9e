"""The pages about itself that a new portal starts with: ordinary pages, for its editors to make their own."""

from __future__ import annotations

from uuid import uuid4

from django.utils.translation import gettext as _
from wagtail.models import Page

from biography.models import ContactPage, HomePage, StandardPage


def write_first_pages() -> None:
    """About, editorial policy and contact beneath the home page. For a site that has just been made."""
    home = HomePage.objects.first()
    if home is None:
        return
    for page in (_about(), _policy(), _contact()):
        page.locale = home.locale
        page.show_in_menus = True
        Page.objects.get(pk=home.pk).add_child(instance=page)
        page.save_revision().publish()


def _text(*parts: tuple[str, str]) -> list[dict[str, object]]:
    """Headings (``h``) and paragraphs (``p``) as a StreamField keeps them."""
    return [
        {"type": "heading", "id": str(uuid4()), "value": {"text": words}}
        if kind == "h"
        else {"type": "paragraph", "id": str(uuid4()), "value": {"html": f"<p>{words}</p>"}}
        for kind, words in parts
    ]


def _about() -> StandardPage:
    return StandardPage(
        title=_("About"),
        slug="about",
        introduction=_("What stands here, how to read it, and what may be done with it."),
        body=_text(
            (
                "p",
                _(
                    "This portal holds biographies. Each life has one page: who the person was, the life in prose, the "
                    "posts held, honours, education, family, and the sources of it all. Each post and each group of "
                    "honours has a page of its own as well."
                ),
            ),
            ("h", _("How to find somebody")),
            (
                "p",
                _(
                    "Search takes names in any script that has been entered, posts and honours. The list of people is "
                    "in alphabetical order. “On this day” gathers what is known to have happened on one day of any "
                    "year; “Who held what” shows which posts were held on a day, in a month or in a year."
                ),
            ),
            ("h", _("How to read a life")),
            (
                "p",
                _(
                    "The small numerals in the text lead to the sources of the statement before them. A word beside a "
                    "statement tells you when it rests on little: on a single source, on sources close to the person "
                    "only, on none, or when sources disagree. Every statement has an address of its own, so that you "
                    "can link to it."
                ),
            ),
            ("h", _("For programs")),
            (
                "p",
                _(
                    "All that is public can be read by programs too, in an open format that is described on this site. "
                    "What changes can be followed with a feed reader."
                ),
            ),
        ),
    )


def _policy() -> StandardPage:
    return StandardPage(
        title=_("Editorial policy"),
        slug="editorial-policy",
        introduction=_("How dates, sources and contested statements are treated, and what happens when we are wrong."),
        body=_text(
            ("h", _("Dates")),
            (
                "p",
                _(
                    "A date is given as exactly as it is known, and no more exactly. “About 1958”, “summer 2007” and "
                    "“since 1983” are kept as that. Nothing is rounded to a day for the sake of a calendar: only exact "
                    "and certain days appear under “On this day”, and where a date does not settle whether a post was "
                    "held, the page says “perhaps”."
                ),
            ),
            ("h", _("Sources")),
            (
                "p",
                _(
                    "Statements cite their sources, with the place in the source where that is known. Of each source "
                    "we say how it stands to the person: published by them or their side, by family, by an employer, "
                    "by a party to the matter, independent, or an official record. What has no source is marked as "
                    "unsourced; a life that rests mainly on one source, or on one side, says so at its top."
                ),
            ),
            ("h", _("What is contested")),
            (
                "p",
                _(
                    "What is contested, or says something against somebody else, is not told in our voice. It stands "
                    "as a claim: with who says so and where, whom it is about, whether it is disputed, refuted or "
                    "withdrawn, and with the reply of those concerned where there is one. Claims that are disputed "
                    "or refuted are marked as such wherever they are shown."
                ),
            ),
            ("h", _("Checking")),
            (
                "p",
                _(
                    "Each life is checked by rules, for example that nobody holds a post before birth. Where sources "
                    "contradict each other and an editor lets that stand, a note can tell readers why."
                ),
            ),
            ("h", _("Privacy")),
            (
                "p",
                _(
                    "Editors can keep details from the public, for example the family of living people. What readers "
                    "write to us is seen by editors only and is deleted on request."
                ),
            ),
            ("h", _("Versions and corrections")),
            (
                "p",
                _(
                    "Whenever what the public sees of a life changes, a numbered version is kept, with its date and, "
                    "where the editor gave one, the reason. The versions of a life are linked at its foot, and any two "
                    "can be compared. A correction of an error is announced at the top of the life until its editors "
                    "end the notice. A version may be withdrawn, for example when it wrongs somebody: its text is then "
                    "deleted, and its number, its date and the fact that it was withdrawn stay."
                ),
            ),
            (
                "p",
                _(
                    "If you find an error, tell us where it is and where we can check it: every life has a link for "
                    "that at its foot."
                ),
            ),
        ),
    )


def _contact() -> ContactPage:
    words = _(
        "Tell us what is wrong or missing, and where we can check it. Your message goes to the editors only. You need "
        "not give a name; we need an e-mail address only if you want an answer."
    )
    return ContactPage(title=_("Contact"), slug="contact", introduction=f"<p>{words}</p>")

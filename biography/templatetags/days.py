"""What pages on days say in words: a year, the time of a post, what somebody was."""

from __future__ import annotations

from typing import NamedTuple

from django import template
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from biography.as_of import Standing
from biography.dates import Asked, DateError, asked
from biography.document import Biography, ImpreciseDate
from biography.models import CareerPeriodPage
from biography.templatetags.wording import from_to, in_words, words

register = template.Library()


@register.filter
def edtf_words(edtf: str) -> str:
    """A date that is EDTF alone in words: "1984", "45 BC"."""
    return in_words(edtf)


class Moment(NamedTuple):
    """A day, month or year that can be asked about, and when that is: "in 1997"."""

    edtf: str
    phrase: str


@register.filter
def moment_asked(date: ImpreciseDate | None) -> Moment | None:
    """The date as what the portal can be asked about; None for one that is not exact, or is told in other words."""
    try:
        when = asked(date.edtf) if date and not date.display else None
    except DateError:
        return None
    return Moment(when.edtf, at(when)) if when else None


def at(when: Asked) -> str:
    """When that is, for the end of a sentence: "on 5 February 1984", "in 1984"."""
    phrase = _("on %(date)s") if when.first == when.last else _("in %(date)s")
    return phrase % {"date": in_words(when.edtf)}


@register.filter
def period_of_page(page: CareerPeriodPage) -> str:
    """From when to when the post of a page was held; as its source puts it where that is known."""
    said = (page.start_display, page.end_display)
    return from_to(page.start, page.end, page.ongoing, said) or _("date not known")


@register.simple_tag
def standing_in_words(life: Biography, standing: Standing, phrase: str) -> str:
    """One sentence: not yet born, how old, or that the life was over. ``phrase`` is the time: "in 1984"."""
    told = {"name": life.name.display, "phrase": phrase}
    born, died = (words(vital.date) if vital and vital.date else "" for vital in (life.birth, life.death))
    match standing.state:
        case "unborn":
            return _("%(name)s was not yet born: the date of birth is %(date)s.") % (told | {"date": born})
        case "dead" if not died:
            return _("%(name)s had died: the date of death is not known.") % told
        case "dead":
            return _("%(name)s had died: the date of death is %(date)s.") % (told | {"date": died})
        case "unknown":
            return _("Whether %(name)s was alive %(phrase)s is not known.") % told
        case "perhaps-unborn":
            return _("%(name)s was perhaps not yet born: the date of birth is %(date)s.") % (told | {"date": born})
        case "perhaps-dead" if not died:
            return _("%(name)s had perhaps died: the date of death is not known.") % told
        case "perhaps-dead":
            return _("%(name)s had perhaps died: the date of death is %(date)s.") % (told | {"date": died})
    return _aged(standing)


def _aged(standing: Standing) -> str:
    if standing.ages is None:
        return _("The age is not known.")
    least, most = standing.ages
    if standing.age_is_approximate:
        return ngettext("About %(age)s year old.", "About %(age)s years old.", most) % {"age": most}
    if least == most:
        return ngettext("%(age)s year old.", "%(age)s years old.", most) % {"age": most}
    if most - least == 1:
        return _("%(least)s or %(most)s years old.") % {"least": least, "most": most}
    return _("Between %(least)s and %(most)s years old.") % {"least": least, "most": most}

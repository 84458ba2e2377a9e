"""What an editor reads for each value of the vocabularies of the document. The values themselves are the document's."""

from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Choices = list[tuple[str, str | Promise]]

NAME_KINDS: Choices = [
    ("full", _("Full name")),
    ("birth", _("Name at birth")),
    ("former", _("Former name")),
    ("married", _("Married name")),
    ("pen", _("Pen name")),
    ("religious", _("Religious name")),
    ("native", _("Name in the original script")),
    ("transliterated", _("Transliteration")),
    ("variant", _("Variant spelling")),
]
RELATIONS: Choices = [
    ("father", _("Father")),
    ("mother", _("Mother")),
    ("parent", _("Parent")),
    ("spouse", _("Spouse")),
    ("partner", _("Partner")),
    ("child", _("Child")),
    ("sibling", _("Sibling")),
    ("grandchild", _("Grandchild")),
    ("other", _("Other relative")),
]
EVENT_KINDS: Choices = [
    ("life", _("Life event")),
    ("military", _("Military service")),
    ("residence", _("Residence")),
    ("travel", _("Travel")),
    ("health", _("Health or accident")),
    ("crisis", _("Crisis")),
    ("reform", _("Reform or law")),
    ("publication", _("Publication")),
    ("burial", _("Burial")),
    ("cremation", _("Cremation")),
    ("funeral", _("Funeral")),
    ("probate", _("Will and probate")),
    ("memorial", _("Memorial")),
    ("other", _("Other event")),
]
BEGINNINGS: Choices = [
    ("", _("Not known")),
    ("appointed", _("Appointed")),
    ("elected", _("Elected")),
    ("promoted", _("Promoted")),
    ("transferred", _("Transferred")),
    ("hired", _("Hired")),
    ("founded", _("Founded the post or body")),
    ("inherited", _("Inherited")),
    ("other", _("In another way")),
]
ENDINGS: Choices = [
    ("", _("Not known")),
    ("resigned", _("Resigned")),
    ("dismissed", _("Dismissed")),
    ("transferred", _("Transferred")),
    ("promoted", _("Promoted")),
    ("term-over", _("Term over")),
    ("abolished", _("Post abolished")),
    ("retired", _("Retired")),
    ("died", _("Died in office")),
]
HONOUR_KINDS: Choices = [
    ("academic", _("Academic titles")),
    ("offices", _("Elected offices")),
    ("distinctions", _("Distinctions")),
    ("honorary", _("Honorary titles")),
    ("orders", _("Orders and medals")),
    ("memberships", _("Memberships")),
    ("other", _("Other honours")),
]
MOMENT_KINDS: Choices = [
    ("birth", _("Born")),
    ("death", _("Died")),
    ("start", _("Post begins")),
    ("end", _("Post ends")),
    ("event", _("Event")),
    ("honour", _("Honour")),
    ("study", _("Education")),
]
SOURCE_KINDS: Choices = [
    ("book", _("Book")),
    ("article", _("Article in a journal")),
    ("news", _("News report")),
    ("website", _("Website")),
    ("archive", _("Archival document")),
    ("official", _("Official publication")),
    ("interview", _("Interview")),
    ("thesis", _("Thesis")),
    ("other", _("Other")),
]
SOURCE_RELATIONS: Choices = [
    ("self-published", _("Published by the subject or their side")),
    ("family", _("Family")),
    ("employer", _("Employer")),
    ("party", _("Party to the matter")),
    ("independent", _("Independent")),
    ("official-record", _("Official record")),
    ("unknown", _("Not known")),
]
BIBLIOGRAPHY_KINDS: Choices = [
    ("source", _("Source of the life as a whole")),
    ("further-reading", _("Further reading")),
]
STANCES: Choices = [
    ("supports", _("supports this")),
    ("contradicts", _("contradicts this")),
    ("mentions", _("mentions this")),
]
CLAIM_STATUSES: Choices = [
    ("attributed", _("Attributed: neither confirmed nor contested")),
    ("disputed", _("Disputed: another source says otherwise")),
    ("refuted", _("Refuted: shown to be wrong")),
    ("withdrawn", _("Withdrawn by the claimant")),
]
SUPPORTS: Choices = [
    ("independent", _("several sources")),
    ("single-source", _("single source")),
    ("close-sources", _("self-published only")),
    ("disputed", _("disputed")),
    ("unsourced", _("unsourced")),
    ("general", _("not cited row by row")),
]
PLACE_KINDS: Choices = [
    ("", _("Not stated")),
    ("country", _("Country")),
    ("region", _("Region")),
    ("city", _("City")),
    ("town", _("Town")),
    ("village", _("Village")),
    ("building", _("Building")),
    ("other", _("Other")),
]
ORGANISATION_KINDS: Choices = [
    ("", _("Not stated")),
    ("government", _("Government body")),
    ("company", _("Company")),
    ("party", _("Political party")),
    ("university", _("University")),
    ("school", _("School")),
    ("academy", _("Academy")),
    ("army", _("Armed forces")),
    ("other", _("Other")),
]
SCHEMES: Choices = [
    ("wikidata", "Wikidata"),
    ("viaf", "VIAF"),
    ("isni", "ISNI"),
    ("gnd", "GND"),
    ("orcid", "ORCID"),
]


def label(choices: Choices, value: str) -> Any:
    """The words of one value, as a lazy translation; the value itself where the vocabulary lacks it."""
    return dict(choices).get(value, value)

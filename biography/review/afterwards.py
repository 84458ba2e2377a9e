"""What may happen to people before they are born or after they have died, by the kind of an event or its words."""

from __future__ import annotations

import re

from biography.review.statements import Statement

# Kinds of event that follow a death.
AFTERWARDS = frozenset({"burial", "cremation", "funeral", "probate", "memorial"})
# Kinds of event that nobody but a living person takes part in. Any other may be told of the dead and the unborn:
# the family moves, a street is named, a verdict is overturned.
OF_THE_LIVING = frozenset({"residence", "travel", "health", "military"})

WORDS = {
    "en": r"posthum|buri(?:al|ed)|bury|funeral|cremat|inter(?:ment|red)|entomb|grave|tomb|mausoleum|memorial|monument|"
    r"commemorat|probate|will\b|testament|estate|inquest|autopsy|post-?mortem|death certificate|obituar|requiem|"
    r"re-?buri|re-?inter|exhum|remains|ashes|rehabilit|exonerat|canoni[sz]|beatif|anniversar|centenar|statue|plaque|"
    r"named after|in honou?r of|museum|inherit|heirs?\b|widow|wake\b|lying in state|epitaph|state funeral",
    "ru": r"посмерт|похорон|погреб|кремац|кремир|захорон|перезахорон|могил|мавзол|памятн|мемориал|памят|завещ|наслед|"
    r"некролог|вскрыт|реабилит|канониз|столет|юбиле|годовщ|прах|останк|панихид|отпева|эксгум|свидетельство о смерти|"
    r"музе|имен(?:и|ем)\b|вдов",
    "kk": r"жерле|жаназа|қабір|мүрде|сүйег|кесене|ескерткіш|мұрагер|өсиет|ақта|қайтыс болғаннан кейін|еске ал|"
    r"мерейтой|мұражай|ас бер|атын(?:да|а)|атал|жесір",
    "fr": r"posthum|inhum|enterr|obsèques|funérailles|incinér|crémation|tomb|mausolée|testament|succession|nécrolog|"
    r"autops|mémo(?:ire|rial)|commémor|monument|stèle|plaque|statue|réhabilit|canonis|béatif|centenaire|anniversaire|"
    r"cendres|dépouille|acte de décès|exhum|musée|panthéon|hérit|veuve",
}
AFTER_DEATH = re.compile(rf"\b(?:{'|'.join(WORDS.values())})", re.IGNORECASE)


def follows_death(statement: Statement) -> bool:
    """Whether it may be after the death by its own kind or words: a burial, the proof of a will, a statue."""
    if statement.event_kind in AFTERWARDS:
        return True
    can_follow = statement.kind in ("event", "publication", "honour")
    return can_follow and bool(AFTER_DEATH.search(f"{statement.label} {statement.note}"))


def needs_the_living(statement: Statement) -> bool:
    """Whether nobody but a living person can be what it says: in a post, at a school, ill, on a journey."""
    if statement.kind == "event":
        return statement.event_kind in OF_THE_LIVING
    return statement.kind in ("education", "period")

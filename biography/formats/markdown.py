"""The life as Markdown (CommonMark, with the footnotes of GitHub and Pandoc): for readers that are programs."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from biography import choices, evidence
from biography.dates import period_words, words
from biography.document import (
    Biography,
    CareerPeriod,
    Citation,
    Claim,
    Education,
    Event,
    HonourCategory,
    ImpreciseDate,
    Mention,
    Reference,
    Relative,
    Row,
    Source,
    Vital,
    WhenAndWhere,
    cited,
)
from biography.document.support import support
from biography.formats.markdown_text import escaped, linked, marked_up, quoted
from biography.formats.registry import Publication, register


@register(name="markdown", title="Markdown", media_type="text/markdown", suffix="md")
def markdown(life: Biography, publication: Publication) -> str:
    """The whole life, each statement with a footnote for each of its sources."""
    return _Writer(life, publication).text()


class _Writer:
    def __init__(self, life: Biography, publication: Publication) -> None:
        self.life, self.publication = life, publication
        self.language = get_language() or life.language
        self.sources = {source.key: (number, source) for number, source in enumerate(life.sources, 1)}
        self.relations = {source.key: source.relation for source in life.sources}
        self.mainstay = evidence.mainstay(life)
        self.told: dict[str, list[str]] = {}
        for note in life.notes:
            self.told.setdefault(note.row, []).append(note.text)
        # What each footnote says, by its number.
        self.notes: dict[str, int] = {}

    def text(self) -> str:
        life = self.life
        parts = [
            f"# {escaped(life.name.display)}",
            escaped(life.description),
            self.publication_line(),
            quoted(escaped(evidence.notice(life))),
            self.facts(),
        ]
        parts += self.section(_("Life"), self.prose(life.body, 3))
        parts += self.section(_("Career"), [part for period in life.career for part in self.post(period)])
        parts += self.section(_("Honours"), [part for group in life.honours for part in self.group(group)])
        parts += self.section(_("Education"), [_list(self.study(row) for row in life.education)])
        parts += self.section(_("Family"), [_list(self.relative(row) for row in life.family)])
        parts += self.section(_("Life events"), [_list(self.event(row) for row in life.events)])
        own = set(cited(life)) | {entry.source for entry in life.general_sources}
        sources = [source for source in life.sources if source.key in own]
        others = [source for source in life.sources if source.key not in own]
        parts += self.section(_("Sources"), [_list((self.source(source) for source in sources), numbered=True)])
        parts += self.section(_("Further reading"), [_list(self.source(source) for source in others)])
        parts.append("\n".join(f"[^{number}]: {text}" for text, number in self.notes.items()))
        return "\n\n".join(part for part in parts if part) + "\n"

    def publication_line(self) -> str:
        publication = self.publication
        said = escaped(publication.site)
        if publication.version and publication.day:
            version = {"number": publication.version, "date": words(publication.day.isoformat(), self.language)}
            said += f", {_('version %(number)s, %(date)s') % version}"
        return f"{said}. <{publication.address}>"

    def section(self, title: str, parts: Iterable[str]) -> list[str]:
        found = [part for part in parts if part]
        return [f"## {escaped(title)}", *found] if found else []

    # Statements

    def facts(self) -> str:
        lines = []
        for title, anchor, vital in ((_("Born"), "birth", self.life.birth), (_("Died"), "death", self.life.death)):
            if vital:
                said = f" ({_('disputed')})" if vital.disputed else ""
                lines.append(f"{title}: {self.when_and_where(vital)}{said}{self.marks(vital, anchor)}")
        if self.life.activities:
            named = (f"{self.named(row.field)}{self.marks(row)}" for row in self.life.activities)
            lines.append(f"{_('Fields of activity')}: {self.joined(named)}")
        for name in self.life.other_names:
            lines.append(f"{self.label('NAME_KINDS', name.kind)}: {escaped(name.text)}{self.marks(name)}")
        for row in self.life.identifiers:
            lines.append(f"{self.label('SCHEMES', row.scheme)}: {escaped(row.value)}")
        return _list(lines)

    def post(self, period: CareerPeriod) -> list[str]:
        where = self.joined([self.named(period.organisation), self.place(period.place)])
        when = escaped(self.period(period))
        acting = _("acting") if period.acting else ""
        terms = [
            (_("Office"), self.named(period.office) if period.office and period.office.name != period.role else ""),
            (_("Began"), self.joined([self.label("BEGINNINGS", period.began), self.by(period.begun_by)], " ")),
            (_("Age, as stated"), str(period.stated_age) if period.stated_age is not None else ""),
            (_("Ended"), self.label("ENDINGS", period.ended)),
            (_("Predecessor"), self.mention(period.predecessor)),
            (_("Successor"), self.mention(period.successor)),
        ]
        figures = [
            f"{escaped(row.label)}: {number_format(row.value, use_l10n=True, force_grouping=True)} {escaped(row.unit)}"
            f"{f' ({self.date(row.as_of)})' if row.as_of else ''}{self.marks(row)}"
            for row in period.figures
        ]
        return [
            f"### {linked(period.role, self.publication.link(f'life:{self.life.slug}/{period.slug}'))}",
            f"{self.joined([when, acting, where])}{self.marks(period)}",
            _list([*(f"{title}: {said}" for title, said in terms if said), *figures]),
            *self.prose(period.body, 4),
            _list(self.event(event) for event in period.events),
        ]

    def group(self, group: HonourCategory) -> list[str]:
        url = self.publication.link(f"life:{self.life.slug}/{group.slug}")
        rows = []
        for row in group.honours:
            by = _("awarded by %(who)s") % {"who": self.mention(row.awarded_by)} if row.awarded_by else ""
            number = _("No. %(number)s") % {"number": escaped(row.number)} if row.number else ""
            said = [f"{self.date(row.date)}: **{escaped(row.title)}**", by, self.place(row.place), number]
            rows.append(f"{self.joined([*said, escaped(row.note)])}{self.marks(row)}")
        introduction = marked_up(group.introduction, self.publication.link)
        return [f"### {linked(group.title, url)}", introduction, _list(rows)]

    def study(self, row: Education) -> str:
        awarded = _("awarded %(date)s") % {"date": self.date(row.awarded)} if row.awarded and row.date else ""
        body = self.named(row.organisation) if row.organisation and row.organisation.name != row.institution else ""
        said = [
            f"{self.date(row.date or row.awarded)}: **{escaped(row.institution)}**",
            escaped(row.qualification),
            awarded,
            body,
            self.place(row.place),
        ]
        note = f". {escaped(row.note)}" if row.note else ""
        return f"{self.joined(said)}{note}{self.marks(row)}"

    def relative(self, row: Relative) -> str:
        name = self.mention(Mention.model_construct(name=row.name, person=row.person)) if row.name else ""
        kin = escaped(row.label[:1].upper() + row.label[1:]) or self.label("RELATIONS", row.relation)
        how_many = f" × {row.count}" if (row.count or 1) > 1 else ""
        said = [
            f"{kin}{how_many}" + (f": {name}" if name else ""),
            f"{_('born')} {self.when_and_where(row.birth)}" if row.birth else "",
            f"{_('died')} {self.when_and_where(row.death)}" if row.death else "",
            f"{_('married')} {self.date(row.date)}" if row.date and row.relation == "spouse" else "",
            self.date(row.date) if row.date and row.relation != "spouse" else "",
            escaped(row.note),
        ]
        return f"{self.joined(said)}{self.marks(row)}"

    def event(self, event: Event) -> str:
        title = self.joined([f"{self.date(event.date)}: **{escaped(event.title)}**", self.place(event.place)])
        text = marked_up(event.html, self.publication.link)
        return "\n\n".join(part for part in (f"{title}{self.marks(event)}", text) if part)

    # Prose

    def prose(self, blocks: Iterable[Any], level: int) -> list[str]:
        return [self.block(block, level) for block in blocks]

    def block(self, block: Any, level: int) -> str:
        match block.type:
            case "heading":
                return f"{'#' * level} {escaped(block.text)}"
            case "paragraph":
                return f"{marked_up(block.html, self.publication.link)}{self.marks(block)}"
            case "quotation":
                by = f"\n\n— {escaped(block.attribution)}" if block.attribution else ""
                return quoted(f"{escaped(block.text)}{by}{self.marks(block)}")
            case "picture":
                return f"*{escaped(block.caption or block.image.alt)}*{self.marks(block)}"
            case _:
                return quoted(self.claim(block))

    def claim(self, claim: Claim) -> str:
        lead = _("According to {},").format(self.mention(claim.claimant))
        said = [f"{lead} {marked_up(claim.html, self.publication.link)}{self.marks(claim)}"]
        said.append(f"*{self.label('CLAIM_STATUSES', claim.status)}*")
        if claim.reply:
            reply = self.joined([_("Reply"), self.date(claim.reply.date) if claim.reply.date else ""])
            said.append(f"{reply}: {marked_up(claim.reply.html, self.publication.link)}{self.marks(claim.reply)}")
        return "\n\n".join(said)

    # Evidence

    def marks(self, statement: Any, anchor: str = "") -> str:
        """What ends a statement: its footnotes, its support where that is worth telling, what editors add."""
        said = "".join(self.footnote(citation) for citation in statement.citations if citation.source in self.sources)
        if isinstance(statement, Row | Vital) and not isinstance(statement, Claim):
            found = support(statement.citations, self.relations)
            kind = evidence.kind_in(self.life, found)
            told = kind == "general" or self.mainstay.tells(kind, statement.citations)
            said += "" if told else f" *({evidence.in_words(found)})*"
        for text in self.told.get(anchor or str(getattr(statement, "id", "")), ()):
            said += f" *{_('Editor’s note:')}* {escaped(text)}"
        return said

    def footnote(self, citation: Citation) -> str:
        number, source = self.sources[citation.source]
        stance = "" if citation.stance == "supports" else self.label("STANCES", citation.stance)
        said = self.joined([f"*{escaped(source.title)}* ({number})", escaped(citation.locator), stance])
        text = f"{said}: {_('“%(text)s”') % {'text': escaped(citation.quotation)}}" if citation.quotation else said
        return f"[^{self.notes.setdefault(text, len(self.notes) + 1)}]"

    def source(self, source: Source) -> str:
        author = f"{escaped(source.author)}: " if source.author else ""
        relation = self.label("SOURCE_RELATIONS", source.relation) if source.relation != "unknown" else ""
        said = [
            f"{author}*{escaped(source.title)}*",
            escaped(source.publisher),
            self.date(source.date) if source.date else "",
            relation,
            f"<{source.url}>" if source.url else "",
        ]
        entry = next((entry for entry in self.life.bibliography if entry.source == source.key), None)
        said += [escaped(entry.locator)] if entry else []
        notes = [escaped(source.note), escaped(entry.note) if entry else ""]
        return ". ".join(part for part in (self.joined(said), *notes) if part)

    # Words

    def date(self, date: ImpreciseDate | None) -> str:
        return escaped(date.display or words(date.edtf, self.language)) if date else _("date not known")

    def period(self, period: CareerPeriod) -> str:
        start, end = ((date.edtf, date.display) if date else ("", "") for date in (period.start, period.end))
        said = period_words(start[0], end[0], period.ongoing, self.language, (start[1], end[1]))
        return said or _("date not known")

    def when_and_where(self, event: WhenAndWhere) -> str:
        return self.joined([self.date(event.date) if event.date or not event.place else "", self.place(event.place)])

    def place(self, reference: Reference | None) -> str:
        if reference is None:
            return ""
        country = next((place.country for place in self.life.places if place.key == reference.key), "")
        return escaped(f"{reference.name}, {country}" if country and country != reference.name else reference.name)

    def named(self, reference: Reference | None) -> str:
        return escaped(reference.name) if reference else ""

    def mention(self, who: Mention | None) -> str:
        if who is None:
            return ""
        return linked(who.name, self.publication.link(f"life:{who.person}") if who.person else None)

    def by(self, who: Mention | None) -> str:
        return _("by %(who)s") % {"who": self.mention(who)} if who else ""

    def label(self, vocabulary: str, value: str) -> str:
        return escaped(str(choices.label(getattr(choices, vocabulary), value))) if value else ""

    def joined(self, parts: Iterable[str], comma: str = ", ") -> str:
        return comma.join(part for part in parts if part)


def _list(items: Iterable[str], numbered: bool = False) -> str:
    """A list, further paragraphs of an item indented beneath its first."""
    lines = []
    for number, item in enumerate((item for item in items if item), 1):
        mark = f"{number}. " if numbered else "- "
        lines.append(mark + re.sub(r"\n(?=[^\n])", "\n" + " " * len(mark), item))
    return "\n".join(lines)

"""StreamField blocks: citations, key figures and prose. Their names are those of the document's blocks."""

from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.templatetags.static import static
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock
from wagtail.snippets.blocks import SnippetChooserBlock

from biography import choices, document
from biography.dates import DateError, typed
from biography.document import Image, Rendition
from biography.fields import DateFormField, language
from biography.validation import DocumentedBlock

PROSE_FEATURES = ["bold", "italic", "link", "ol", "ul"]


class DateBlock(blocks.FieldBlock):
    """An imprecise date in a block: typed in everyday words, kept as EDTF with the words of its source."""

    def __init__(self, required: bool = False, help_text: Any = None, interval: bool = True, **kwargs: Any) -> None:
        self.field_options = {"required": required, "help_text": help_text, "interval": interval}
        super().__init__(**kwargs)

    @cached_property
    def field(self) -> DateFormField:
        return DateFormField(**self.field_options)

    def value_from_form(self, value: Any) -> str:
        return written(str(value or ""), getattr(value, "display", ""))

    def value_for_form(self, value: Any) -> str:
        """A date that is kept, in words; what has just been typed, which passes here too, as it was typed."""
        try:
            return typed(*read(value), language()) if value else ""
        except DateError:
            return value

    def get_searchable_content(self, value: Any) -> list[str]:
        return []

    class Meta:
        icon = "date"
        default = ""


def written(edtf: str, display: str) -> str:
    """An imprecise date as a block keeps it: the EDTF string, and the words of its source in quotation marks."""
    return f'{edtf} "{display}"' if display else edtf


def read(value: str) -> tuple[str, str]:
    """EDTF string and display text of what a block keeps."""
    edtf, _quote, display = value.partition(' "')
    return edtf, display.removesuffix('"')


class CitationBlock(DocumentedBlock):
    source = SnippetChooserBlock("biography.Source", help_text=_("Who says so. Add it once; every life can cite it."))
    locator = blocks.CharBlock(required=False, max_length=255, help_text=_("Where in it: page 12, line 3, 00:14:05."))
    quotation = blocks.TextBlock(
        required=False, max_length=2000, rows=2, help_text=_("The words themselves, if they matter.")
    )
    stance = blocks.ChoiceBlock(choices=choices.STANCES, default="supports")

    class Meta:
        document = document.Citation
        icon = "openquote"
        label = _("Citation")
        # Folded, it says as much as open.
        label_format = "{source} {locator} {stance} {quotation}"


class Citations(blocks.ListBlock):
    """The citations of one block of prose."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", _("Citations"))
        kwargs.setdefault("default", [])
        kwargs.setdefault("collapsed", True)
        super().__init__(CitationBlock(), **kwargs)


class MentionBlock(DocumentedBlock):
    name = blocks.CharBlock(required=False, max_length=255, help_text=_("As the text should name them."))
    person = blocks.PageChooserBlock(
        required=False, page_type="biography.PersonPage", help_text=_("Their life, where it is here.")
    )

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        if not self.is_deferred_validation and not cleaned.get("name") and not cleaned.get("person"):
            raise blocks.StructBlockValidationError(
                {"name": ValidationError(_("Name them, or choose the page of their life."))}
            )
        return cleaned

    class Meta:
        document = document.Mention
        icon = "user"
        label = _("Person")
        label_format = "{name}"


class HeadingBlock(DocumentedBlock):
    text = blocks.CharBlock(max_length=255)

    class Meta:
        document = document.Heading
        icon = "title"
        label = _("Heading")
        label_format = "{text}"
        description = _("A heading within the text, for a life of several chapters.")
        template = "biography/blocks/_heading.html"
        preview_value = {"text": _("Early life")}


class ParagraphBlock(DocumentedBlock):
    html = blocks.RichTextBlock(features=PROSE_FEATURES, label=_("Text"))
    citations = Citations()

    class Meta:
        document = document.Paragraph
        icon = "pilcrow"
        label = _("Text")
        label_format = "{html}"
        description = _("One or more paragraphs with the sources that they rest on.")
        template = "biography/blocks/_paragraph.html"
        preview_value = {
            "html": _("<p>She studied mathematics in Cambridge and, in 1840, translated a paper on the engine.</p>")
        }


class QuotationBlock(DocumentedBlock):
    text = blocks.TextBlock()
    attribution = blocks.CharBlock(required=False, max_length=255, help_text=_("Who said it, where and when."))
    language = blocks.CharBlock(required=False, max_length=20, help_text=_("If not that of the page: ru, kk, fr, …"))
    citations = Citations()

    class Meta:
        document = document.Quotation
        icon = "openquote"
        label = _("Quotation")
        label_format = "{text}"
        description = _("The words of somebody, set off from the text.")
        template = "biography/blocks/_quotation.html"
        preview_value = {
            "text": _("That brain of mine is something more than merely mortal."),
            "attribution": _("Ada Lovelace, 1843"),
        }


class PictureBlock(DocumentedBlock):
    image = ImageChooserBlock()
    caption = blocks.CharBlock(required=False, max_length=255)
    citations = Citations()

    def get_searchable_content(self, value: Any) -> list[str]:
        """Nothing: the picture may be in a closed collection, today or later."""
        return []

    def get_preview_value(self) -> Any:
        """A drawing, as a document has a picture: the portal may have none of its own yet."""
        drawing = Rendition(
            url=static("biography/admin/picture.svg"), media_type="image/svg+xml", width=720, height=405
        )
        credit = gettext("Photographer, archive")
        image = Image(id=UUID(int=0), file="picture.svg", title=credit, credit=credit, renditions=(drawing,))
        return {"image": image, "caption": _("The house where she was born.")}

    class Meta:
        document = document.Picture
        icon = "image"
        label = _("Picture")
        label_format = "{caption}"
        description = _("A picture with its caption; credit and licence come from the picture itself.")
        template = "biography/blocks/_picture.html"


class ReplyBlock(DocumentedBlock):
    html = blocks.RichTextBlock(features=PROSE_FEATURES, required=False, label=_("Text"))
    date = DateBlock(help_text=_("When the reply was given: 3 March 2019, about 2005."))
    citations = Citations()

    class Meta:
        document = document.Reply
        icon = "comment"
        label = _("Reply of the person concerned")


class ClaimBlock(DocumentedBlock):
    html = blocks.RichTextBlock(
        features=PROSE_FEATURES,
        label=_("Claim"),
        help_text=_("Completes the sentence “According to the claimant, …”, which the page writes itself."),
    )
    claimant = MentionBlock(label=_("Claimant"), help_text=_("Who says so."))
    about = blocks.ListBlock(MentionBlock(), default=[], label=_("About"), help_text=_("Whom it is about."))
    status = blocks.ChoiceBlock(choices=choices.CLAIM_STATUSES, default="attributed")
    citations = Citations()
    reply = ReplyBlock(required=False)

    def get_searchable_content(self, value: Any) -> list[str]:
        """Nothing where a link alone names the claimant: the claim goes with their page, which may not be public."""
        return super().get_searchable_content(value) if value["claimant"]["name"] else []

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        if not self.is_deferred_validation and not cleaned["citations"]:
            raise blocks.StructBlockValidationError(
                {"citations": ValidationError(_("A claim needs at least one citation: who says so, and where?"))}
            )
        return cleaned

    class Meta:
        document = document.Claim
        icon = "warning"
        label = _("Claim")
        label_format = "{claimant} {html}"
        description = _("What is contested, or said about somebody else. Always shown as what its claimant says.")
        template = "biography/blocks/_claim.html"
        preview_value = {
            "html": _("<p>the election was decided before a vote was cast.</p>"),
            "claimant": {"name": _("the candidate’s memoir"), "person": None},
            "about": [{"name": _("Election Board"), "person": None}],
            "status": "disputed",
        }


class ProseBlock(blocks.StreamBlock):
    heading = HeadingBlock()
    paragraph = ParagraphBlock()
    quotation = QuotationBlock()
    picture = PictureBlock()
    claim = ClaimBlock()


class PlainParagraphBlock(ParagraphBlock):
    """A paragraph of a page that belongs to no life: it states nothing that would want a source."""

    citations = None  # type: ignore[assignment]  # Wagtail's way to leave out a block that is inherited

    class Meta:
        description = _("One or more paragraphs.")
        preview_value = {"html": _("<p>What this portal is, and who keeps it.</p>")}


class PlainQuotationBlock(QuotationBlock):
    citations = None  # type: ignore[assignment]  # Wagtail's way to leave out a block that is inherited


class PlainPictureBlock(PictureBlock):
    citations = None  # type: ignore[assignment]  # Wagtail's way to leave out a block that is inherited


class TextBlock(blocks.StreamBlock):
    """The text of a page about the portal itself."""

    heading = HeadingBlock()
    paragraph = PlainParagraphBlock()
    quotation = PlainQuotationBlock()
    picture = PlainPictureBlock()


class KeyFigureBlock(DocumentedBlock):
    label = blocks.CharBlock(max_length=255, help_text=_("What is counted: employees, budget of the city."))
    value = blocks.DecimalBlock(max_digits=20, decimal_places=6, help_text=_("A number alone: 7400, 1.65"))
    unit = blocks.CharBlock(required=False, max_length=255, help_text=_("people, %, billion US dollars"))
    as_of = DateBlock(help_text=_("When this was so: 2004, December 1997."))
    citations = Citations()

    class Meta:
        document = document.KeyFigure
        icon = "decimal"
        label = _("Key figure")
        label_format = "{label}: {value} {unit}"


class KeyFiguresBlock(blocks.StreamBlock):
    figure = KeyFigureBlock()


class CitationsBlock(blocks.StreamBlock):
    """The citations of a row, kept in the row's own column: cited sources are then found without a join per row."""

    citation = CitationBlock()

    class Meta:
        collapsed = True

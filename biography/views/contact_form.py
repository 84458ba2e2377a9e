"""What a reader fills in, and what keeps machines from it. No service of others is asked."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from biography.models import Enquiry
from biography.views.spam import LINK, token_fault

MOST_LINKS = 3
LONGEST_MESSAGE = 10_000


class ContactForm(forms.ModelForm):
    """Name and e-mail may be left out: whoever only reports an error owes nobody a name."""

    opened = forms.CharField(widget=forms.HiddenInput, required=False)
    # People do not see it; programs that fill in forms do.
    website = forms.CharField(
        label=_("Leave this empty"),
        required=False,
        widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
    )

    class Meta:
        model = Enquiry
        fields = ["about", "message", "source", "name", "email"]
        labels = {
            "about": _("Which life or page is it about?"),
            "message": _("What is wrong, or what do you want to tell us?"),
            "source": _("Where can we check it?"),
            "name": _("Your name"),
            "email": _("Your e-mail address"),
        }
        help_texts = {
            "about": _("A name, or the address of the page. May be left empty."),
            "source": _("A book, an article, a document, an address. May be left empty."),
            "name": _("May be left empty."),
            "email": _("Only if you want an answer. We use it for nothing else."),
        }
        widgets = {
            "name": forms.TextInput(attrs={"autocomplete": "name"}),
            "email": forms.EmailInput(attrs={"autocomplete": "email"}),
            "source": forms.Textarea(attrs={"rows": 3}),
            "message": forms.Textarea(attrs={"rows": 9}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("message", "source"):
            self.fields[name].max_length = LONGEST_MESSAGE  # type: ignore[attr-defined]
            self.fields[name].widget.attrs["maxlength"] = LONGEST_MESSAGE

    def clean_message(self) -> str:
        return _short_enough(self.cleaned_data["message"])

    def clean_source(self) -> str:
        return _short_enough(self.cleaned_data["source"])

    def clean_name(self) -> str:
        return " ".join(self.cleaned_data["name"].split())

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("website"):
            raise ValidationError(_("Leave the field “Leave this empty” empty: only programs fill it in."))
        if fault := token_fault(said.get("opened", "")):
            raise ValidationError(str(fault))
        links = sum(len(LINK.findall(said.get(name) or "")) for name in ("message", "name", "about", "source"))
        if links > MOST_LINKS:
            raise ValidationError(
                _("There are %(links)s web addresses in it; %(most)s at most can be sent."),
                params={"links": links, "most": MOST_LINKS},
            )
        return said


def _short_enough(text: str) -> str:
    if len(text) > LONGEST_MESSAGE:
        raise ValidationError(
            _("This has %(length)s characters; at most %(most)s can be sent."),
            params={"length": len(text), "most": LONGEST_MESSAGE},
        )
    return text

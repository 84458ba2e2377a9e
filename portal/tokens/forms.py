"""What is chosen when a token is made."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.admin.widgets import AdminDateInput
from wagtail.users.views.api_tokens import APITokenForm

from portal.tokens.scopes import EXPLAINED, Scope

LIVES = (30, 90, 365)  # days
USUAL = 90
ON_A_DAY = "day"
NEVER = "never"


def ends() -> list[tuple[str, Any]]:
    """No longer than API_TOKEN_DAYS allows; never only where that allows it."""
    most = settings.API_TOKEN_DAYS
    lives = sorted({days for days in LIVES if not most or days <= most} | ({most} if most else set()))
    offered: list[tuple[str, Any]] = [
        (str(days), ngettext("In %(days)d day", "In %(days)d days", days) % {"days": days}) for days in lives
    ]
    return [*offered, (ON_A_DAY, _("After a day of your choice")), *([] if most else [(NEVER, _("Never"))])]


class TokenForm(APITokenForm):
    scope = forms.ChoiceField(
        label=_("It may"),
        choices=list(EXPLAINED.items()),
        initial=Scope.READ,
        widget=forms.RadioSelect,
        help_text=_(
            "Never more than its account may. What is public needs no token. To change this later, make another token."
        ),
    )
    ends = forms.ChoiceField(
        label=_("It ends"),
        choices=ends,
        widget=forms.RadioSelect,
        help_text=_("From then on it opens nothing. It can be revoked at any time before."),
    )
    day = forms.DateField(
        label=_("Its last day"),
        required=False,
        widget=AdminDateInput,
        help_text=_("Only for a day of your choice."),
    )
    field_order = ("name", "user", "scope", "ends", "day")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].help_text = _("Which program uses it, and for what.")
        self.fields["user"].help_text = _("Best an account that only this program has.")
        offered = [value for value, _label in self.fields["ends"].choices]
        self.fields["ends"].initial = str(USUAL) if str(USUAL) in offered else offered[-2]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        chosen, day = cleaned.get("ends"), cleaned.get("day")
        if chosen == ON_A_DAY and "day" not in self.errors:
            today, most = timezone.localdate(), settings.API_TOKEN_DAYS
            if not day:
                raise ValidationError({"day": _("Choose the last day of this token.")})
            if day < today:
                raise ValidationError({"day": _("This day has passed.")})
            if most and day > today + timedelta(days=most):
                said = _("Tokens here end after %(days)d days at the latest.") % {"days": most}
                raise ValidationError({"day": said})
        return cleaned

    def ends_at(self) -> datetime | None:
        """Of a form that is valid: the moment from which the token opens nothing; None for never."""
        chosen = self.cleaned_data["ends"]
        if chosen == NEVER:
            return None
        if chosen == ON_A_DAY:
            after: datetime = datetime.combine(self.cleaned_data["day"] + timedelta(days=1), time())
            return timezone.make_aware(after)
        return timezone.now() + timedelta(days=int(chosen))

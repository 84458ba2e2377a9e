"""Control characters are refused wherever a form takes a text: those of the admin, the sign-in, readers, the API.

Django refuses NUL in each text of a form, and no other. The rest shows nowhere, and is what spreadsheets, feeds and
other XML have no way to write: one such sign in a title would fail an export of a whole list. What is kept as a part
of a life is looked at by the types of the document as well (``biography.validation``), which files go through too.
"""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import ProhibitNullCharactersValidator
from django.utils.text import capfirst
from django.utils.translation import gettext

from biography.document.refusals import unfit_sign


def refuse_control_characters() -> None:
    """From now on Django's own validator, which each text field of a form has, refuses them all."""
    ProhibitNullCharactersValidator.__call__ = _refuse  # type: ignore[assignment, method-assign]


def _refuse(validator: ProhibitNullCharactersValidator, value: Any) -> None:
    if unfit := unfit_sign(str(value)):
        said = capfirst(unfit.translated(gettext))
        raise ValidationError(f"{said}.", code=validator.code, params={"value": value})

"""How two revisions of a page are compared."""

from django.db import models
from wagtail.admin.compare import TextFieldComparison

from biography.fields import EDTFField, language
from biography.statements import imprecise_date


class DateComparison(TextFieldComparison):
    """Imprecise dates in words, not as EDTF."""

    def __init__(self, field: EDTFField, obj_a: models.Model, obj_b: models.Model) -> None:
        super().__init__(field, obj_a, obj_b)
        self.val_a = in_words(field.value_from_object(obj_a))
        self.val_b = in_words(field.value_from_object(obj_b))


def in_words(value: str) -> str:
    date = imprecise_date(str(value), getattr(value, "display", ""), language())
    return date.words if date else ""

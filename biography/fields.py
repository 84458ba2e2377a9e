"""Model fields: an imprecise date with its bounds, and the citations of a row."""

from __future__ import annotations

from typing import Any, Literal

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from biography.dates import DateError, Understanding, bounds, canonical, explain, typed, understand, words
from biography.document import ImpreciseDate
from biography.validation import fitting


class TypedDate(str):
    """The EDTF string that an input was understood as, with the words of its source."""

    display: str = ""

    @classmethod
    def of(cls, edtf: str, display: str = "") -> TypedDate:
        date = cls(edtf)
        date.display = display
        return date


class DateInput(forms.TextInput):
    """A text input that says beneath it what it understood, as one types and again after saving."""

    template_name = "biography/widgets/date_input.html"
    interval = True
    moment = False

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        query = "?interval=no" if not self.interval else "?moment=yes" if self.moment else ""
        context["understand_url"] = reverse("understand_date") + query
        context["state"], context["answer"] = "empty", ""
        if value:
            try:
                context["answer"] = explain(understood(str(value), self.interval, self.moment).edtf, language())
                context["state"] = "understood"
            except ValidationError as error:
                context["state"], context["answer"] = "refused", error.message
        return context


class DateFormField(forms.CharField):
    """Takes EDTF or everyday words; what it does not understand it refuses with a sentence, keeping what was typed."""

    widget = DateInput

    def __init__(self, *, interval: bool = True, moment: bool = False, **kwargs: Any) -> None:
        self.interval, self.moment = interval, moment
        kwargs.setdefault("max_length", 300)
        super().__init__(**kwargs)
        if isinstance(self.widget, DateInput):
            self.widget.interval, self.widget.moment = interval, moment

    def to_python(self, value: Any) -> TypedDate:
        if isinstance(value, TypedDate):
            return value
        text = super().to_python(value)
        if not text:
            return TypedDate.of("")
        date = understood(text, self.interval, self.moment)
        return TypedDate.of(date.edtf, fitting(ImpreciseDate, "display", date.display) if date.display else "")

    def prepare_value(self, value: Any) -> Any:
        """Words for a date that is kept; what has just been typed stays as it was typed."""
        if not (isinstance(value, TypedDate) and value):
            return value
        try:
            return typed(value, value.display, language())
        except DateError:
            return str(value)

    def has_changed(self, initial: Any, data: Any) -> bool:
        if (initial or "") == (data or ""):
            return False
        try:
            before, after = self.to_python(initial), self.to_python(data)
        except ValidationError:
            return True
        return (before, before.display) != (after, after.display)


class EDTFField(models.CharField):
    """An imprecise date as an EDTF string (ISO 8601-2), kept with its bounds.

    Beside ``name`` it adds ``name_display`` (the date as its source puts it) and the indexed columns ``name_earliest``
    and ``name_latest``: Julian day numbers, null where open or not known, set from the string on every save.
    ``interval=False`` refuses periods, for a field that is one end of a period. ``moment=True`` is for a birth or the
    like: its form asks what 1911/1912 means.
    """

    description = _("Imprecise date (EDTF)")

    def __init__(self, *args: Any, interval: bool = True, moment: bool = False, **kwargs: Any) -> None:
        self.interval = interval
        # Of forms alone, so migrations need not know it.
        self.moment = moment
        kwargs.setdefault("max_length", 100)
        kwargs.setdefault("blank", True)
        kwargs.setdefault("default", "")
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, kwargs | ({} if self.interval else {"interval": False})

    def contribute_to_class(self, cls: Any, name: str, private_only: bool = False) -> None:
        super().contribute_to_class(cls, name, private_only)
        # A migration's model lists the columns beside this one itself.
        if cls.__module__ == "__fake__":
            return
        columns = {
            f"{name}_display": models.CharField(max_length=255, blank=True, default="", editable=False),
            f"{name}_earliest": BoundField(of=name, side="earliest"),
            f"{name}_latest": BoundField(of=name, side="latest"),
        }
        for column, field in columns.items():
            if not hasattr(cls, column):
                cls.add_to_class(column, field)

    def to_python(self, value: Any) -> str:
        if not value:
            return ""
        try:
            edtf = canonical(str(value))
        except DateError as error:
            raise ValidationError(error.translated(gettext), code="invalid_date") from error
        check_interval(edtf, self.interval)
        return edtf

    def value_from_object(self, obj: models.Model) -> Any:
        return TypedDate.of(getattr(obj, self.attname) or "", getattr(obj, f"{self.attname}_display"))

    def save_form_data(self, instance: models.Model, data: Any) -> None:
        setattr(instance, self.attname, str(data or ""))
        setattr(instance, f"{self.attname}_display", getattr(data, "display", ""))

    def formfield(self, **kwargs: Any) -> Any:
        return super().formfield(
            **{
                **{"form_class": DateFormField, "max_length": 300, "interval": self.interval, "moment": self.moment},
                **kwargs,
            }
        )


class MonthAndDay(models.Func):
    """The end of the EDTF string of an exact day, ``-02-04``: what it shares with that day of every other year.

    Of other dates it is nothing that looks so, but of periods (``1983/1984-02-04``). The same SQL in an index and in
    a query, without parameters, so that the database knows the one in the other.
    """

    function = "SUBSTR"
    template = "SUBSTR(%(expressions)s, -6)"
    output_field = models.CharField()

    def as_postgresql(self, compiler: Any, connection: Any, **extra: Any) -> Any:
        return self.as_sql(compiler, connection, template="RIGHT(%(expressions)s, 6)", **extra)


class BoundField(models.IntegerField):
    """The earliest or latest possible day of the EDTF field beside it, as a Julian day number."""

    def __init__(self, *args: Any, of: str = "", side: Literal["earliest", "latest"] = "earliest", **kwargs: Any):
        self.of, self.side = of, side
        kwargs |= {"null": True, "blank": True, "editable": False, "db_index": True}
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, kwargs | {"of": self.of, "side": self.side}

    def pre_save(self, model_instance: models.Model, add: bool) -> int | None:
        day = days(getattr(model_instance, self.of))[self.side == "latest"]
        setattr(model_instance, self.attname, day)
        return day


def days(edtf: str) -> tuple[int | None, int | None]:
    """Earliest and latest possible day as Julian day numbers; None where open or not known.

    What is no date has none either: validation says so at its field, after all other checks have run.
    """
    try:
        return bounds(edtf) if edtf else (None, None)
    except DateError:
        return (None, None)


def ends_before(start: str, end: str) -> bool:
    """Whether the end is before the start however the two dates are read."""
    first, last = days(start)[0], days(end)[1]
    return first is not None and last is not None and last < first


def understood(text: str, interval: bool = True, moment: bool = False) -> Understanding:
    """What was typed, as a date; raise ValidationError with a sentence for the editor where it is none."""
    try:
        date = understand(text, language(), moment)
    except DateError as error:
        raise ValidationError(error.translated(gettext), code="invalid_date") from error
    check_interval(date.edtf, interval)
    return date


def check_interval(edtf: str, allowed: bool) -> None:
    """Raise ValidationError where a period stands in the place of one date."""
    if allowed or "/" not in edtf:
        return
    known = [end for end in edtf.split("/") if end.strip(".")]
    if len(known) == 1:
        raise ValidationError(
            gettext("This is a period with one end known: write that date alone, “%(date)s”.")
            % {"date": words(known[0], language())},
            code="interval",
        )
    raise ValidationError(
        _("This is a period; give one date here and the other end in the field beside it."), code="interval"
    )


def language() -> str:
    return get_language() or "en"

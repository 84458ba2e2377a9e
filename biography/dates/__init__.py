"""Imprecise dates as EDTF (ISO 8601-2): read, order, put into words, understand what is typed. No Django."""

from biography.dates.edtf import DateError, bounds, canonical, exact_iso
from biography.dates.everyday import AmbiguousDate, Understanding, typed, understand
from biography.dates.julian import calendar_day, days_in_month, iso_day, julian_day
from biography.dates.overlap import Asked, Held, asked, held
from biography.dates.pattern import EDTF_PATTERN
from biography.dates.words import explain, period_words, words

__all__ = [
    "EDTF_PATTERN",
    "AmbiguousDate",
    "Asked",
    "DateError",
    "Held",
    "Understanding",
    "asked",
    "bounds",
    "calendar_day",
    "canonical",
    "days_in_month",
    "exact_iso",
    "explain",
    "held",
    "iso_day",
    "julian_day",
    "period_words",
    "typed",
    "understand",
    "words",
]

"""One page of a list of people: narrowed by filters, ordered, counted under its letters."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from functools import cached_property
from itertools import groupby
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Page as ListPage
from django.core.paginator import Paginator
from django.db.models import Case, Count, ExpressionWrapper, F, IntegerField, Max, Min, When
from django.db.models.functions import Substr
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from biography import alphabet, choices
from biography.alphabet import OTHER
from biography.dates.julian import calendar_day
from biography.finding.entries import used
from biography.finding.people import CENTURIES, FILTERS, ORDERS, Chosen, PeopleFilters, century_words, in_order
from biography.models import FieldOfActivity, Office, Organisation, Place
from biography.models.listed_name import in_alphabet, listed_language
from biography.remembered import remembered
from biography.spelling import script

PER_PAGE = 60
DAYS_OF_A_YEAR = 366
# So many entries of a register are offered; whoever looks for another types its name.
OFFERED = 100


class Listing:
    """What the parameters of an address ask of a list of people. Each part is asked for once, and only if needed."""

    def __init__(self, people: Any, parameters: Mapping[str, Any], among: Hashable = None) -> None:
        """``among`` names the people, so that counts of them can be remembered."""
        self._people, self._parameters, self._among = people, parameters, among
        self.filters = PeopleFilters.read(parameters)
        self.order = str(parameters.get("order") or "name")
        self.problems = dict(self.filters.problems)
        if self.order not in ORDERS:
            self.problems["order"] = _("People can be ordered by: %(orders)s.") % {"orders": ", ".join(ORDERS)}
            self.order = "name"

    @cached_property
    def page(self) -> ListPage:
        """The people on the page that is asked for."""
        people = self.filters.apply(self._people.in_alphabet()).for_cards().prefetch_related("other_names")
        paginator = Paginator(in_order(people, self.order), PER_PAGE)
        letter = self.letter
        counts = {head: number for head, number, _address in self.letters}
        # The letters have been counted already; to count them all again would double the cost of a long list.
        paginator.__dict__["count"] = counts.get(letter, 0) if letter else sum(counts.values())
        return paginator.get_page(self._parameters.get("page"))

    @cached_property
    def _counted(self) -> list[tuple[str, int, int | None, int | None]]:
        """Each letter with the number of people under it, and the first and last day that one of them was born."""
        filters = self.filters.without("letter")
        asked = tuple((one.name, one.value) for one in filters.chosen)
        # 17XX and 170X begin with the last year of the 17th century, and are not of it.
        day = F("birth_date_earliest")
        begun = Case(
            When(digit="X", then=ExpressionWrapper(day + DAYS_OF_A_YEAR, IntegerField())),
            default=day,
            output_field=IntegerField(),
        )
        born = {"first": Min(begun), "last": Max("birth_date_latest")}

        def count() -> list[tuple[str, int, int | None, int | None]]:
            people = filters.apply(self._people.in_alphabet()).order_by()
            people = people.alias(digit=Substr("birth_date", 4, 1))
            counted = people.values_list("head").annotate(number=Count("pk"), **born)
            return sorted(counted, key=lambda found: (found[0] != OTHER, alphabet.key(found[0], language)))

        language = listed_language()
        return remembered(("letters", self._among, asked, language), count) if not filters.problems else count()

    @cached_property
    def letters(self) -> list[tuple[str, int, str]]:
        """Each letter with the number of people under it and its address, in the order of the alphabet."""
        return [(letter, number, self.address(letter=letter)) for letter, number, *_born in self._counted]

    @property
    def scripts(self) -> list[list[tuple[str, int, str]]]:
        """The letters by their script: the Latin A is not the Cyrillic А."""
        return [list(group) for _name, group in groupby(self.letters, key=lambda found: script(found[0]) or "LATIN")]

    @cached_property
    def all_people(self) -> int:
        """How many people there are whatever their letter."""
        return sum(number for _letter, number, _address in self.letters)

    @property
    def by_letter(self) -> bool:
        """Whether people stand under their letters: in the order of their names."""
        return self.order == "name"

    @cached_property
    def chips(self) -> list[tuple[Chosen, str]]:
        """Each chosen filter, and the address of the list without it."""
        return [(one, self.address(**{one.name: ""})) for one in self.filters.chosen]

    @property
    def asked(self) -> dict[str, str]:
        """The parameters as they are in the address, filters that were not understood too."""
        return {name: str(value) for name in [*FILTERS, "order"] if (value := self._parameters.get(name))}

    def address(self, **changes: str) -> str:
        """The address of this list with some parameters changed, and those without a value gone; back on page 1."""
        query = {name: value for name, value in (self.asked | changes).items() if value}
        return f"?{urlencode(query)}" if query else "./"

    # What the form offers

    @cached_property
    def offers(self) -> dict[str, list[str]]:
        """Names of fields, offices, organisations and places to choose from."""
        models = {"field": FieldOfActivity, "office": Office, "organisation": Organisation, "place": Place}
        return remembered(
            ("offers", listed_language()),
            lambda: {
                name: list(dict.fromkeys(in_alphabet(used(model)).values_list("name", flat=True)[:OFFERED]))
                for name, model in models.items()
            },
        )

    @cached_property
    def values(self) -> dict[str, str]:
        """What stands in the form: names for keys, else what was asked for."""
        return self.asked | {one.name: one.label for one in self.filters.chosen if one.label}

    @cached_property
    def centuries(self) -> list[tuple[int, str]]:
        """The centuries in which somebody was born who answers the filters, the latest first."""
        days = [(first, last) for _letter, _number, first, last in self._counted if first and last]
        if not days:
            return []
        first, last = century_of(min(first for first, _last in days)), century_of(max(last for _first, last in days))
        found = [number for number in CENTURIES if number and first <= number <= last]
        return [(number, century_words(number)) for number in reversed(found)]

    @property
    def honour_kinds(self) -> list[tuple[str, str | Promise]]:
        return choices.HONOUR_KINDS

    @property
    def orders(self) -> list[tuple[str, str | Promise]]:
        return [(name, label) for name, (label, _columns) in ORDERS.items()]

    @property
    def letter(self) -> str:
        """The letter that is chosen; empty for all."""
        return next((one.value for one in self.filters.chosen if one.name == "letter"), "")


def century_of(jdn: int) -> int:
    """The century of a day: 19 is 1801 to 1900, -1 is 100 to 1 BC."""
    year = calendar_day(jdn)[0]
    return (year - 1) // 100 + 1 if year > 0 else (year - 1) // 100

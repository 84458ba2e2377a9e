"""What /api/v2/ is asked: which items, in which order, how many. Whatever cannot be meant is a 400 that says why."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import BooleanField, F, Field, Model, OuterRef, Q, QuerySet
from rest_framework.filters import BaseFilterBackend
from rest_framework.request import Request
from wagtail.api.v2.filters import ChildOfFilter, DescendantOfFilter
from wagtail.api.v2.pagination import WagtailPagination
from wagtail.api.v2.utils import BadRequestError, parse_boolean
from wagtail.models import Page
from wagtail.search.backends import get_search_backend
from wagtail.search.backends.base import OrderByFieldError

from biography.api.parameters import searchable, unknown_name
from biography.api.shapes import shape_of
from biography.dates import DateError, bounds
from biography.finding.people import PeopleFilters
from biography.held import ends_of_posts, today
from biography.models.listed_name import in_alphabet
from biography.visibility import beneath, in_direction


class Counted:
    """Items whose number the viewset knows to count."""

    def __init__(self, items: Any, view: Any) -> None:
        self.items, self.view = items, view

    def count(self) -> int:
        return self.view.count(self.items)

    def __getitem__(self, part: slice) -> Any:
        return self.items[part]


class Pagination(WagtailPagination):
    """Wagtail's, without a query for items beyond the last one: no database takes every number."""

    def paginate_queryset(self, queryset: Any, request: Request, view: Any = None) -> list[Any]:
        found = super().paginate_queryset(Counted(queryset, view), request, view)
        return list(found) if int(request.GET.get("offset", 0)) < self.total_count else []


class ChildrenFilter(ChildOfFilter):
    """``?child_of=``."""

    def filter_queryset(self, request: Request, queryset: Any, view: Any) -> Any:
        found = super().filter_queryset(request, queryset, view)
        return found if found is queryset else _narrowed(found, found._filtered_by_child_of.path)


class DescendantsFilter(DescendantOfFilter):
    """``?descendant_of=``."""

    def filter_queryset(self, request: Request, queryset: Any, view: Any) -> Any:
        found = super().filter_queryset(request, queryset, view)
        if found is queryset:
            return found
        asked = request.GET["descendant_of"]
        paths = Page.objects.values_list("path", flat=True)
        return _narrowed(found, view.site.root_page.path if asked == "root" else paths.get(pk=asked))


def _narrowed(pages: Any, path: str) -> Any:
    """Pages beneath that path, by the range of their paths as well: for Wagtail's LIKE alone SQLite has no index."""
    narrowed = beneath(pages, path)
    if hasattr(pages, "_filtered_by_child_of"):
        narrowed._filtered_by_child_of = pages._filtered_by_child_of
    return narrowed


class EqualFilter(BaseFilterBackend):
    """``?kind=academic``, ``?office=mayor-of-almaty``: a column, or the key of the entry that it points to."""

    def filter_queryset(self, request: Request, queryset: QuerySet, view: Any) -> QuerySet:
        columns = view.equal_columns(queryset.model)
        for name, text in request.GET.items():
            if name in columns:
                column = columns[name]
                value = text if column.endswith("__key") else _value(queryset.model._meta.get_field(column), name, text)
                queryset = queryset.filter(**{column: value})
        return queryset


class FactFilter(BaseFilterBackend):
    """``?field=engineering``: the people whom the list of people shows with this filter."""

    def filter_queryset(self, request: Request, queryset: QuerySet, view: Any) -> QuerySet:
        names = shape_of(queryset.model).facts
        filters = PeopleFilters.read({name: request.GET[name] for name in names if name in request.GET})
        for name, problem in filters.problems.items():
            raise BadRequestError(f"{name}: {problem}")
        return filters.apply(queryset)


class DateRangeFilter(BaseFilterBackend):
    """``?birth_date_from=1940&birth_date_to=1949-12``: pages whose date may lie between these, both included.

    The values are EDTF; "1940s" is ``194X``. A page without the date is not found, an end that is open always fits.
    The end of a post that is still held is open, as long as its holder lives.
    """

    def filter_queryset(self, request: Request, queryset: QuerySet, view: Any) -> QuerySet:
        for name in shape_of(queryset.model).dates:
            start, end = _day(request, f"{name}_from", 0), _day(request, f"{name}_to", 1)
            if start is not None and end is not None and end < start:
                raise BadRequestError(f"{name}_to is before {name}_from")
            asked = f"{name}_from" in request.GET or f"{name}_to" in request.GET
            if asked and name == "end":
                queryset = queryset.filter(ends_of_posts(start, end, today()))
                continue
            if start is not None:
                queryset = queryset.filter(Q(**{f"{name}_latest__gte": start}) | Q(**{f"{name}_latest": None}))
            if end is not None:
                queryset = queryset.filter(Q(**{f"{name}_earliest__lte": end}) | Q(**{f"{name}_earliest": None}))
            if asked:
                queryset = queryset.exclude(**{name: ""})
        return queryset


class OrderFilter(BaseFilterBackend):
    """``?order=sort_name``, ``?order=-birth_date,title``, ``?order=random``; what has no date comes last."""

    def filter_queryset(self, request: Request, queryset: QuerySet, view: Any) -> QuerySet:
        order = request.GET.get("order", "")
        if not order:
            return queryset
        if order == "random":
            if "offset" in request.GET:
                raise BadRequestError("order: random order has no pages, so it takes no offset")
            return queryset.order_by("?")
        columns = view.order_columns(queryset.model)
        dates = shape_of(queryset.model).dates
        expressions: list[Any] = []
        for term in order.split(","):
            name, down = term.removeprefix("-"), term.startswith("-")
            if name not in columns:
                raise BadRequestError(f"order: {unknown_name(name, {*columns, 'random'}, 'name to order by')}")
            if name == "sort_name":
                queryset = in_alphabet(queryset, request.GET.get("locale", ""))
                keys = ["listed__key"]
            else:
                keys = [f"{name}_earliest", f"{name}_latest"] if name in dates else [columns[name]]
            expressions += [in_direction(queryset.model, key, down) for key in keys]
        return queryset.order_by(*expressions, F("pk").asc())


class TextFilter(BaseFilterBackend):
    """``?search=``: full text. The last filter, as what it finds cannot be filtered further."""

    def filter_queryset(self, request: Request, queryset: QuerySet, view: Any) -> Any:
        if "search" not in request.GET:
            return queryset
        operator = request.GET.get("search_operator", "and")
        if operator not in ("and", "or"):
            raise BadRequestError("search_operator: it is 'and' or 'or'")
        text = searchable(request.GET["search"])
        if not text:
            return queryset.none()
        # Search indexes know few columns; in a subquery any filter will do, and is asked of what is found alone.
        hits = queryset.model.objects.filter(pk__in=queryset.order_by().filter(pk=OuterRef("pk")).values("pk"))
        by_relevance = not request.GET.get("order")
        hits = hits.order_by() if by_relevance else hits.order_by(*queryset.query.order_by)
        try:
            return get_search_backend().search(text, hits, operator=operator, order_by_relevance=by_relevance)
        except OrderByFieldError as error:
            raise BadRequestError("order: not possible together with search") from error


def _value(column: Field[Any, Any] | Any, name: str, text: str) -> Any:
    """What a parameter says, as its column keeps it."""
    choices = [str(value) for value, _label in getattr(column, "flatchoices", ()) if value]
    if choices and text not in choices:
        raise BadRequestError(f"{name}: {unknown_name(text, choices, 'value')}")
    try:
        return parse_boolean(text) if isinstance(column, BooleanField) else column.to_python(text)
    except (ValidationError, ValueError) as error:
        reason = " ".join(error.messages) if isinstance(error, ValidationError) else str(error)
        raise BadRequestError(f"{name}: {reason}") from error


def _day(request: Request, name: str, end: int) -> int | None:
    """Earliest or latest day of the EDTF date in a parameter; None where it is not given or open."""
    text = request.GET.get(name)
    if text is None:
        return None
    try:
        return bounds(text)[end]
    except DateError as error:
        raise BadRequestError(f"{name}: {error}") from error


def parameters_of(model: type[Model]) -> set[str]:
    """The parameters that are peculiar to a page type."""
    shape = shape_of(model)
    return {*shape.equal, *shape.facts, *shape.date_parameters}

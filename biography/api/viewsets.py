"""What our viewsets of /api/v2/ share: answers for anybody, strict about what is asked, in one constant shape."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from django.db.models import Model
from django.http import Http404
from pydantic_core import to_json
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.serializers import Field
from wagtail.api.v2.serializers import BaseSerializer, get_serializer_class
from wagtail.api.v2.utils import BadRequestError, parse_fields_parameter
from wagtail.api.v2.views import BaseAPIViewSet

from biography.api.filters import Pagination
from biography.api.parameters import repeated, unknown_name
from biography.full_text import SearchBroken


class QuickRenderer(JSONRenderer):
    """JSON by pydantic, which also knows the values of documents: a list takes a tenth of the time."""

    def render(self, data: Any, accepted_media_type: str | None = None, renderer_context: Any = None) -> bytes:
        return b"" if data is None else to_json(data, fallback=str)


class TagsField(Field):
    """Tags from what was prefetched; Wagtail's own asks the database for each item."""

    def to_representation(self, tags: Any) -> list[str]:
        return sorted(tag.name for tag in tags.all())


class PublicViewSet(BaseAPIViewSet):
    """Nobody is logged in here, so that an answer is the same for everybody and may be cached."""

    authentication_classes: list[Any] = []
    renderer_classes = [QuickRenderer]
    pagination_class = Pagination
    known_query_parameters = BaseAPIViewSet.known_query_parameters - {"rich_text_format"}
    detail_query_parameters = frozenset({"fields", "format", "_"})

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)
        for name, values in request.GET.lists():
            if any("\x00" in text for text in (name, *values)):
                raise BadRequestError(f"{name!r}: null characters are not allowed")
        for name, said in repeated(request.GET).items():
            raise BadRequestError(f"{name[:100]}: {said}")

    def listing_view(self, request: Request) -> Response:
        self.refuse_unknown(request, self.known_query_parameters | set(self.equal_columns(self.get_queryset().model)))
        try:
            return super().listing_view(request)
        except SearchBroken as broken:
            # Names alone, as on the search page, would be another answer to a program that counts on texts.
            headers = {"Retry-After": "60", "Cache-Control": "no-store"}
            return Response({"message": str(broken)}, status=503, headers=headers)

    def check_query_parameters(self, queryset: Any) -> None:
        """Done by ``listing_view``, before Wagtail asks for it."""

    def detail_view(self, request: Request, pk: int) -> Response:
        self.refuse_unknown(request, self.detail_query_parameters)
        return super().detail_view(request, pk)

    def find_view(self, request: Request) -> Response:
        self.refuse_unknown(request, self.detail_query_parameters | self.find_query_parameters)
        if "id" in request.GET and not request.GET["id"].isdecimal():
            raise BadRequestError("id: it is a positive integer")
        return super().find_view(request)

    def get_object(self) -> Any:
        try:
            return super().get_object()
        except Http404 as error:
            raise Http404(f"There is no public one with the id {self.kwargs.get('pk')} here.") from error

    def refuse_unknown(self, request: Request, known: set[str] | frozenset[str]) -> None:
        for name in request.GET:
            if name not in known:
                raise BadRequestError(unknown_name(name, known))

    def count(self, queryset: Any) -> int:
        """How many items there are in all."""
        return queryset.count()

    def equal_columns(self, model: type[Model]) -> dict[str, str]:
        """Parameters that compare a column with a value."""
        return {"title": "title"}

    def order_columns(self, model: type[Model]) -> dict[str, str]:
        """Names to order by, and their columns."""
        return {"id": "id", "title": "title"}

    @classmethod
    def detail_only(cls, model: type[Model]) -> frozenset[str]:
        """Fields that lists lack."""
        return frozenset(cls.detail_only_fields)

    @classmethod
    def _get_serializer_class(
        cls, router: Any, model: Any, fields_config: Any, show_details: bool = False, nested: bool = False
    ) -> type[BaseSerializer]:
        """A class for these fields, made once. Nothing is nested by Wagtail, which would show what is not public."""
        available = [*cls.get_body_fields_names(model), *cls.get_meta_fields_names(model)]
        if not show_details:
            available = [name for name in available if name not in cls.detail_only(model)]
        chosen = set(cls.get_detail_default_fields(model) if show_details else cls.get_listing_default_fields(model))
        if fields_config and fields_config[0][0] in ("*", "_"):
            chosen = set(available) if fields_config[0][0] == "*" else set()
            fields_config = fields_config[1:]
        for name, negated, _inner in fields_config:
            if name not in available:
                if name in cls.detail_only(model):
                    raise BadRequestError(f"fields: {name!r} is told of one item alone, at its detail_url")
                raise BadRequestError(f"fields: {unknown_name(name, available, 'field')}")
            (chosen.discard if negated else chosen.add)(name)
        viewset: Any = cls
        return _serializer_class(viewset, model, tuple(name for name in dict.fromkeys(available) if name in chosen))

    def get_serializer_class(self) -> type[BaseSerializer]:
        listing = self.action == "listing_view"
        model = self.get_queryset().model if listing else type(self.get_object())
        fields = self.request.GET.get("fields", "")
        if "(" in fields:
            raise BadRequestError("fields: no field here takes fields of its own in brackets; each comes whole")
        try:
            config = parse_fields_parameter(fields)
        except ValueError as error:
            raise BadRequestError(f"fields: {error}") from error
        return self._get_serializer_class(None, model, config, show_details=not listing)


@lru_cache(maxsize=256)
def _serializer_class(viewset: Any, model: Any, fields: tuple[str, ...]) -> type[BaseSerializer]:
    overrides = viewset.get_field_serializer_overrides(model)
    return get_serializer_class(
        model,
        fields,
        meta_fields=viewset.get_meta_fields_names(model),
        field_serializer_overrides={name: field for name, field in overrides.items() if name in fields},
        base=viewset.base_serializer_class,
    )

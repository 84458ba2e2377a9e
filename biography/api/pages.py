"""/api/v2/pages/: the pages of the site, and each person, period and honour category as its part of the document."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from django.db.models import Model, QuerySet, prefetch_related_objects
from django.utils.translation import get_language, override
from rest_framework.request import Request
from rest_framework.serializers import Field
from wagtail.api import APIField
from wagtail.api.v2.filters import (
    AncestorOfFilter,
    LocaleFilter,
    TranslationOfFilter,
)
from wagtail.api.v2.serializers import PageAliasOfField, PageParentField, PageSerializer, get_serializer_class
from wagtail.api.v2.utils import BadRequestError, get_full_url
from wagtail.api.v2.views import PagesAPIViewSet
from wagtail.models import Page, Site, get_page_models

from biography.api.addresses import FORMATS, Addresses
from biography.api.filters import (
    ChildrenFilter,
    DateRangeFilter,
    DescendantsFilter,
    EqualFilter,
    FactFilter,
    OrderFilter,
    TextFilter,
    parameters_of,
)
from biography.api.parameters import unknown_name
from biography.api.shapes import SHAPES, parts_of, shape_of
from biography.api.viewsets import PublicViewSet
from biography.redirects import Moved, in_order, moved_page, page_at, steps_of
from biography.remembered import remembered
from biography.visibility import Closing, closing_pages, how_many, of_trees, visible_of_all

NARROWING_NOTHING = frozenset({"fields", "format", "limit", "offset", "order", "rich_text_format", "site", "type", "_"})


class PartField(Field):
    """One value of the part of the Biography document that a page is."""

    def get_attribute(self, page: Page) -> Any:
        return self.context["view"].parts[page.pk].get(self.field_name)

    def to_representation(self, value: Any) -> Any:
        return value


class AddressField(Field):
    """Where readers find the page: at the portal's own address, whatever name a site was entered with."""

    def get_attribute(self, page: Page) -> str | None:
        return page.get_url(self.context["request"])

    def to_representation(self, path: str) -> str:
        return get_full_url(self.context["request"], path)


class BriefField:
    """Another page in a few words."""

    context: dict[str, Any]

    def to_representation(self, page: Page) -> dict[str, Any]:
        meta = ["type", "detail_url", "html_url"]
        brief = get_serializer_class(type(page), ["id", *meta, "title"], meta, base=PublicPageSerializer)
        return brief(context=self.context).to_representation(page)


class PublicParentField(BriefField, PageParentField):
    """The page above, where it is public."""


class PublicAliasOfField(BriefField, PageAliasOfField):
    """The page that this one repeats, where it is public."""

    def get_attribute(self, page: Page) -> Page | None:
        return self.context["view"].originals.get(page.alias_of_id)


class PublicPageSerializer(PageSerializer):
    html_url = AddressField(read_only=True)
    parent = PublicParentField(read_only=True)
    alias_of = PublicAliasOfField(read_only=True)


class PagesViewSet(PublicViewSet, PagesAPIViewSet):
    base_serializer_class = PublicPageSerializer
    filter_backends = [
        EqualFilter,
        FactFilter,
        DateRangeFilter,
        ChildrenFilter,
        AncestorOfFilter,
        DescendantsFilter,
        TranslationOfFilter,
        LocaleFilter,
        OrderFilter,
        TextFilter,
    ]
    known_query_parameters = PagesAPIViewSet.known_query_parameters
    detail_query_parameters = PublicViewSet.detail_query_parameters | {"rich_text_format", "site"}

    @classmethod
    def get_body_fields(cls, model: type[Model]) -> list[APIField]:
        """Not the ``api_fields`` of a model: those are what /api/v3/ writes."""
        values = [APIField(name, serializer=PartField()) for name in shape_of(model).fields]
        return [*cls._convert_api_fields(cls.body_fields), *values]

    @classmethod
    def detail_only(cls, model: type[Model]) -> frozenset[str]:
        return super().detail_only(model) | shape_of(model).of_one

    @cached_property
    def site(self) -> Site | None:
        """The site of the request, or the one that ``?site=hostname`` or ``?site=hostname:port`` names."""
        name = self.request.GET.get("site", "")
        if not name:
            return Site.find_for_request(self.request)
        hostname, _colon, port = name.partition(":")
        if port and not (port.isdecimal() and len(port) <= 5):
            raise BadRequestError("site: after the colon comes the number of a port")
        named = Site.objects.select_related("root_page").filter(hostname=hostname)
        sites = list((named.filter(port=int(port)) if port else named)[:2])
        if len(sites) != 1:
            raise BadRequestError(f"site: {'more than one has' if sites else 'none has'} this name")
        return sites[0]

    def get_base_queryset(self) -> Any:
        """All that is public. Wagtail's own grows with each restriction, and forgets about unpublished parents."""
        return self.public(Page.objects.all())

    @cached_property
    def closing(self) -> Closing:
        return closing_pages()

    def public(self, pages: Any) -> Any:
        if self.site is None:
            return pages.none()
        return of_trees(visible_of_all(pages, closing=self.closing), self.roots)

    @cached_property
    def roots(self) -> list[Page]:
        """The home pages of the site in all languages, as Wagtail's own endpoint has them."""
        home = self.site.root_page if self.site else None
        if home is None:
            return []
        several = len({root.language_code for root in Site.get_site_root_paths()}) > 1
        return [home, *home.get_translations()] if several else [home]

    @cached_property
    def models(self) -> list[type[Page]]:
        """The page types that ``?type=`` names."""
        types = {model._meta.label.lower(): model for model in get_page_models()}
        names = [name for name in self.request.GET.get("type", "").split(",") if name]
        for name in names:
            if name.lower() not in types:
                labels = [model._meta.label for model in types.values()]
                raise BadRequestError(f"type: {unknown_name(name, labels, 'page type')}")
        return [types[name.lower()] for name in names]

    def get_queryset(self) -> QuerySet:
        return self.pages_of_types

    @cached_property
    def pages_of_types(self) -> QuerySet:
        if len(self.models) == 1:
            return self.public(self.models[0].objects.all())
        return self.get_base_queryset().type(*self.models) if self.models else self.get_base_queryset()

    def refuse_unknown(self, request: Request, known: set[str] | frozenset[str]) -> None:
        model = self.get_queryset().model
        if self.action == "listing_view":
            known = known | parameters_of(model)
        for name in request.GET:
            owners = [other._meta.label for other in SHAPES if name in parameters_of(other)]
            if name not in known and owners and self.action == "listing_view":
                raise BadRequestError(f"{name!r} is a parameter together with type={' or type='.join(owners)} only")
        super().refuse_unknown(request, known)

    def equal_columns(self, model: type[Model]) -> dict[str, str]:
        return shape_of(model).equal

    def order_columns(self, model: type[Model]) -> dict[str, str]:
        return shape_of(model).order

    def count(self, queryset: Any) -> int:
        """How many pages there are in all. For a list that nothing narrows, without a look at each."""
        site = self.site
        if site is None:
            return 0
        narrowing = {name: text for name, text in self.request.GET.items() if name not in NARROWING_NOTHING}
        if narrowing or len(self.models) > 1:
            asked = tuple(sorted(narrowing.items()))
            models = tuple(self.models)
            return remembered(("v2", site.pk, models, asked, get_language()), lambda: queryset.count())
        return sum(how_many(queryset.model, root, self.closing) for root in self.roots)

    def paginate_queryset(self, queryset: Any) -> list[Page]:
        self.pages = super().paginate_queryset(queryset) or []
        prefetch_related_objects(self.pages, "locale")
        return self.pages

    def find_object(self, queryset: Any, request: Request) -> Any:
        """The page that readers see at ``html_path``, in the language of its prefix, or that has moved from there."""
        if "html_path" not in request.GET or self.site is None:
            return super().find_object(queryset, request)
        language, steps = steps_of(request.GET["html_path"])
        with override(language):
            found = page_at(request, self.site.root_page, steps) or moved_page(request, steps, in_order(language))
        if found is None or (found.rest if isinstance(found, Moved) else found.kwargs):
            return None
        return queryset.filter(pk=found.page.pk).first()

    def get_object(self) -> Page:
        page = super().get_object()
        self.pages = [page]
        return page

    @cached_property
    def parts(self) -> dict[int, dict[str, Any]]:
        """What the pages of this answer are in the document, by primary key; asked for once, if at all."""
        whole = self.action != "listing_view"
        addresses = Addresses(self.request, self.resolve_rich_text_format())
        return parts_of(type(self.pages[0]), [page.pk for page in self.pages], addresses, whole=whole)

    def resolve_rich_text_format(self) -> str:
        """``?rich_text_format=html``: links in prose with their addresses; without, by public keys as in files."""
        name = self.request.GET.get("rich_text_format", FORMATS[0])
        if name not in FORMATS:
            raise BadRequestError(f"rich_text_format: {unknown_name(name, FORMATS, 'format')}")
        return name

    @cached_property
    def originals(self) -> dict[int, Page]:
        """The public pages that pages of this answer are aliases of."""
        keys = {page.alias_of_id for page in self.pages if page.alias_of_id}
        return self.get_base_queryset().in_bulk(keys) if keys else {}

"""/api/v2/images/ and /api/v2/documents/: what lies in public collections."""

from __future__ import annotations

from typing import Any

from django.db.models import Prefetch, QuerySet, prefetch_related_objects
from rest_framework.serializers import CharField, Field, UUIDField
from wagtail.api import APIField
from wagtail.api.v2.utils import get_full_url
from wagtail.documents import get_document_model
from wagtail.documents.api.v2.views import DocumentsAPIViewSet
from wagtail.images.api.v2.views import ImagesAPIViewSet

from biography.api.addresses import Addresses
from biography.api.filters import EqualFilter, OrderFilter, TextFilter
from biography.api.viewsets import PublicViewSet, TagsField
from biography.models import PortalImage, PortalRendition
from biography.pictures import LARGEST, SPECS, renditions
from biography.visibility import public_files


class LargestField(Field):
    """Address of the largest rendition; the original is the institution's own. Null where its file is gone."""

    def get_attribute(self, image: PortalImage) -> str | None:
        return next((made.url for made in renditions(image, [LARGEST])), None)

    def to_representation(self, url: str) -> str:
        return get_full_url(self.context["request"], url)


class RenditionsField(Field):
    def get_attribute(self, image: PortalImage) -> PortalImage:
        return image

    def to_representation(self, image: PortalImage) -> list[dict[str, Any]]:
        addresses = Addresses(self.context["request"])
        return [made.model_dump(mode="json") for made in addresses.of(renditions(image, SPECS), "")]


class PublicFilesViewSet(PublicViewSet):
    filter_backends = [EqualFilter, OrderFilter, TextFilter]

    def get_queryset(self) -> QuerySet:
        return public_files(self.model.objects.order_by("pk"))

    def paginate_queryset(self, queryset: Any) -> list[Any]:
        files = super().paginate_queryset(queryset) or []
        prefetch_related_objects(files, "tags")
        return files


class ImagesViewSet(PublicFilesViewSet, ImagesAPIViewSet):
    body_fields = [
        *ImagesAPIViewSet.body_fields,
        APIField("uuid", serializer=UUIDField(source="key")),
        APIField("alt", serializer=CharField(source="description")),
        "credit",
        "licence",
        "licence_url",
        APIField("renditions", serializer=RenditionsField()),
    ]
    meta_fields = [
        *(name for name in ImagesAPIViewSet.meta_fields if name not in ("tags", "download_url")),
        APIField("tags", serializer=TagsField()),
        APIField("download_url", serializer=LargestField()),
    ]
    # A list must not set off the making of hundreds of files.
    detail_only_fields = ["renditions"]
    model = PortalImage

    def paginate_queryset(self, queryset: Any) -> list[Any]:
        images = super().paginate_queryset(queryset)
        made = PortalRendition.objects.filter(filter_spec=LARGEST)
        prefetch_related_objects(images, Prefetch("renditions", made, to_attr="prefetched_renditions"))
        return images


class DocumentsViewSet(PublicFilesViewSet, DocumentsAPIViewSet):
    meta_fields = [
        *(name for name in DocumentsAPIViewSet.meta_fields if name != "tags"),
        APIField("tags", serializer=TagsField()),
    ]
    model = get_document_model()

"""The pages API as Wagtail has it: the peer of ``listing.py``.

``/api/v2/`` is Wagtail's endpoint with the columns and rows of the models; ``/api/same/`` is the same endpoint with
what the portal's answers hold, put together by plain Wagtail (``plain_wagtail.life_of``).
"""

from __future__ import annotations

from typing import Any

from django.urls import path
from rest_framework.renderers import JSONRenderer
from rest_framework.serializers import Field
from wagtail.api import APIField
from wagtail.api.v2.router import WagtailAPIRouter
from wagtail.api.v2.views import PagesAPIViewSet

from biography.api.shapes import shape_of
from portal.urls import urlpatterns as portal
from tests.benchmarks.plain_wagtail import life_of


class Stock(PagesAPIViewSet):
    renderer_classes = [JSONRenderer]


class LifeField(Field):
    def get_attribute(self, page: Any) -> Any:
        if not hasattr(page, "life"):
            page.life = life_of(page.specific, whole=False).model_dump(mode="json")
        return page.life.get("id" if self.field_name == "uuid" else self.field_name)

    def to_representation(self, value: Any) -> Any:
        return value


class Same(Stock):
    @classmethod
    def get_body_fields(cls, model: Any) -> list[APIField]:
        shape = shape_of(model)
        values = [APIField(name, serializer=LifeField()) for name in shape.fields if name not in shape.of_one]
        return [*cls._convert_api_fields(cls.body_fields), *values]


stock, same = WagtailAPIRouter("stock"), WagtailAPIRouter("same")
stock.register_endpoint("pages", Stock)
same.register_endpoint("pages", Same)
urlpatterns = [path("api/v2/", stock.urls), path("api/same/", same.urls), *portal]

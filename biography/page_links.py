"""Links to pages in rich text: what the public may not see loses its address, not its words."""

from django.utils.html import escape
from wagtail.models import Page
from wagtail.rich_text.pages import PageLinkHandler

from biography.visibility import visible


class VisiblePageLinkHandler(PageLinkHandler):
    @classmethod
    def get_many(cls, attrs_list: list[dict]) -> list[Page | None]:
        keys = {int(key) for attrs in attrs_list if (key := str(attrs.get("id", ""))).isdecimal()}
        pages = {str(page.pk): page for page in visible(Page.objects.filter(pk__in=keys))}
        return [pages.get(str(attrs.get("id"))) for attrs in attrs_list]

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict]) -> list[str]:
        pages = cls.get_many(attrs_list)
        return [f'<a href="{escape(page.url)}">' if page and page.url else "<a>" for page in pages]

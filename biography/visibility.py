"""What the public may see: the one rule, for a few pages and for lists of all, and each page in one language."""

from __future__ import annotations

from collections.abc import Iterable
from functools import reduce
from operator import or_
from typing import Any, TypeVar

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.db.models import (
    Case,
    CharField,
    Exists,
    ExpressionWrapper,
    F,
    Model,
    OrderBy,
    OuterRef,
    Q,
    QuerySet,
    When,
)
from django.db.models.functions import Now, Substr
from django.db.models.lookups import In
from django.utils import timezone
from django.utils.translation import get_language
from wagtail.models import (
    Collection,
    CollectionViewRestriction,
    Locale,
    Page,
    PageViewRestriction,
    Site,
    get_page_models,
)

from biography.remembered import remembered

Pages = TypeVar("Pages", bound=QuerySet)
# Depths, and which pages of that depth close what lies beneath them.
Closing = list[tuple[int, Any]]

# A treebeard path has four characters per level; the first level is the root, which is no page of any site.
STEP = Page.steplen
DEEPEST = 8
# So many closed pages are named in a statement that looks at all; of more, the statement asks itself.
MOST_CLOSING = 500


def published(pages: Pages, path: str = "path") -> Pages:
    """The pages that are live and not expired, and whose ancestors all are: a life takes its parts with it.

    ``path``: the column with the path of the page, for rows that belong to one ("page__path").
    """
    hidden = Page.objects.filter(path__in=_lineage(path)).filter(Q(live=False) | Q(expire_at__lte=Now()))
    return pages.filter(~Exists(hidden.filter(depth__gt=1)))


def visible(pages: Pages, path: str = "path") -> Pages:
    """The pages that anybody may see: published, and no restriction on them or an ancestor."""
    return published(pages, path).filter(~restricted(path))


def visible_of_all(pages: Pages, path: str = "path", closing: Closing | None = None) -> Pages:
    """``visible`` for lists that look at thousands of pages. Asks one query at once, or takes its answer.

    ``visible`` looks every page's ancestors up, which is little for a few. Here it is asked first which pages keep
    others from the public. These are few: mostly, what is not published stands there without anything beneath it.
    """
    pages = _published_themselves(pages, path.removesuffix("path"))
    return _not_beneath(pages, path, closing_pages() if closing is None else closing)


def _published_themselves(pages: Pages, row: str) -> Pages:
    not_over = Q(**{f"{row}expire_at": None}) | Q(**{f"{row}expire_at__gt": timezone.now()})
    return pages.filter(usual(not_over & Q(**{f"{row}live": True})))


def usual(condition: Q) -> Any:
    """A condition that most rows fulfil, so said that the index for the order of a list is used and not one for this.

    SQLite keeps no statistics, and would begin with an index of the condition if it saw its columns. PostgreSQL has
    them, and would take the condition for a rare one if it did not.
    """
    if connection.vendor == "sqlite":
        return Case(When(condition, then=True), default=False)
    return condition


def _not_beneath(pages: Pages, path: str, closing: Closing) -> Pages:
    for depth, paths in closing:
        pages = pages.filter(~Q(In(Substr(path, 1, STEP * depth), paths)))
    return pages


def closing_pages() -> Closing:
    """The pages that keep what lies beneath them from the public: paths of one depth, or a query for them."""
    parents = Page.objects.filter(numchild__gt=0, depth__gt=1).order_by()
    restrictions = PageViewRestriction.objects.order_by()
    kinds: list[QuerySet] = [
        parents.filter(live=False).values_list("path", "depth"),
        parents.filter(expire_at__lte=timezone.now()).values_list("path", "depth"),
        restrictions.values_list("page__path", "page__depth"),
    ]
    found = list(kinds[0].union(*kinds[1:], all=True)[: MOST_CLOSING + 1])
    if len(found) <= MOST_CLOSING:
        return [(depth, [path for path, at in found if at == depth]) for depth in sorted({at for _path, at in found})]
    columns = ("path", "path", "page__path")
    return [
        (depth, rows.filter(**{column.replace("path", "depth"): depth}).values(column))
        for depth in range(2, DEEPEST + 1)
        for rows, column in zip(kinds, columns, strict=True)
    ]


def beneath(pages: Pages, path: str) -> Pages:
    """The page with this path and its descendants, by the index on paths. Wagtail's ``descendant_of`` is a LIKE, for
    which SQLite has none."""
    # Beyond the last of its children, in the letters and digits of paths.
    _first, last = Page._get_children_path_interval(path)
    return pages.filter(path__range=(path, f"{last}Z"))


def of_tree(pages: Pages, root: Page) -> Pages:
    """The pages of a site's tree, which are most of those that there are (``usual``)."""
    if connection.vendor == "sqlite":
        return pages.alias(tree=Substr("path", 1, len(root.path))).filter(tree=root.path)
    return beneath(pages, root.path)


def is_whole_tree(site: Site) -> bool:
    """Whether every page belongs to this site: there is no other, and nothing stands beside or above its home page."""
    return len({root.site_id for root in Site.get_site_root_paths()}) == 1 and site.root_page.depth == 2


def how_many(model: type[Page], root: Page, closing: Closing) -> int:
    """How many pages of a type anybody may see in a tree: without a look at any page, by an index of the live ones."""
    return remembered(("pages", model, root.path), lambda: _count_live(model, root, closing))


def _count_live(model: type[Page], root: Page, closing: Closing) -> int:
    live = beneath(Page.objects.order_by(), root.path)
    if model is not Page:
        types = ContentType.objects.get_for_models(*(each for each in get_page_models() if issubclass(each, model)))
        live = live.filter(content_type__in=[found.pk for found in types.values()])
    return visible_of_all(live.filter(live=True), closing=closing).count()


def in_direction(model: type[Model], column: str, down: bool) -> OrderBy:
    """An order by a column, what has no value last; said only where there can be such, as no index is of use then."""
    last = True if "__" not in column and model._meta.get_field(column).null else None
    return F(column).desc(nulls_last=last) if down else F(column).asc(nulls_last=last)


def visible_rows(rows: Pages) -> Pages:
    """The rows of pages that anybody may see, without those that editors keep from the public."""
    return visible(rows.filter(hidden=False), "page__path")


def visible_rows_of_all(rows: Pages, closing: Closing | None = None) -> Pages:
    return visible_of_all(rows.filter(hidden=False), "page__path", closing)


def in_language(pages: Pages, code: str = "", page: str = "") -> Pages:
    """Each page once: in a language, the reader's if none is given, else in the portal's first, else in any.

    ``page``: the way to the page, for rows that belong to one ("page__").
    """
    if len({root.language_code for root in Site.get_site_root_paths()}) < 2:
        return pages
    order = dict.fromkeys(
        [code or get_language() or "", settings.LANGUAGE_CODE, *(other for other, _name in settings.LANGUAGES)]
    )
    same = Page.objects.filter(translation_key=OuterRef(f"{page}translation_key"), live=True)
    shown: list[Q] = []
    better: list[str] = []
    for language in order:
        here = Q(**{f"{page}locale": Locale.objects.filter(language_code=language).values("pk")[:1]})
        shown.append(here & Q(~Exists(same.filter(locale__language_code__in=better))) if better else here)
        better.append(language)
    return pages.filter(usual(reduce(or_, shown)))


def originals(pages: Pages, page: str = "") -> Pages:
    """Each page once, where its facts are: in the portal's first language, or in the only one that it is in."""
    return in_language(pages, settings.LANGUAGE_CODE, page)


def restricted(path: str = "path") -> Exists:
    """Whether the page of the outer query, or an ancestor, is for some readers only."""
    return Exists(PageViewRestriction.objects.filter(page__path__in=_lineage(path)))


def _lineage(path: str) -> list[Substr]:
    """Paths of the page of the outer query and of its ancestors. Each is looked up by the index on path."""
    return [Substr(OuterRef(path), 1, STEP * depth) for depth in range(2, DEEPEST + 1)]


def parts_within(parts: Pages, ranges: Iterable[tuple[Any, Any]]) -> Pages:
    """The pages that are published and not restricted themselves, in ranges of paths, each on its depth."""
    within = Q(pk__in=[])
    for interval, depth in ranges:
        within |= Q(path__range=interval, depth=depth)
    return published(parts.filter(within)).filter(view_restrictions__isnull=True)


def public_files(files: Pages) -> Pages:
    """The images or documents whose collection, and every collection around it, is open to anybody."""
    path = ExpressionWrapper(OuterRef("path"), output_field=CharField())
    closed = CollectionViewRestriction.objects.alias(inner=path).filter(inner__startswith=F("collection__path"))
    return files.filter(collection__in=Collection.objects.filter(~Exists(closed)))

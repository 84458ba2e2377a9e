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
from django.db.models.functions import Length, Now, Substr
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
# So many times the way leads from an alias to what it repeats; nobody sees an alias from which it leads further.
MOST_ALIASES = 3

# Pages that keep what stands beneath them from the public.
UNPUBLISHED = Q(live=False) | Q(expire_at__lte=Now())
RESTRICTED = Q(view_restrictions__isnull=False)


def published(pages: Pages, path: str = "path") -> Pages:
    """The pages that are live and not expired, and whose ancestors all are: a life takes its parts with it.

    An alias is published while the page that it repeats is, too (``beset``).
    ``path``: the column with the path of the page, for rows that belong to one ("page__path").
    """
    return pages.filter(~beset(UNPUBLISHED, path))


def visible(pages: Pages, path: str = "path") -> Pages:
    """The pages that anybody may see: published, and no restriction on them or an ancestor."""
    return pages.filter(~beset(UNPUBLISHED | RESTRICTED, path))


def beset(by: Q, path: str = "path", aliases: int = MOST_ALIASES) -> Exists:
    """Whether such a page (``by``) is the page of the outer query or above it, or above what an alias there repeats.

    So an alias is never more public than its source: Wagtail copies what the source says, and forgets what stands
    above the source. An alias of an alias … beyond ``aliases`` counts as such a page.
    """
    repeats = Q(alias_of__isnull=False)
    if aliases:
        repeats &= Q(beset(by, "alias_of__path", aliases - 1))
    return Exists(Page.objects.filter(by | repeats, path__in=_lineage(path), depth__gt=1))


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
        _closed_aliases().values_list("path", "depth"),
    ]
    found = list(kinds[0].union(*kinds[1:], all=True)[: MOST_CLOSING + 1])
    if len(found) <= MOST_CLOSING:
        return [(depth, [path for path, at in found if at == depth]) for depth in sorted({at for _path, at in found})]
    columns = ("path", "path", "page__path", "path")
    return [
        (depth, rows.filter(**{column.replace("path", "depth"): depth}).values(column))
        for depth in range(2, DEEPEST + 1)
        for rows, column in zip(kinds, columns, strict=True)
    ]


def _closed_aliases() -> QuerySet[Page]:
    """The live aliases of pages that are not public."""
    closed = beset(UNPUBLISHED | RESTRICTED, "alias_of__path", MOST_ALIASES - 1)
    # Greater than zero is any: SQLite uses an index for it, and none for what is not null.
    return Page.objects.filter(closed, alias_of__gt=0, live=True).order_by()


def beneath(pages: Pages, path: str) -> Pages:
    """The page with this path and its descendants, by the index on paths. Wagtail's ``descendant_of`` is a LIKE, for
    which SQLite has none."""
    # Beyond the last of its children, in the letters and digits of paths.
    _first, last = Page._get_children_path_interval(path)
    return pages.filter(path__range=(path, f"{last}Z"))


def of_trees(pages: Pages, roots: list[Page]) -> Pages:
    """The pages of a site's trees, one in each language, which are most of those that there are (``usual``)."""
    if connection.vendor == "sqlite":
        # As an expression, so that none of its indexes begins with this.
        within = (Q(In(Substr("path", 1, len(root.path)), [root.path])) for root in roots)
    else:
        within = (Q(path__range=(root.path, f"{root.path}Z")) for root in roots)
    return pages.filter(reduce(or_, within))


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
    """Whether the page of the outer query, or an ancestor, is for some readers only, or what an alias there repeats."""
    return beset(RESTRICTED, path)


def restrictions_on(page: Page) -> QuerySet[PageViewRestriction]:
    """The same of one page: every restriction that a reader must pass.

    Wagtail leaves out what stands above the page that an alias repeats.
    """
    due, paths = {page.path}, set[str]()
    while due:
        lineage = {path[: STEP * depth] for path in due for depth in range(1, len(path) // STEP + 1)} - paths
        paths |= lineage
        aliases = Page.objects.filter(path__in=lineage, alias_of__isnull=False)
        due = set(aliases.order_by().values_list("alias_of__path", flat=True)) - paths
    return PageViewRestriction.objects.filter(page__path__in=paths)


def _lineage(path: str) -> list[Substr]:
    """Paths of the page of the outer query and of its ancestors. Each is looked up by the index on path."""
    return [Substr(OuterRef(path), 1, STEP * depth) for depth in range(2, DEEPEST + 1)]


def parts_within(parts: Pages, ranges: Iterable[tuple[Any, Any]]) -> Pages:
    """The pages that are published and not restricted themselves, in ranges of paths, each on its depth.

    Of aliases those of public pages; and those in an alias of a life of what is in that life.
    """
    within = Q(pk__in=[])
    for interval, depth in ranges:
        within |= Q(path__range=interval, depth=depth)
    life, source = (Substr(path, 1, Length(path) - STEP) for path in (OuterRef("path"), OuterRef("alias_of__path")))
    same_life = Exists(Page.objects.filter(path=life, alias_of__path=source))
    with_it = Q(alias_of__view_restrictions=None, alias_of__alias_of=None) & same_life
    open_to_readers = Q(alias_of=None) | with_it | ~beset(RESTRICTED, "alias_of__path", MOST_ALIASES - 1)
    return published(parts.filter(within)).filter(open_to_readers, view_restrictions=None)


def public_files(files: Pages) -> Pages:
    """The images or documents whose collection, and every collection around it, is open to anybody."""
    path = ExpressionWrapper(OuterRef("path"), output_field=CharField())
    closed = CollectionViewRestriction.objects.alias(inner=path).filter(inner__startswith=F("collection__path"))
    return files.filter(collection__in=Collection.objects.filter(~Exists(closed)))

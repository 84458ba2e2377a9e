"""Each write to the database that readers could see begins a new generation, once it is committed.

Watched where all writes pass, at the connection: signals miss ``update()``, rows in bulk, and moves in the tree.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from portal.page_cache.generation import generation

READS = (
    "SELECT",
    "PRAGMA",
    "SAVEPOINT",
    "RELEASE",
    "ROLLBACK",
    "BEGIN",
    "COMMIT",
    "SET ",
    "SHOW",
    "EXPLAIN",
    "DECLARE",
)
WRITE = re.compile(r"\s*(?:INSERT(?: OR \w+)?\s+INTO|REPLACE\s+INTO|UPDATE|DELETE\s+FROM)\s+\"?(\w+)", re.IGNORECASE)
COLUMN = re.compile(r'"(\w+)" = ')

# What no reader ever sees: the record of editing, of signing in, and what is worked out again from pages.
UNSEEN_TABLES = frozenset(
    "account_emailaddress auth_user biography_enquiry django_admin_log django_migrations django_session "
    "mfa_authenticator portal_failedsignin wagtailadmin_editingsession wagtailcore_apitoken "
    "wagtailcore_comment wagtailcore_commentreply wagtailcore_groupapprovaltask wagtailcore_modellogentry "
    "wagtailcore_pagelogentry wagtailcore_pagesubscription wagtailcore_referenceindex wagtailcore_revision "
    "wagtailcore_task wagtailcore_taskstate wagtailcore_uploadedfile wagtailcore_workflowstate "
    "wagtailimages_rendition biography_portalrendition wagtailusers_userprofile".split()
)
# Of a page: what a draft changes, and a lock.
UNSEEN_COLUMNS = frozenset(
    "latest_revision_id latest_revision_created_at draft_title has_unpublished_changes locked locked_at "
    "locked_by_id go_live_at".split()
)


def is_seen(sql: str) -> bool:
    """Whether the statement may change what readers see; what is not understood does."""
    # PostgreSQL's unions begin with a bracket.
    if sql.lstrip("(").startswith(READS):
        return False
    found = WRITE.match(sql)
    if found is None:
        return True
    table = found[1]
    if table in UNSEEN_TABLES or table.startswith("wagtailsearch_"):
        return False
    if table == "wagtailcore_page" and sql.startswith("UPDATE"):
        changed = set(COLUMN.findall(sql.split(" WHERE ")[0]))
        return not changed or not changed <= UNSEEN_COLUMNS
    return True


def _watch(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
    result = execute(sql, params, many, context)
    now = generation()
    if now is not None and is_seen(sql) and not _is_told(context["connection"], now.advance):
        transaction.on_commit(now.advance, using=context["connection"].alias)
    return result


def _is_told(connection: BaseDatabaseWrapper, advance: Callable[[], None]) -> bool:
    """Whether the write before this one, in the same part of the transaction, has asked for the same already.

    A load of ten thousand lives is as many writes as there are pages, and one generation.
    """
    waiting = connection.run_on_commit
    return bool(waiting) and tuple(waiting[-1][:2]) == (set(connection.savepoint_ids), advance)


def watch(connection: BaseDatabaseWrapper, **_signal: Any) -> None:
    """Receiver of ``connection_created``."""
    if _watch not in connection.execute_wrappers:
        connection.execute_wrappers.append(_watch)

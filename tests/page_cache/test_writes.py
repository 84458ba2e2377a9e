"""Which writes to the database begin a new generation."""

import pytest

from portal.page_cache.writes import is_seen


@pytest.mark.parametrize(
    "sql",
    [
        'INSERT INTO "biography_place" ("name") VALUES (%s)',
        'INSERT OR IGNORE INTO "biography_place" ("name") VALUES (%s)',
        'UPDATE "wagtailcore_page" SET "live" = %s WHERE "wagtailcore_page"."id" = %s',
        'UPDATE "wagtailcore_page" SET "locked" = %s, "title" = %s WHERE "id" = 1',
        "UPDATE wagtailcore_page SET path = %s",
        'DELETE FROM "wagtailcore_pageviewrestriction" WHERE "id" IN (%s)',
        "TRUNCATE biography_personpage",
        "WITH gone AS (DELETE FROM biography_place RETURNING id) SELECT * FROM gone",
        'ALTER TABLE "biography_place" ADD COLUMN "x" integer',
    ],
)
def test_what_readers_may_see_begins_a_new_generation(sql):
    assert is_seen(sql)


@pytest.mark.parametrize(
    "sql",
    [
        'SELECT "id" FROM "wagtailcore_page"',
        '(SELECT "id" FROM "wagtailcore_page") UNION ALL (SELECT "id" FROM "biography_place")',
        'SAVEPOINT "s1"',
        "PRAGMA foreign_keys = ON",
        'UPDATE "django_session" SET "session_data" = %s',
        'INSERT INTO "wagtailcore_revision" ("content") VALUES (%s)',
        'DELETE FROM "wagtailsearch_indexentry" WHERE "id" = %s',
        'UPDATE "wagtailcore_page" SET "latest_revision_id" = %s, "has_unpublished_changes" = %s WHERE "live" = 1',
    ],
)
def test_drafts_sessions_and_indexes_do_not(sql):
    assert not is_seen(sql)

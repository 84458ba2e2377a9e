"""A migration that is run on a portal in use keeps nobody waiting: none rewrites or locks a table that is large.

On PostgreSQL; docs/operations.md, "Upgrading", says how such a change is written.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.contrib.postgres.operations import AddConstraintNotValid, AddIndexConcurrently
from django.db import migrations, models
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.state import ProjectState

# The last migrations that no portal with many lives has run: up to the first release.
FIRST_RELEASE = {"biography": "0016_fields_of_activity", "portal": "0002_token_terms"}
# Migrations after it that may lock, and why nobody waits for them: "biography.0099_name": "the table has a row a day".
MAY_LOCK: dict[str, str] = {}

Found = Iterator[str]


def locking(migration: migrations.Migration, state: ProjectState) -> Found:
    """Why the operations of a migration would keep readers or editors waiting. ``state``: before it; not changed."""
    state, new, data = state.clone(), set(), False
    operations = [inner for operation in migration.operations for inner in in_the_database(operation)]
    schema = [operation for operation in operations if not isinstance(operation, migrations.RunPython)]
    for operation in operations:
        if isinstance(operation, migrations.CreateModel):
            new.add(operation.name_lower)
        data |= isinstance(operation, migrations.RunPython)
        table = getattr(operation, "model_name_lower", getattr(operation, "name_lower", ""))
        if table not in new:
            yield from (f"{operation.describe()}: {why}" for why in reasons(operation, migration.app_label, state))
        operation.state_forwards(migration.app_label, state)
    if data and schema:
        yield "Data is changed in the transaction that changes tables, which are locked until it ends."


def in_the_database(operation: migrations.operations.base.Operation) -> list[migrations.operations.base.Operation]:
    if isinstance(operation, migrations.SeparateDatabaseAndState):
        return operation.database_operations
    return [operation]


def reasons(operation: migrations.operations.base.Operation, app: str, state: ProjectState) -> Found:
    match operation:
        case AddIndexConcurrently() | AddConstraintNotValid():
            return
        case migrations.AddIndex() | migrations.AlterUniqueTogether() | migrations.AlterIndexTogether():
            yield "an index is built while nobody can write"
        case migrations.AddConstraint():
            yield "all rows are checked while nobody can write"
        case migrations.RunSQL():
            yield "nobody knows what it locks"
        case migrations.AddField():
            yield from reasons_of_column(operation.field)
        case migrations.AlterField():
            before = state.models[app, operation.model_name_lower].fields[operation.name]
            yield from reasons_of_change(before, operation.field)


def reasons_of_column(field: models.Field) -> Found:
    if field.many_to_many:
        return
    if field.db_index or field.unique:
        yield "an index is built while nobody can write"
    if field.remote_field and field.db_constraint:
        yield "all rows are checked while nobody can write"
    if not field.null and not field.has_db_default():
        yield "the old code, while it still runs, writes no value here: it needs db_default or null"
    if field.generated:
        yield "the table is written anew"


def reasons_of_change(before: models.Field, after: models.Field) -> Found:
    kinds = [type(field) for field in (before, after)]
    lengths = [field.max_length or 0 for field in (before, after)]
    if kinds[0] != kinds[1] or lengths[1] < lengths[0]:
        yield "the table is written anew"
    if before.null and not after.null:
        yield "all rows are checked while nobody can read"
    if (after.db_index and not before.db_index) or (after.unique and not before.unique):
        yield "an index is built while nobody can write"


def of_the_portal() -> Iterator[tuple[migrations.Migration, ProjectState]]:
    """Every migration after the first release, with the state before it."""
    loader = MigrationLoader(None)
    for app, last in FIRST_RELEASE.items():
        later = [name for label, name in loader.graph.nodes if label == app and name > last]
        for name in sorted(later):
            migration = loader.graph.nodes[app, name]
            yield migration, loader.project_state((app, name), at_end=False)


def test_no_migration_keeps_anybody_waiting():
    found = {}
    for migration, state in of_the_portal():
        name = f"{migration.app_label}.{migration.name}"
        if name not in MAY_LOCK:
            found[name] = list(locking(migration, state))
    assert not {name: why for name, why in found.items() if why}


def test_only_migrations_that_are_there_are_excused():
    nodes = {f"{app}.{name}" for app, name in MigrationLoader(None).graph.nodes}
    assert set(MAY_LOCK) <= nodes
    assert {f"{app}.{name}" for app, name in FIRST_RELEASE.items()} <= nodes


def one(*operations: migrations.operations.base.Operation) -> list[str]:
    migration = migrations.Migration("9999_example", "biography")
    migration.operations = list(operations)
    state = ProjectState()
    fields = [("id", models.AutoField(primary_key=True)), ("word", models.CharField(max_length=10, null=True))]
    migrations.CreateModel("Life", fields).state_forwards("biography", state)
    return list(locking(migration, state))


INDEX = models.Index(fields=["word"], name="by_word")
CHECK = models.CheckConstraint(condition=models.Q(word__gt=""), name="word_is_there")
NEW = migrations.CreateModel("Other", [("id", models.AutoField(primary_key=True))])


@pytest.mark.parametrize(
    ("operation", "why"),
    [
        (migrations.AddIndex("life", INDEX), "an index is built"),
        (migrations.AddConstraint("life", CHECK), "all rows are checked"),
        (migrations.AddConstraint("life", models.UniqueConstraint("word", name="once")), "all rows are checked"),
        (migrations.RunSQL("SELECT 1"), "nobody knows"),
        (migrations.AddField("life", "count", models.IntegerField(default=0)), "needs db_default"),
        (migrations.AddField("life", "code", models.SlugField(null=True)), "an index is built"),
        (migrations.AddField("life", "twin", models.ForeignKey("life", models.CASCADE, null=True)), "all rows"),
        (migrations.AlterField("life", "word", models.TextField(null=True)), "written anew"),
        (migrations.AlterField("life", "word", models.CharField(max_length=5, null=True)), "written anew"),
        (migrations.AlterField("life", "word", models.CharField(max_length=10)), "nobody can read"),
        (migrations.AlterField("life", "word", models.CharField(max_length=10, null=True, unique=True)), "an index"),
        (migrations.AlterUniqueTogether("life", {("id", "word")}), "an index is built"),
    ],
    ids=lambda value: value.describe() if hasattr(value, "describe") else "",
)
def test_what_locks_is_refused(operation, why):
    assert [reason for reason in one(operation) if why in reason]


@pytest.mark.parametrize(
    "operation",
    [
        AddIndexConcurrently("life", INDEX),
        AddConstraintNotValid("life", CHECK),
        NEW,
        migrations.AddField("life", "count", models.IntegerField(db_default=0)),
        migrations.AddField("life", "note", models.TextField(null=True)),
        migrations.AlterField("life", "word", models.CharField("a word", max_length=20, null=True, help_text="One")),
        migrations.RemoveField("life", "word"),
        migrations.RunPython(migrations.RunPython.noop),
        migrations.SeparateDatabaseAndState(state_operations=[migrations.AddIndex("life", INDEX)]),
    ],
    ids=lambda operation: operation.describe(),
)
def test_what_does_not_lock_passes(operation):
    assert one(operation) == []


def test_a_new_table_may_have_all():
    new = models.ForeignKey("life", models.CASCADE)
    assert (
        one(NEW, migrations.AddField("other", "life", new), migrations.AlterUniqueTogether("other", {("life",)})) == []
    )


def test_data_is_changed_in_a_migration_of_its_own():
    column = migrations.AddField("life", "count", models.IntegerField(db_default=0))
    assert one(column, migrations.RunPython(migrations.RunPython.noop))

"""Statements that the ORM writes once and that run again with other values, rows of many kinds in each.

Writing SQL takes longer than running it, and every statement costs a millisecond of its own. So what one page needs
is asked for at once: querysets of any models are joined by UNION ALL, each row as its kind and a JSON array of columns.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import BooleanField, CharField, Expression, F, Field, Func, QuerySet, Value
from django.db.models.functions import Cast, JSONArray
from django.utils.dateparse import parse_datetime
from django.utils.timezone import is_naive, make_aware


class Given(Expression):
    """A value that is known only when the statement runs."""

    def __init__(self, name: str, output_field: Field | None = None) -> None:
        super().__init__(output_field=output_field or CharField())
        self.name = name

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, Any]:
        return "%s", (self,)

    def adapted(self, values: Mapping[str, Any]) -> Any:
        return self.output_field.get_db_prep_value(values[self.name], connection)


class Among(Func):
    """Whether a column is among the values of a list that is known only when the statement runs."""

    output_field = BooleanField()
    arity = 1

    def __init__(self, column: str | F, name: str) -> None:
        super().__init__(F(column) if isinstance(column, str) else column)
        self.name = name

    def __hash__(self) -> int:
        return id(self)

    def as_sql(self, compiler: Any, connection: Any, *_how: Any, **_extra: Any) -> tuple[str, Any]:
        sql, params = compiler.compile(self.source_expressions[0])
        return f"{sql} IN (SELECT value FROM json_each(%s))", (*params, self)  # noqa: S608  # a column

    def as_postgresql(self, compiler: Any, connection: Any, **_extra: Any) -> tuple[str, Any]:
        sql, params = compiler.compile(self.source_expressions[0])
        return f"{sql} = ANY(%s)", (*params, self)

    def adapted(self, values: Mapping[str, Any]) -> Any:
        field = self.source_expressions[0].output_field
        adapted = [field.get_db_prep_value(value, connection) for value in values[self.name]]
        return adapted if connection.vendor == "postgresql" else json.dumps(adapted)


@dataclass(frozen=True, slots=True)
class Kind:
    """Rows of one model, of which these columns are wanted, all without; ``also``, after those, what is joined."""

    name: str
    rows: QuerySet[Any]
    columns: tuple[str, ...] = ()
    also: tuple[str, ...] = ()

    @property
    def columns_in_json(self) -> list[Any]:
        model: Any = self.rows.model
        return [*map(_portable, fields_of(model, self.columns)), *map(F, self.also)]


@dataclass(frozen=True, slots=True)
class Statement:
    """SQL with the places of its values."""

    sql: str
    params: tuple[Any, ...]

    def rows(self, **values: Any) -> Iterator[tuple[str, list[Any]]]:
        """Kind and columns of each row, in no order; the columns as JSON has them (``made`` makes a model of them)."""
        params = [param.adapted(values) if isinstance(param, Given | Among) else param for param in self.params]
        with connection.cursor() as cursor:
            cursor.execute(self.sql, params)
            found = cursor.fetchall()
        return ((kind, json.loads(columns)) for kind, columns in found)


def prepared(*kinds: Kind) -> Statement:
    """The statement that finds all rows of these kinds. Takes milliseconds: to be kept by who calls it."""
    first, *others = (
        kind.rows.order_by().values_list(Value(kind.name, CharField()), JSONArray(*kind.columns_in_json))
        for kind in kinds
    )
    sql, params = first.union(*others, all=True).query.sql_with_params()
    return Statement(sql, tuple(params))


def made(model: Any, columns: Sequence[Any], names: tuple[str, ...] = ()) -> Any:
    """The instance of a model that a row is; columns that are not among the names are fetched when asked for."""
    attributes, converters = _reading(model, names)
    values = [
        value if convert is None or value is None else convert(value)
        for value, convert in zip(columns, converters, strict=True)
    ]
    return model.from_db(connection.alias, attributes, values)


@lru_cache(maxsize=256)
def fields_of(model: Any, names: tuple[str, ...]) -> list[Any]:
    """The fields of these names, in the order of the model's columns, as ``Model.from_db`` wants them."""
    return [field for field in model._meta.concrete_fields if not names or field.attname in names]


@lru_cache(maxsize=256)
def _reading(model: Any, names: tuple[str, ...]) -> tuple[list[str], list[Callable[[Any], Any] | None]]:
    fields = fields_of(model, names)
    return [field.attname for field in fields], [_converter(field) for field in fields]


def _portable(field: Any) -> Any:
    """A column as JSON takes it on every database: JSON in a text, since SQLite knows no other, decimals exact."""
    as_text = field.get_internal_type() in {"JSONField", "DecimalField"}
    return Cast(field.attname, CharField()) if as_text else F(field.attname)


def _converter(field: Any) -> Callable[[Any], Any] | None:
    """What makes the value of a column of what JSON has for it; None where that is the same."""
    if hasattr(field, "from_db_value"):
        return lambda value: field.from_db_value(value, None, connection)
    while field.is_relation:
        field = field.target_field
    return CONVERTERS.get(field.get_internal_type())


def _moment(text: str) -> Any:
    moment = parse_datetime(text)
    return make_aware(moment) if moment and is_naive(moment) else moment


CONVERTERS: dict[str, Callable[[Any], Any]] = {
    "BooleanField": bool,
    "DateTimeField": _moment,
    "DecimalField": Decimal,
    "UUIDField": UUID,
}

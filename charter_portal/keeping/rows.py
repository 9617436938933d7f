"""Rows of any table as plain values, the same from both databases, and a sum that tells whether they are the same."""

import hashlib
import json
from dataclasses import dataclass
from datetime import UTC, datetime

from django.apps import apps
from django.db.models import JSONField

_CHUNK = 500


@dataclass(frozen=True)
class Sum:
    """How many rows, and a digest of them all that doesn't depend on their order."""

    count: int = 0
    digest: int = 0

    def with_row(self, row):
        """The Sum with one row more; ``row``: values of Python."""
        text = repr(tuple(map(_plain, row))).encode("utf-8", "surrogatepass")
        return Sum(self.count + 1, (self.digest + int.from_bytes(hashlib.sha256(text).digest())) % 2**256)


def _plain(value):
    if isinstance(value, datetime) and value.tzinfo:
        return value.astimezone(UTC).isoformat()
    return bytes(value) if isinstance(value, memoryview) else value


def copied_models():
    """A model of each table of the portal, those of many-to-many fields included, by name of table."""
    found = {
        model._meta.db_table: model
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed and not model._meta.proxy
    }
    return [found[table] for table in sorted(found)]


def columns(model):
    """The fields of a model's own table that hold something, in order."""
    return [field for field in model._meta.local_concrete_fields if not field.generated]


def read_rows(connection, model):
    """Each row of a model's table, by way of the fields' own converters but JSON, which stays text.

    JSON's null and the absence of a value are one for Python and two for a database.
    """
    fields, table = columns(model), model._meta.db_table
    compiler = model._base_manager.using(connection.alias).query.get_compiler(connection=connection)
    converted = {position: field.get_col(table) for position, field in enumerate(fields) if not is_json(field)}
    converters = {
        position: pair
        for position, pair in ((p, _converters(connection, column)) for p, column in converted.items())
        if pair[0]
    }
    selected = ", ".join(_selected(connection, field) for field in fields)
    with connection.chunked_cursor() as cursor:
        cursor.execute(f'SELECT {selected} FROM "{table}"')  # noqa: S608
        while chunk := cursor.fetchmany(_CHUNK):
            yield from map(tuple, compiler.apply_converters(chunk, converters))


def is_json(field):
    """Whether a field holds JSON."""
    return isinstance(field, JSONField)


def _selected(connection, field):
    name = connection.ops.quote_name(field.column)
    return f"{name}::text" if is_json(field) and connection.vendor == "postgresql" else name


def _converters(connection, column):
    found = [*connection.ops.get_db_converters(column), *column.get_db_converters(connection)]
    return found, column


def comparable(model, row):
    """``row`` with its JSON read, which PostgreSQL writes with spaces and in an order of its own."""
    return tuple(
        json.dumps(json.loads(value), sort_keys=True) if is_json(field) and value is not None else value
        for field, value in zip(columns(model), row, strict=True)
    )

"""What each database does of its own: its full text index, its query language, its order of letters, its lock."""

from django.db import DatabaseError
from django.db.models import BooleanField
from django.db.models.expressions import RawSQL
from django.db.models.functions import Collate

from .asking import Syntax, written
from .exceptions import FullTextMissing
from .watching import FTS_TABLE, INDEXED_TABLE

_ON_SQLITE = Syntax(" AND ", " OR ", lambda tokens: f'"{" ".join(tokens)}"')
_ON_POSTGRESQL = Syntax(" & ", " | ", lambda tokens: f"({' <-> '.join(tokens)})")
_FIND_ON_SQLITE = f"search_indexed.id IN (SELECT rowid FROM {FTS_TABLE} WHERE {FTS_TABLE} MATCH %s)"  # noqa: S608
_FIND_ON_POSTGRESQL = "search_indexed.vector @@ %s::tsquery"
# A column that the database itself fills, and that the model does not know: it is never written, read or copied.
_VECTOR = f"ALTER TABLE {INDEXED_TABLE} ADD vector tsvector GENERATED ALWAYS AS (to_tsvector('simple', words)) STORED"
_LOCK = 7_305_812_119  # any number that nothing else in the portal locks


def make_index(connection, *, module="fts5"):
    """Make the full text index; in a migration. Raises FullTextMissing where SQLite was built without it."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(_VECTOR)
            cursor.execute(f"CREATE INDEX search_indexed_vector ON {INDEXED_TABLE} USING gin (vector)")
            return
        try:
            cursor.execute(f"CREATE VIRTUAL TABLE {FTS_TABLE} USING {module}(words, tokenize = 'ascii')")
        except DatabaseError as error:
            if "no such module" in str(error):
                raise FullTextMissing(module) from error
            raise


def drop_index(connection):
    """Take the full text index away; where a migration is taken back."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(f"ALTER TABLE {INDEXED_TABLE} DROP vector")
        else:
            cursor.execute(f"DROP TABLE {FTS_TABLE}")


def empty_index(connection):
    """Empty what the full text index holds beside its table, left behind by whoever wrote there without triggers."""
    if connection.vendor != "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"DELETE FROM {FTS_TABLE}")  # noqa: S608


def holds(connection, terms, *, in_title=False):
    """Whether a row of Indexed, or its title, holds all of ``terms``, as an expression for a filter."""
    is_postgresql = connection.vendor == "postgresql"
    query = written(terms, _ON_POSTGRESQL if is_postgresql else _ON_SQLITE, in_title=in_title)
    sql = _FIND_ON_POSTGRESQL if is_postgresql else _FIND_ON_SQLITE
    return RawSQL(sql, [query], output_field=BooleanField())  # noqa: S611 (made of tokens: see written)


def by_letters(connection, column):
    """An order by the code points of a text, the same on both databases."""
    return Collate(column, "C" if connection.vendor == "postgresql" else "BINARY")


def hold_index(connection):
    """Have nobody else renew the index until the end of the transaction; SQLite has one writer anyway."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])

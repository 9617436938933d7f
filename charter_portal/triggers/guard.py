"""Guards: rows that the database refuses to change or delete once they are sealed."""

from dataclasses import dataclass

from django.db import models

from . import postgresql, sqlite

ALWAYS = "1 = 1"
_WRITERS = {"sqlite": sqlite.guard_triggers, "postgresql": postgresql.guard_triggers}


@dataclass(frozen=True)
class Guard:
    """What is refused on one table.

    ``sealed_when``: SQL condition, never NULL, on the row ``{row}``; ALWAYS for rows sealed from their insertion.
    ``mutable``: names of the fields that can still change in a sealed row; all others, those that migrations add
    included, cannot. ``frozen`` instead: names of the only fields that can no longer change.
    ``parent``: name of a foreign key; the condition is then about the row it points at, and rows can neither join nor
    leave a sealed parent. ``insert_refused_when``: SQL condition on ``{row}``, a row about to be inserted.
    Sealed rows are never deleted, and the table is never truncated (PostgreSQL).
    """

    model: type[models.Model]
    sealed_when: str
    mutable: tuple[str, ...] = ()
    frozen: tuple[str, ...] = ()
    parent: str = ""
    insert_refused_when: str = ""

    @property
    def table(self):
        """Name of the guarded table."""
        return self.model._meta.db_table

    @property
    def parent_column(self):
        """Column of the foreign key to the parent, or ""."""
        return self._column(self.parent) if self.parent else ""

    @property
    def parent_table(self):
        """Table of the parent; only with ``parent``."""
        return self.model._meta.get_field(self.parent).related_model._meta.db_table

    @property
    def parent_key(self):
        """Column of the parent that the foreign key points at; only with ``parent``."""
        return self.model._meta.get_field(self.parent).target_field.column

    @property
    def mutable_columns(self):
        """Columns of ``mutable``."""
        return tuple(map(self._column, self.mutable))

    @property
    def frozen_columns(self):
        """Columns of ``frozen``."""
        return tuple(map(self._column, self.frozen))

    def sealed(self, row):
        """SQL condition that the row called ``row`` (OLD, NEW or an alias) is sealed."""
        if not self.parent:
            return "(" + self.sealed_when.format(row=row) + ")"
        joined = f'parent."{self.parent_key}" = {row}."{self.parent_column}"'
        condition = self.sealed_when.format(row="parent")
        return f'EXISTS (SELECT 1 FROM "{self.parent_table}" AS parent WHERE {joined} AND ({condition}))'  # noqa: S608

    def refused_insert(self):
        """SQL condition that the row NEW cannot be inserted."""
        conditions = []
        if self.parent:
            conditions.append(self.sealed("NEW"))
        if self.insert_refused_when:
            conditions.append("(" + self.insert_refused_when.format(row="NEW") + ")")
        return " OR ".join(conditions)

    def triggers(self, connection):
        """The guard's triggers, none while the table is not there."""
        with connection.cursor() as cursor:
            if self.table not in connection.introspection.table_names(cursor):
                return []
            return _WRITERS[connection.vendor](self, cursor)

    def _column(self, field):
        return self.model._meta.get_field(field).column

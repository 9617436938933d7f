"""Django's SQLite, whose schema changes keep our triggers.

SQLite's ALTER TABLE does little, so Django makes a new table, copies the rows, drops the old one and its triggers with
it, and the renaming fails where another table's trigger names the one just dropped. Here every schema change lifts the
triggers and puts them back, made for the new columns, inside the migration's own transaction: a migration that
fails half way leaves them as they were, and a data migration meets them like everyone else.
"""

from contextlib import contextmanager

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.backends.sqlite3 import base, schema

from ...installing import drop, install


class DatabaseSchemaEditor(schema.DatabaseSchemaEditor):
    """Lifts the triggers during each change of a table."""

    _lifted = False

    def __exit__(self, exc_type, exc_value, traceback):
        """Roll back after an error; Django's own would check constraints first and hide the error by another."""
        if exc_type is None:
            super().__exit__(exc_type, exc_value, traceback)
        else:
            BaseDatabaseSchemaEditor.__exit__(self, exc_type, exc_value, traceback)
            self.connection.enable_constraint_checking()

    @contextmanager
    def _without_triggers(self):
        if self._lifted or self.collect_sql:
            yield
            return
        self._lifted = True
        try:
            count = drop(self.connection)
            yield
            # A database that had none is being made: they come after the last migration.
            if count:
                install(self.connection)
        finally:
            self._lifted = False

    def delete_model(self, model, handle_autom2m=True):
        """Drop a table."""
        with self._without_triggers():
            super().delete_model(model, handle_autom2m)

    def add_field(self, model, field):
        """Add a column."""
        with self._without_triggers():
            super().add_field(model, field)

    def remove_field(self, model, field):
        """Drop a column."""
        with self._without_triggers():
            super().remove_field(model, field)

    def alter_field(self, model, old_field, new_field, strict=False):
        """Change or rename a column."""
        with self._without_triggers():
            super().alter_field(model, old_field, new_field, strict)

    def alter_db_table(self, model, old_db_table, new_db_table):
        """Rename a table."""
        with self._without_triggers():
            super().alter_db_table(model, old_db_table, new_db_table)

    def _remake_table(self, *args, **kwargs):
        with self._without_triggers():
            super()._remake_table(*args, **kwargs)


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection to SQLite."""

    SchemaEditorClass = DatabaseSchemaEditor

"""Rules: refusals that depend on the clock, or on how a row changes, and not only on whether it is sealed."""

from dataclasses import dataclass

from .refusal import message
from .trigger import PREFIX, Trigger

# The clock of each database, as the type in which it keeps moments.
NOW = {"sqlite": "julianday('now')", "postgresql": "clock_timestamp()"}


@dataclass(frozen=True)
class Rule:
    """A refusal on one table: ``refused_when`` is SQL on OLD, NEW and {now}.

    ``moments`` are columns, each as (row, column), that are compared with {now}: {row_column} in ``refused_when``.
    ``lock``: an SQL condition on NEW, as ``FROM … WHERE …``, of a row that is held as it is until the transaction ends,
    before the clock is read, on PostgreSQL; on SQLite the transaction holds everything.
    """

    name: str
    table: str
    event: str
    refused_when: str
    moments: tuple[tuple[str, str], ...] = ()
    lock: str = ""

    def triggers(self, connection):
        """The rule's one trigger, none while its table is not there."""
        with connection.cursor() as cursor:
            if self.table not in connection.introspection.table_names(cursor):
                return []
        name = f"{PREFIX}rule_{self.name}"
        if connection.vendor == "sqlite":
            condition = self._condition("sqlite")
            sql = (
                f'CREATE TRIGGER "{name}" BEFORE {self.event} ON "{self.table}" FOR EACH ROW WHEN {condition} '
                f"BEGIN SELECT RAISE(ABORT, '{message(self.table)}'); END"
            )
            return [Trigger(name, self.table, sql)]
        lock = f"PERFORM 1 {self.lock} FOR SHARE;" if self.lock else ""
        body = (
            f"\nBEGIN\n  {lock}\n  IF {self._condition('postgresql')} THEN\n"
            f"    RAISE EXCEPTION USING ERRCODE = '23514', MESSAGE = '{message(self.table)}';\n"
            "  END IF;\n  RETURN NEW;\nEND\n"
        )
        sql = f'CREATE TRIGGER "{name}" BEFORE {self.event} ON "{self.table}" FOR EACH ROW EXECUTE FUNCTION "{name}"()'
        return [Trigger(name, self.table, sql, function=name, body=body)]

    def _condition(self, vendor):
        moment = "julianday({})" if vendor == "sqlite" else "{}"
        columns = {f"{row}_{column}": moment.format(f"{row}.{column}") for row, column in self.moments}
        return "(" + self.refused_when.format(now=NOW[vendor], **columns) + ")"

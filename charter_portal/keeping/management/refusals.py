"""What commands say of a refusal."""

import sqlite3

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError

from .. import exceptions as refusals

_AFTER = "Nothing was changed."
_NAMED = 5
SENTENCES = {
    refusals.BackupExists: "{0} exists, and a backup never overwrites. Name another file, or a folder.",
    refusals.NotABackup: "This is no backup of the portal, or it was cut off. {after}",
    refusals.DamagedBackup: "The backup is damaged: {0} is not what its manifest says. {after} Take another backup.",
    refusals.OtherDatabase: (
        "The backup is of a {0} database and DATABASE_URL names another kind. {after} Restore it there; from SQLite to "
        "PostgreSQL, then run manage.py copy_to."
    ),
    refusals.LaterVersion: (
        "The backup is of a later version of the portal, with migrations that this one doesn't know: {0}. {after} "
        "Install that version first."
    ),
    refusals.DatabaseNotEmpty: (
        "The database is not empty: see {0}. {after} A backup is restored into, and data is moved to, a database "
        "without tables, or one where only manage.py migrate was run. Make a new one, or set another DATA_DIR or "
        "DATABASE_URL."
    ),
    refusals.FolderNotEmpty: "{0} holds other files. {after} Move them away, or set another DATA_DIR or MEDIA_ROOT.",
    refusals.DatabaseInUse: "{0} is in use. {after} Stop the portal and its workers first.",
    refusals.ProgramMissing: (
        "{0} is not on the PATH. {after} Install the programs of PostgreSQL, of the server's version or a later one "
        "(Debian: postgresql-client)."
    ),
    refusals.ProgramFailed: "{0}",
    refusals.OtherAfterwards: "What came out is not what went in: {0}. It was undone.",
    refusals.NotEmbedded: "DATABASE_URL names no SQLite database: there is nothing to move. {after}",
    refusals.NotPostgresql: "The address must look like postgres://user:password@host/name. {after}",
    refusals.NotMigrated: "Migrations wait: {0}. {after} Run manage.py migrate first.",
    refusals.NotGuarded: "Guards are missing: {0}. {after} Find out why, then run manage.py migrate.",
    refusals.RegisterBroken: "Entry {0} of the register is bad (manage.py verify_register). {after}",
    refusals.TableNotCopied: "The rows of {0[0]} can't be written there: {0[1]}. The destination has none of the rows.",
    refusals.RoleUnknown: "PostgreSQL has no role {0}. {after} Make it first: see docs/operations.md.",
    refusals.RoleIsOwn: "{0} is the role that DATABASE_URL names, which owns the tables. {after} Name another.",
    refusals.RoleUnfit: "The role could disarm the guards: it {0}. {after} See docs/operations.md.",
}


class KeepingCommand(BaseCommand):
    """A command that says a refusal in one sentence, and why a disk or file failed."""

    def execute(self, *args, **options):
        """Run, and turn refusals into errors of a command."""
        try:
            return super().execute(*args, **options)
        except refusals.KeepingRefused as refusal:
            raise CommandError(sentence(refusal)) from refusal
        except (DatabaseError, sqlite3.Error) as error:
            raise CommandError(f"The database says: {str(error).strip()}") from error
        except OSError as error:
            raise CommandError(f"{error.filename or 'The file'}: {error.strerror or error}") from error


def sentence(refusal):
    """The sentence for a KeepingRefused."""
    subject = refusal.subject
    if isinstance(subject, list):
        more = f" and {len(subject) - _NAMED} more" if len(subject) > _NAMED else ""
        subject = ", ".join(subject[:_NAMED]) + more
    return SENTENCES[type(refusal)].format(subject, after=_AFTER)

"""Why something is not kept, brought back or moved. What is said of it is in ``management/refusals.py``."""


class KeepingRefused(Exception):
    """Base of the refusals; ``subject`` is what it is about: a path, names, a sentence of another program."""

    def __init__(self, subject=""):
        super().__init__(subject)
        self.subject = subject


class BackupExists(KeepingRefused):
    """There is a file at the place where the backup was to be written."""


class NotABackup(KeepingRefused):
    """The file can't be read as a backup, or in a format that is not known."""


class DamagedBackup(KeepingRefused):
    """What the backup holds is not what its manifest says; ``subject`` names the part."""


class OtherDatabase(KeepingRefused):
    """The backup is of another kind of database; ``subject`` is that kind."""


class LaterVersion(KeepingRefused):
    """The backup is of a later version of the portal: it has migrations, ``subject``, that this one doesn't know."""


class DatabaseNotEmpty(KeepingRefused):
    """Tables, ``subject``, hold rows that somebody wrote, or are none of the portal's."""


class FolderNotEmpty(KeepingRefused):
    """A folder of files, ``subject``, holds others than those of the backup."""


class DatabaseInUse(KeepingRefused):
    """Another process has the SQLite database open."""


class ProgramMissing(KeepingRefused):
    """A program of PostgreSQL is not on the PATH; ``subject`` is its name."""


class ProgramFailed(KeepingRefused):
    """A program of PostgreSQL ended with an error; ``subject`` is what it said."""


class OtherAfterwards(KeepingRefused):
    """What was brought back or moved is not what it was; ``subject`` says in what."""


class NotEmbedded(KeepingRefused):
    """Only the embedded SQLite database is moved."""


class NotPostgresql(KeepingRefused):
    """The address is none of PostgreSQL's, or can't be read."""


class NotMigrated(KeepingRefused):
    """Migrations wait to be applied; ``subject`` names them."""


class NotGuarded(KeepingRefused):
    """Guards, ``subject``, are not in the database that is to be moved."""


class RegisterBroken(KeepingRefused):
    """The register's entry number ``subject`` is bad."""


class TableNotCopied(KeepingRefused):
    """The rows of a table can't be written; ``subject`` is a pair: the table, what the database said."""


class RoleUnknown(KeepingRefused):
    """PostgreSQL has no role of the name ``subject``."""


class RoleIsOwn(KeepingRefused):
    """The role, ``subject``, is the one that grants."""


class RoleUnfit(KeepingRefused):
    """The role could disarm the guards even so; ``subject`` lists how."""

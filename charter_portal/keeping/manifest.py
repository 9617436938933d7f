"""What a backup says of itself. Pure functions and values."""

import json
import re
from dataclasses import asdict, dataclass, field
from pathlib import PurePosixPath

from .exceptions import NotABackup

FORMAT = "charter-portal-backup/1"
NAME = "manifest.json"
DATABASES = {"sqlite": "database.sqlite3", "postgresql": "database.pgdump"}
"""Name, in the archive, of the database of each kind: an SQLite file, or pg_dump's own format."""
KEY = "secret_key"
FOLDERS = ("media", "private")
_DIGEST = re.compile("[0-9a-f]{64}")


@dataclass(frozen=True)
class Facts:
    """What is true of a database, whichever program copied it.

    ``migrations``: sorted names ``app.0001_name`` of those applied. ``entries`` and ``head``: of the register's chain
    up to its first bad entry; ``fault`` is that entry's number, None if the chain is whole. ``rows``: {table: number}.
    """

    migrations: tuple[str, ...]
    entries: int
    head: str
    fault: int | None
    rows: dict[str, int]

    def differences(self, other):
        """Names of what is not the same in ``other``; of ``rows``, the tables."""
        found = [
            name for name in ("migrations", "entries", "head", "fault") if getattr(self, name) != getattr(other, name)
        ]
        tables = sorted(set(self.rows) | set(other.rows))
        return found + [table for table in tables if self.rows.get(table) != other.rows.get(table)]


@dataclass(frozen=True)
class Manifest:
    """What a backup holds. ``vendor``: "sqlite" or "postgresql". ``made_at``: ISO 8601 in UTC.

    ``files``: {path in the archive: SHA-256}, the database and the key included. ``lost``: paths of files that rows
    name and that were not there, or were others than the rows say.
    """

    vendor: str
    made_at: str
    facts: Facts
    files: dict[str, str] = field(default_factory=dict)
    lost: tuple[str, ...] = ()

    @property
    def database(self):
        """Path of the database in the archive."""
        return DATABASES[self.vendor]

    def in_folder(self, folder):
        """{path below ``folder``: SHA-256} of the files of one of FOLDERS."""
        start = f"{folder}/"
        return {path.removeprefix(start): digest for path, digest in self.files.items() if path.startswith(start)}


def written(manifest):
    """The bytes of ``manifest.json``."""
    return json.dumps({"format": FORMAT, **asdict(manifest)}, ensure_ascii=False, indent=1).encode()


def read(content):
    """The Manifest in the bytes ``content``. Raises NotABackup for any other content, or an unsafe path in it."""
    try:
        data = json.loads(content)
        if data.pop("format") != FORMAT:
            raise NotABackup
        facts = data.pop("facts")
        facts = Facts(**{**facts, "migrations": tuple(facts["migrations"])})
        manifest = Manifest(**{**data, "facts": facts, "lost": tuple(data["lost"])})
        if manifest.database not in manifest.files or not all(map(_is_sound, manifest.files.items())):
            raise NotABackup
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise NotABackup from error
    return manifest


def _is_sound(item):
    path, digest = item
    return (path in {KEY, *DATABASES.values()} or is_safe(path)) and bool(_DIGEST.fullmatch(digest))


def is_safe(path):
    """Whether ``path`` is that of a file in one of FOLDERS, and leads nowhere else."""
    parts = PurePosixPath(path).parts
    return len(parts) > 1 and parts[0] in FOLDERS and ".." not in parts and "\\" not in path and "\0" not in path

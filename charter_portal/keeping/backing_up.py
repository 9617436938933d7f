"""Writing a backup: the database as it is at one moment, the files that it names, and a manifest."""

from dataclasses import dataclass
from datetime import UTC
from pathlib import Path

from django.conf import settings
from django.db import connection

from .archives import writing
from .dumping import dump, require_program
from .folders import files_in, is_passing, roots
from .manifest import KEY, Manifest

# What packing makes no smaller, by the last part of the name.
_PACKED = {".jpg", ".jpeg", ".png", ".webp", ".pdf", ".docx", ".xlsx", ".pptx", ".odt", ".ods", ".odp", ".zip"}


@dataclass(frozen=True)
class Backup:
    """A backup that was written: its ``path`` and its ``manifest``."""

    path: Path
    manifest: Manifest


def back_up(target, *, at):
    """Write a backup to ``target``, a new file or a folder, and return the Backup. ``at`` is an aware datetime.

    The database comes first: a file that somebody sends in meanwhile may be one too many, never one that a row names
    and the backup lacks. Raises a KeepingRefused or OSError, and leaves nothing then.
    """
    moment = at.astimezone(UTC)
    path = target / f"charter-portal-{moment:%Y%m%dT%H%M%SZ}.zip" if target.is_dir() else target
    if connection.vendor == "postgresql":
        require_program("pg_dump")
    with writing(path) as (archive, folder):
        copy = folder / "database"
        facts, named = dump(connection, copy)
        manifest = Manifest(connection.vendor, moment.isoformat(timespec="seconds"), facts)
        archive.add(manifest.database, copy, pack=connection.vendor == "sqlite")
        copy.unlink()
        _add_files(archive, named)
        key = key_file()
        if key:
            archive.add(KEY, key, pack=False)
        lost = tuple(path for path, said in named.items() if not _is_kept(archive.files, path, said))
        manifest = Manifest(manifest.vendor, manifest.made_at, facts, dict(sorted(archive.files.items())), lost)
        archive.finish(manifest)
    return Backup(path, manifest)


def _is_kept(files, path, digest):
    return path in files and digest in {"", files[path]}


def _add_files(archive, named):
    for folder, root in roots().items():
        for below in files_in(root):
            path = f"{folder}/{below}"
            if is_passing(below) and path not in named:
                continue
            try:
                archive.add(path, root / below, pack=Path(below).suffix.lower() not in _PACKED)
            except FileNotFoundError:  # deleted since the folder was listed; missed below if a row names it
                continue


def key_file():
    """The Path of the key of the embedded set-up, None where the environment gives another: that is kept elsewhere."""
    path = settings.DATA_DIR / "secret_key"
    if path.is_file() and path.read_text(encoding="ascii").strip() == settings.SECRET_KEY:
        return path
    return None

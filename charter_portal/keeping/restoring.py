"""Bringing a backup back into an empty set-up: all of it, or nothing that is in use."""

import shutil
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db import connection

from charter_portal.triggers.installing import missing

from .archives import digest_of, reading
from .backing_up import key_file
from .databases import beside, known_migrations, read_facts, sqlite_file, waiting_migrations
from .dumping import load_postgresql, put_in_place, require_program
from .emptying import drop_everything, refuse_unless_empty
from .exceptions import FolderNotEmpty, LaterVersion, OtherAfterwards, OtherDatabase
from .folders import STAGING, files_in, is_passing, roots
from .manifest import FOLDERS, KEY, Manifest


@dataclass(frozen=True)
class Restored:
    """What was brought back. ``waiting``: names of the migrations to apply; ``own_key``: whether the key came along."""

    manifest: Manifest
    waiting: tuple[str, ...]
    own_key: bool


def restore(path):
    """Bring the backup at ``path`` back and return Restored.

    Everything is read and compared with its digests beside the places where it goes; then the files take their places,
    and the database last, checked before (SQLite) or made in one transaction and checked after (PostgreSQL). Whoever
    interrupts it has no database, and can begin again. Raises a KeepingRefused or OSError.
    """
    with reading(path) as backup:
        manifest = backup.manifest
        if manifest.vendor != connection.vendor:
            raise OtherDatabase(manifest.vendor)
        later = sorted(set(manifest.facts.migrations) - known_migrations())
        if later:
            raise LaterVersion(later)
        if connection.vendor == "postgresql":
            require_program("pg_restore")
        refuse_unless_empty(connection)
        for folder, root in roots().items():
            _refuse_unless_empty_folder(root, manifest.in_folder(folder))
        with _staged(backup) as (database, key, files), _placed(files):
            own_key = _use_key(key)
            (_use_sqlite if connection.vendor == "sqlite" else _use_postgresql)(database, manifest)
    return Restored(manifest, tuple(waiting_migrations(manifest.facts)), own_key)


def _refuse_unless_empty_folder(root, expected):
    """Files of the backup itself may be there, as after a restoring that was interrupted."""
    for below in files_in(root):
        known = below in expected and expected[below] == digest_of(root / below)
        if not known and not is_passing(below):
            raise FolderNotEmpty(root)


@contextmanager
def _staged(backup):
    """(database, key or None, {staged Path: Path where it goes}): all of the backup, as its digests say, not in use."""
    staging = {folder: root / STAGING for folder, root in roots().items()}
    # Beside the place of an SQLite file, which then takes it by being renamed.
    near = Path(connection.settings_dict["NAME"]).parent if connection.vendor == "sqlite" else settings.DATA_DIR
    beside_database = near / STAGING
    everywhere = [*staging.values(), beside_database]
    try:
        for folder in everywhere:
            shutil.rmtree(folder, ignore_errors=True)  # of one that was killed
            folder.mkdir(parents=True, mode=0o700)
        manifest = backup.manifest
        for path in manifest.files:
            folder, _slash, below = path.partition("/")
            backup.extract(path, staging[folder] / below if folder in FOLDERS else beside_database / path)
        files = {
            staging[folder] / below: root / below
            for folder, root in roots().items()
            for below in manifest.in_folder(folder)
        }
        key = beside_database / KEY if KEY in manifest.files else None
        yield beside_database / manifest.database, key, files
    finally:
        for folder in everywhere:
            shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _placed(files):
    """The files are in their places; an error afterwards takes them away again."""
    try:
        for staged, place in files.items():
            place.parent.mkdir(parents=True, exist_ok=True)
            staged.chmod(settings.FILE_UPLOAD_PERMISSIONS)
            staged.replace(place)
        yield
    except BaseException:
        for place in files.values():
            place.unlink(missing_ok=True)
        raise


def _use_key(staged):
    """Put the key in place if this set-up keeps its own in a file; whether it did."""
    place = key_file()
    if staged is None or place is None:
        return False
    written = place.with_name(f".{place.name}")
    shutil.copyfile(staged, written)
    written.chmod(0o600)
    written.replace(place)
    return True


def _use_sqlite(path, manifest):
    with beside(sqlite_file(connection, path)) as copy:
        _refuse_unless_same(copy, manifest)
    put_in_place(connection, path)


def _use_postgresql(path, manifest):
    drop_everything(connection)
    load_postgresql(connection, path)
    try:
        _refuse_unless_same(connection, manifest)
    except BaseException:
        drop_everything(connection)
        raise


def _refuse_unless_same(restored, manifest):
    """Raise OtherAfterwards unless rows, chain and head are those of the manifest and the guards stand."""
    different = manifest.facts.differences(read_facts(restored))
    if different:
        raise OtherAfterwards(", ".join(different))
    if manifest.facts.fault:
        raise OtherAfterwards(f"entry {manifest.facts.fault} of the register, which is bad")
    # The guards of an earlier version are not those declared today: ``migrate`` makes them so.
    lost = [] if waiting_migrations(manifest.facts) else missing(restored)
    if lost:
        raise OtherAfterwards(f"guards: {', '.join(lost)}")

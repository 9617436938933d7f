"""The folders in which the portal keeps files: what is in them, what rows say should be."""

from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.db.models import FileField

from charter_portal.private_files import PrivateStorage

STAGING = ".restoring"
"""Folder, in each of them, of files that are being brought back and are not in use yet."""


def roots():
    """{name in a backup: Path} of the folders."""
    return {"media": Path(settings.MEDIA_ROOT), "private": Path(settings.PRIVATE_ROOT)}


def named_files(connection):
    """Sorted paths, as ``media/photographs/a.jpg``, of the files that rows of the database name."""
    found = set()
    with connection.cursor() as cursor:
        tables = set(connection.introspection.table_names(cursor))
        for model in apps.get_models():
            table = model._meta.db_table
            for field in model._meta.local_concrete_fields:
                if not isinstance(field, FileField) or table not in tables:
                    continue
                description = connection.introspection.get_table_description(cursor, table)
                # A database that waits for its migrations may not have the column yet.
                if field.column in [column.name for column in description]:
                    cursor.execute(f'SELECT DISTINCT "{field.column}" FROM "{table}" WHERE "{field.column}" <> \'\'')  # noqa: S608
                    folder = "private" if isinstance(field.storage, PrivateStorage) else "media"
                    found.update(f"{folder}/{name}" for (name,) in cursor.fetchall())
    return sorted(found)


def files_in(root):
    """Sorted paths below the folder ``root`` of its files; without links, nor what STAGING holds."""
    paths = (path for path in root.rglob("*") if path.is_file() and not path.is_symlink())
    below = (path.relative_to(root) for path in paths)
    return sorted(path.as_posix() for path in below if path.parts[0] != STAGING)


def is_passing(name):
    """Whether a file is a lock or half written: hidden, as nothing that is kept is."""
    return Path(name).name.startswith(".")


def lost_files(connection):
    """Paths of the files that rows name and that are not there."""
    where = roots()
    return [path for path in named_files(connection) if not _place(where, path).is_file()]


def _place(where, path):
    folder, _slash, name = path.partition("/")
    return where[folder] / name

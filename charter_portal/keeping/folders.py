"""The folders in which the portal keeps files: what is in them, what rows say should be."""

from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.db.models import FileField

from charter_portal.private_files import PrivateStorage

from .archives import digest_of

STAGING = ".restoring"
"""Folder, in each of them, of files that are being brought back and are not in use yet."""


def roots():
    """{name in a backup: Path} of the folders."""
    return {"media": Path(settings.MEDIA_ROOT), "private": Path(settings.PRIVATE_ROOT)}


def named_files(connection):
    """{path, as ``media/photographs/a.jpg``: SHA-256 or ""} of the files that rows of the database name.

    The digest is what a field called as the file's with ``_digest`` after it holds, where a model has one.
    """
    found = {}
    with connection.cursor() as cursor:
        tables = set(connection.introspection.table_names(cursor))
        for model in apps.get_models():
            table = model._meta.db_table
            files = [field for field in model._meta.local_concrete_fields if isinstance(field, FileField)]
            if not files or table not in tables:
                continue
            # A database that waits for its migrations may not have each column yet.
            columns = {column.name for column in connection.introspection.get_table_description(cursor, table)}
            for field in files:
                if field.column not in columns:
                    continue
                digest = f'"{field.column}_digest"' if f"{field.column}_digest" in columns else "''"
                named = f'SELECT "{field.column}", {digest} FROM "{table}"'  # noqa: S608
                cursor.execute(f"""{named} WHERE "{field.column}" <> ''""")
                folder = "private" if isinstance(field.storage, PrivateStorage) else "media"
                found.update({f"{folder}/{name}": said for name, said in cursor.fetchall()})
    return dict(sorted(found.items()))


def files_in(root):
    """Sorted paths below the folder ``root`` of its files; without links, nor what STAGING holds."""
    paths = (path for path in root.rglob("*") if path.is_file() and not path.is_symlink())
    below = (path.relative_to(root) for path in paths)
    return sorted(path.as_posix() for path in below if path.parts[0] != STAGING)


def is_passing(name):
    """Whether a file is a lock or half written: hidden, as nothing that is kept is."""
    return Path(name).name.startswith(".")


def lost_files(connection):
    """Paths of the files that rows name and that are not there, or are others than the rows say."""
    where = roots()
    return [path for path, digest in named_files(connection).items() if not _is_there(where, path, digest)]


def _is_there(where, path, digest):
    folder, _slash, name = path.partition("/")
    place = where[folder] / name
    return place.is_file() and (not digest or digest == digest_of(place))

"""The archive of a backup: a ZIP file with a manifest. Knows files and digests, no database."""

import contextlib
import hashlib
import os
import shutil
import struct
import tempfile
import zipfile
import zlib
from pathlib import Path

from . import manifest as manifests
from .exceptions import BackupExists, DamagedBackup, NotABackup

_PIECE = 1024 * 1024
_PACKINGS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
# What zipfile raises for bytes that were changed: of its own, of zlib, of the numbers and names that it then reads.
_UNREADABLE = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, ValueError, OverflowError, RuntimeError)


class Writer:
    """Adds files to an archive and notes their SHA-256 in ``files``, of the very bytes that were written."""

    def __init__(self, archive):
        self._archive = archive
        self.files = {}

    def add(self, path, source, *, pack):
        """Add the file ``source`` as ``path``, compressed if ``pack``. Raises OSError, FileNotFoundError included."""
        digest = hashlib.sha256()
        with source.open("rb") as read:
            # A fixed date: what matters of a file is its bytes.
            entry = zipfile.ZipInfo(path)
            entry.compress_type = zipfile.ZIP_DEFLATED if pack else zipfile.ZIP_STORED
            entry.external_attr = 0o600 << 16
            with self._archive.open(entry, "w", force_zip64=True) as written:
                while piece := read.read(_PIECE):
                    digest.update(piece)
                    written.write(piece)
        self.files[path] = digest.hexdigest()

    def finish(self, manifest):
        """Add the manifest."""
        self._archive.writestr(manifests.NAME, manifests.written(manifest), zipfile.ZIP_DEFLATED)


@contextlib.contextmanager
def writing(path):
    """A Writer of the archive ``path``, and a folder for what is prepared: both are its owner's alone (0600, 0700).

    The file takes its name once it is complete and on the disk; after an error nothing is left. Raises BackupExists
    where there is a file of that name, before and at the end, and OSError.
    """
    if path.exists():
        raise BackupExists(path)
    with tempfile.TemporaryDirectory(prefix=f".{path.name}-", dir=path.parent) as folder:
        whole = Path(folder) / "archive"
        with open(os.open(whole, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600), "w+b") as file:
            with zipfile.ZipFile(file, "w") as archive:
                yield Writer(archive), Path(folder)
            file.flush()
            os.fsync(file.fileno())
        _name(whole, path)


def _name(whole, path):
    """Give the file its name, unless that is taken."""
    try:
        os.link(whole, path)
    except FileExistsError:
        raise BackupExists(path) from None
    except OSError:  # a file system without hard links
        if path.exists():
            raise BackupExists(path) from None
        whole.rename(path)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


class Reader:
    """A backup that is open for reading; ``manifest`` is what it says of itself."""

    def __init__(self, archive):
        self._archive = archive
        if any(entry.compress_type not in _PACKINGS for entry in archive.infolist()):
            raise NotABackup
        try:
            self.manifest = manifests.read(archive.read(manifests.NAME))
        except (KeyError, *_UNREADABLE) as error:
            raise NotABackup from error
        held = sorted(archive.namelist())
        if held != sorted([manifests.NAME, *self.manifest.files]):
            raise DamagedBackup(", ".join(sorted(set(held) ^ {manifests.NAME, *self.manifest.files})))

    def extract(self, path, target):
        """Write the file ``path`` to the Path ``target``. Raises DamagedBackup if it isn't as the manifest says."""
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            with self._archive.open(path) as read, target.open("wb") as written:
                shutil.copyfileobj(read, written, _PIECE)
                written.flush()
                os.fsync(written.fileno())
        except _UNREADABLE as error:
            raise DamagedBackup(path) from error
        if digest_of(target) != self.manifest.files[path]:
            raise DamagedBackup(path)


@contextlib.contextmanager
def reading(path):
    """A Reader of the archive ``path``. Raises NotABackup, DamagedBackup, OSError."""
    try:
        archive = zipfile.ZipFile(path)
    except _UNREADABLE as error:
        raise NotABackup from error
    with archive:
        yield Reader(archive)


def digest_of(path):
    """SHA-256 of a file, in hexadecimal. Raises OSError."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()

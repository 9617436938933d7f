"""Public documents kept as files: printed once for each content and language, then only served.

``MEDIA_ROOT/pdf/<document>/<language>/<digest>.pdf``; the digest is the manuscript's, so a change of anything that
shows makes a new file, and the one before is dropped.
"""

import contextlib
import fcntl
from pathlib import Path

from django.conf import settings

from .exporting import write_whole


def stored(manuscript, document, language):
    """The file of a public document, open for reading in binary; printed first if need be.

    ``document`` is a path such as ``minutes/villes-innovantes/11``. Raises a PdfError, or OSError on a full disk.
    """
    folder = Path(settings.MEDIA_ROOT) / "pdf" / document / language
    path = folder / f"{manuscript.digest}.pdf"
    with contextlib.suppress(FileNotFoundError):
        return path.open("rb")
    folder.mkdir(parents=True, exist_ok=True)
    # Processes that are asked for the same new document wait for the first one to print it.
    with (folder / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with contextlib.suppress(FileNotFoundError):
            return path.open("rb")
        write_whole(path, manuscript.printed())
        for old in folder.glob("*.pdf"):
            if old != path:
                old.unlink(missing_ok=True)
        return path.open("rb")

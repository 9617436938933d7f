"""What commands that write a PDF share: the file appears whole or not at all."""

import os
import tempfile
from pathlib import Path

from django.conf import settings
from django.core.management.base import CommandError

from .exceptions import PdfError


def check_language(language):
    """Return ``language``. Raises CommandError that lists the known ones."""
    known = [code for code, _name in settings.LANGUAGES]
    if language not in known:
        raise CommandError(f"unknown language {language!r}; known: {', '.join(known)}")
    return language


def listed(names, nothing="none"):
    """``names`` as the end of an error message."""
    return ", ".join(names) or nothing


def write_pdf(manuscript, output):
    """Print ``manuscript`` into the file ``output``, an address or Path; the Path is returned.

    The file takes its place once it is complete; a failure leaves what was there. Raises CommandError.
    """
    output = Path(output)
    try:
        content = manuscript.printed()
        write_whole(output, content)
    except PdfError as error:
        raise CommandError(f"{type(error).__name__}: {error}") from None
    except OSError as error:
        raise CommandError(f"{output} cannot be written: {error.strerror}") from None
    return output


def write_whole(path, content):
    """Write the bytes ``content`` to ``path`` in one step, by way of a file beside it. Raises OSError."""
    descriptor, name = tempfile.mkstemp(prefix=f".{path.name}-", dir=path.parent)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        # mkstemp makes a file for its owner alone; documents are read by the group as other uploads are.
        Path(name).chmod(settings.FILE_UPLOAD_PERMISSIONS)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise

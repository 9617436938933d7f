"""Issuing a document on an act: its bytes are kept, and their digest is recorded as an act of its own."""

import hashlib

from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction

from .models import Entry, IssuedDocument
from .recording import record


def issued_on(entry, language):
    """The IssuedDocument on an act in a language, or None."""
    return IssuedDocument.objects.filter(of=entry, language=language).first()


def issue(entry, *, language, subject, content):
    """Keep ``content``, the bytes of a document on the act ``entry``, and record that it is issued by the portal.

    ``subject`` is the document's path in the register. Returns the IssuedDocument: the first one that was issued, for
    whoever comes with another, as a task that is tried again.
    """
    if (found := issued_on(entry, language)) is not None:
        return found
    digest = hashlib.sha256(content).hexdigest()
    document = IssuedDocument(of=entry, language=language, file_digest=digest, size=len(content))
    try:
        with transaction.atomic():
            said = {"of": entry.number, "language": language, "document": digest, "size": len(content)}
            document.entry = record(act=Entry.Act.DOCUMENT_ISSUED, subject=subject, content=said, by=None)
            # Last: a file without its row is harmless, a row without its file would be a broken promise.
            document.file.save("document.pdf", ContentFile(content), save=False)
            document.save(force_insert=True)
    except IntegrityError:
        found = issued_on(entry, language)
        if found is None:
            raise
        document.file.storage.delete(document.file.name)
        return found
    return document

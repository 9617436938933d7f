"""Issuing a document on an act: its bytes are kept, and their digest is recorded as an act of its own."""

import hashlib

from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction

from .models import Entry, IssuedDocument
from .recording import record


def issued_on(entry, language, readers=""):
    """The IssuedDocument on an act in a language, for those ``readers``, or None."""
    return IssuedDocument.objects.filter(of=entry, language=language, readers=readers).first()


def issue(entry, *, language, subject, content, readers=""):
    """Keep ``content``, the bytes of a document on the act ``entry``, and record that it is issued by the portal.

    ``subject`` is the document's path in the register; ``readers``: see IssuedDocument. Returns the IssuedDocument: the
    first one that was issued, for whoever comes with another, as a task that is tried again.
    """
    if (found := issued_on(entry, language, readers)) is not None:
        return found
    digest = hashlib.sha256(content).hexdigest()
    document = IssuedDocument(of=entry, language=language, readers=readers, file_digest=digest, size=len(content))
    try:
        with transaction.atomic():
            said = {"of": entry.number, "language": language, "document": digest, "size": len(content)}
            if readers:
                said["readers"] = readers
            document.entry = record(act=Entry.Act.DOCUMENT_ISSUED, subject=subject, content=said, by=None)
            # Last: a file without its row is harmless, a row without its file would be a broken promise.
            document.file.save("document.pdf", ContentFile(content), save=False)
            document.save(force_insert=True)
    except IntegrityError:
        found = issued_on(entry, language, readers)
        if found is None:
            raise
        document.file.storage.delete(document.file.name)
        return found
    return document

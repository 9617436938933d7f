"""The documents that cities send in: looked at, kept beside their row, let go of when nothing names them any more."""

import hashlib

from django.core.files.base import ContentFile
from django.db import transaction

from charter_portal.private_files import is_pdf

from ..exceptions import DocumentNotPDF, DocumentTooLarge

MAX_BYTES = 20 * 1024 * 1024


def prepare_document(file):
    """The bytes of an uploaded document. Raises DocumentTooLarge, or DocumentNotPDF by its content.

    It is not opened any further here: it is only ever sent on, as a PDF and nothing else.
    """
    if file.size > MAX_BYTES:
        raise DocumentTooLarge(MAX_BYTES)
    file.seek(0)
    content = file.read()
    if not is_pdf(content):
        raise DocumentNotPDF
    return content


def keep_document(row, content):
    """Keep the bytes of a document with an instrument or an assessment in memory, under their digest.

    The one in whose place it comes is let go of.
    """
    let_go_of_document(row)
    row.document_digest, row.document_size = hashlib.sha256(content).hexdigest(), len(content)
    row.document.save("document.pdf", ContentFile(content), save=False)


def let_go_of_document(row):
    """Once the transaction holds, delete the document of an instrument or an assessment that goes.

    A row that began from another's words names the same file: it stays as long as one of them names it.
    """
    name, storage, rows = row.document.name, row.document.storage, type(row)._base_manager

    def delete():
        if not rows.filter(document=name).exists():
            storage.delete(name)

    if name:
        # What fails here must not look as if the row had not gone.
        transaction.on_commit(delete, robust=True)

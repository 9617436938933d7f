"""Printing: templates to PDF/UA-1 documents, in a process of their own.

``render(template, context, language, attachments) -> bytes``. Knows nothing of the domain.
"""

from .exceptions import ForbiddenAddress, PdfError, RenderingFailed, RenderingTooBig, RenderingTooLong
from .rendering import Attachment, Manuscript, compose, render

__all__ = [
    "Attachment",
    "ForbiddenAddress",
    "Manuscript",
    "PdfError",
    "RenderingFailed",
    "RenderingTooBig",
    "RenderingTooLong",
    "compose",
    "render",
]

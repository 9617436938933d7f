"""From a template and a context to the bytes of a PDF/UA-1 document.

Templates are rendered here, in the server; only their HTML, the style sheets and the attachments go to the press.
"""

import dataclasses
import hashlib
import json
from functools import cache, cached_property
from pathlib import Path

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation

from charter_portal.text.directions import without_controls

from .press import press

STYLES = Path(__file__).resolve().parent / "styles"
# Part of every digest: raise it when the printing itself changes (WeasyPrint, finishing).
PRINTING = "weasyprint 70, finishing 1, long words broken"


@dataclasses.dataclass(frozen=True, slots=True)
class Attachment:
    """A file of text embedded in a document: the data behind what it says."""

    name: str
    description: str
    content: str


@dataclasses.dataclass(frozen=True)
class Manuscript:
    """A document ready for print. Equal digests give equal bytes."""

    html: str
    css: tuple
    attachments: tuple = ()

    @cached_property
    def digest(self):
        """SHA-256 of all that goes into the document, in hexadecimal."""
        return hashlib.sha256(json.dumps([PRINTING, self._job()], sort_keys=True).encode()).hexdigest()

    def printed(self, *, variant="pdf/ua-1"):
        """The PDF as bytes. Raises a PdfError. ``variant=None`` leaves out tags and finishing, for measurements."""
        return press().print({**self._job(), "media": str(settings.MEDIA_ROOT), "variant": variant})

    def _job(self):
        return {
            "html": self.html,
            "css": self.css,
            # A relative address becomes one of the portal: fine for a link, refused for a picture.
            "base_url": settings.PUBLIC_URL + "/",
            "attachments": [dataclasses.asdict(attachment) for attachment in self.attachments],
        }


@cache
def _styles(is_rtl):
    names = ("document.css", "rtl.css") if is_rtl else ("document.css",)
    return tuple((STYLES / name).read_text(encoding="utf-8") for name in names)


def compose(template, context, language, attachments=()):
    """The Manuscript of ``template`` (under templates/pdf/) in ``language``, nothing printed yet."""
    is_rtl = language == "ar"
    with translation.override(language):
        html = render_to_string(
            f"pdf/{template}", {**context, "language": language, "direction": "rtl" if is_rtl else "ltr"}
        )
    return Manuscript(without_controls(html), _styles(is_rtl), tuple(attachments))


def render(template, context, language, attachments=()):
    """The PDF of ``template`` in ``language``, as bytes. Raises a PdfError."""
    return compose(template, context, language, attachments).printed()

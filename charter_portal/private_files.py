"""Files that no address serves by itself: each is read through a view that knows who may."""

from django.conf import settings
from django.core.files.storage import FileSystemStorage
from django.http import FileResponse, Http404

# A PDF begins and ends with these; what is before or after is little (ISO 32000-2, 7.5.2 and 7.5.5).
_BEGINS, _ENDS, _WITHIN = b"%PDF-", b"%%EOF", 1024


class PrivateStorage(FileSystemStorage):
    """Files under ``settings.PRIVATE_ROOT``, apart from the media; asking for their address raises ValueError."""

    @property
    def base_location(self):
        """The folder, read each time: it is no part of the models' state, and tests have one of their own."""
        return str(settings.PRIVATE_ROOT)

    @property
    def location(self):
        """As base_location: an absolute path."""
        return self.base_location

    @property
    def base_url(self):
        """None: there is no address."""
        return None


def is_pdf(content):
    """Whether these bytes are a PDF, whatever their name says; nothing of it is opened any further."""
    return content.startswith(_BEGINS) and _ENDS in content[-_WITHIN:]


def pdf_to_save(stored, name):
    """The answer that hands out a PDF which somebody sent in: to save under ``name``, and never to be shown.

    ``stored`` is a file of a model. Raises Http404 where it is not there.
    """
    try:
        opened = stored.open()
    except OSError as error:
        raise Http404 from error
    response = FileResponse(opened, as_attachment=True, filename=name, content_type="application/pdf")
    response["X-Content-Type-Options"] = "nosniff"
    return response

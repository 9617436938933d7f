"""Photographs and documents of meetings, as files."""

import mimetypes

from django.http import FileResponse, Http404, HttpResponseNotModified
from django.shortcuts import get_object_or_404
from django.utils.http import parse_etags, quote_etag
from django.utils.text import slugify

from charter_portal.reading import read_only

from ..models import Document, Meeting, Photograph
from .public import readers_of

# Files have names drawn at random and are never written over; a row can be given another file, hence the ETag.
_MAX_AGE = 86_400


@read_only
def photograph(request, pk):
    """A photograph of a meeting that the reader may see."""
    row = get_object_or_404(_photographs(request), pk=pk)
    is_public = row.meeting.is_public and not row.is_for_few
    return _file(request, row.image, is_public, as_attachment=False, filename="")


@read_only
def document(request, pk):
    """A document of a meeting that the reader may see, to save rather than open here."""
    row = get_object_or_404(_visible(Document, request), pk=pk)
    extension = row.file.name.rpartition(".")[2]
    name = f"{slugify(row.title_fr) or 'document'}.{extension}"
    return _file(request, row.file, row.meeting.is_public, as_attachment=True, filename=name)


@read_only
def stored(request, name):
    """A file by its name in storage, as the administration links it; the same rules as above."""
    found = _photographs(request).filter(image=name).first()
    if found:
        return photograph(request, found.pk)
    return document(request, get_object_or_404(_visible(Document, request), file=name).pk)


def _visible(model, request):
    meetings = Meeting.objects.visible_to(request.user)
    return model.objects.filter(meeting__in=meetings).select_related("meeting")


def _photographs(request):
    """Those that the reader may see: while a sitting lasts, and under an item for members, not everyone does."""
    photographs = _visible(Photograph, request).select_related("item")
    if request.user.has_perm("meetings.view_desk"):
        return photographs
    return photographs.exclude(meeting__status__in=Meeting.NOT_OVER).read_by(readers_of(request.user))


def _file(request, field, is_public, *, as_attachment, filename):
    """The file, or 304 to a reader who has it; 404 where it is missing or its name leads out of the media folder."""
    etag = quote_etag(field.name)
    if is_public and etag in parse_etags(request.headers.get("If-None-Match", "")):
        response = HttpResponseNotModified()
    else:
        try:
            opened = field.storage.open(field.name)
        except OSError as error:  # SuspiciousFileOperation, raised for a name outside, is answered 400 by Django
            raise Http404 from error
        media_type = mimetypes.guess_type(field.name)[0] or "application/octet-stream"
        response = FileResponse(opened, as_attachment=as_attachment, filename=filename, content_type=media_type)
    response["ETag"] = etag
    response["Cache-Control"] = f"public, max-age={_MAX_AGE}" if is_public else "private, no-store"
    response["X-Content-Type-Options"] = "nosniff"
    return response

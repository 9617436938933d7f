"""Answers that carry a document."""

import io
import logging

from django.http import FileResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.utils.http import content_disposition_header
from django.utils.translation import get_language
from django.views.decorators.http import condition

from .exceptions import PdfError
from .storing import stored

logger = logging.getLogger(__name__)


def pdf_response(request, manuscript, *, document, name, is_public):
    """The PDF of ``manuscript`` under the file name ``name``; 304 where the reader has it, 503 where it fails.

    A public document is kept by content in ``document`` (see storing.stored); a draft is printed each time.
    """

    @condition(etag_func=lambda _request: f'"{manuscript.digest}"')
    def answer(request):
        try:
            file = stored(manuscript, document, get_language()) if is_public else io.BytesIO(manuscript.printed())
        except (PdfError, OSError):
            logger.exception("%s could not be printed", document)
            return _sorry(request)
        return FileResponse(file, content_type="application/pdf", filename=name)

    return _kept_by(request, answer(request), is_public)


def issued_response(request, issued, *, name):
    """The file of an ``issued`` document (with file, file_digest and readers), as it was issued; 304 to who has it."""

    @condition(etag_func=lambda _request: f'"{issued.file_digest}"')
    def answer(_request):
        return FileResponse(issued.file.open("rb"), content_type="application/pdf", filename=name)

    return _kept_by(request, answer(request), is_public=not issued.readers)


def text_response(request, content, *, content_type, name, is_public):
    """A file of text for saving under ``name``."""
    content_type = f"{content_type}; charset=utf-8"
    return file_response(request, content.encode(), content_type=content_type, name=name, is_public=is_public)


def file_response(request, content, *, content_type, name, is_public):
    """The bytes ``content`` as a file for saving under ``name``."""
    response = FileResponse(io.BytesIO(content), content_type=content_type, filename=name, as_attachment=True)
    return _kept_by(request, response, is_public)


def streamed_response(request, parts, *, content_type, name, is_public):
    """A file of text, sent part by part as it is made: ``parts`` yields strings, and reads no active language."""
    response = StreamingHttpResponse(parts, content_type=f"{content_type}; charset=utf-8")
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name)
    return _kept_by(request, response, is_public)


def _kept_by(request, response, is_public):
    """``response`` with who may keep it: anyone, having asked again, or nobody."""
    if is_public and request.user.is_anonymous and response.status_code < 400:
        patch_cache_control(response, public=True, no_cache=True)
    else:
        patch_cache_control(response, private=True, no_store=True)
    return response


def _sorry(request):
    response = render(request, "pdf/not_printed.html", status=503)
    response["Retry-After"] = "60"
    return response

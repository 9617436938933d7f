"""The signed document of an instrument: its city's and the secretariat's until it is verified, then everyone's."""

import rules
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404
from django.views.decorators.cache import never_cache

from charter_portal.reading import read_only

from ..models import Instrument


@read_only
@never_cache
def document(request, pk):
    """The document, to save."""
    found = get_object_or_404(Instrument.objects.with_names(), pk=pk)
    if not found.document or not _may_read(request.user, found):
        raise Http404
    try:
        opened = found.document.open()
    except OSError as error:
        raise Http404 from error
    name = f"{found.adoption.member.slug}-{found.edition.number}-{found.pk}.pdf"
    response = FileResponse(opened, as_attachment=True, filename=name, content_type="application/pdf")
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _may_read(user, instrument):
    if instrument.is_verified or rules.has_perm("adoptions.see_own", user, instrument.adoption.member):
        return True
    return not instrument.is_draft and user.has_perm("adoptions.view_instrument")

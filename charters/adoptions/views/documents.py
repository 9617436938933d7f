"""The signed document of an instrument: its city's and the secretariat's until it is verified, then everyone's."""

import rules
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.views.decorators.cache import never_cache

from charter_portal.private_files import pdf_to_save
from charter_portal.reading import read_only

from ..models import Instrument


@read_only
@never_cache
def document(request, pk):
    """The document, to save."""
    found = get_object_or_404(Instrument.objects.with_names(), pk=pk)
    if not found.document or not _may_read(request.user, found):
        raise Http404
    name = f"{found.adoption.member.slug}-{found.edition.number}-{found.pk}.pdf"
    return pdf_to_save(found.document, name)


def _may_read(user, instrument):
    is_open = instrument.is_verified and not instrument.choices.exclude(hidden_at=None).exists()
    if is_open or rules.has_perm("adoptions.see_own", user, instrument.adoption.member):
        return True
    return not instrument.is_draft and user.has_perm("adoptions.view_instrument")

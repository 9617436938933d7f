"""The letter by which a city voted, as the secretariat scanned it."""

import rules
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.views.decorators.cache import never_cache

from charter_portal.private_files import pdf_to_save
from charter_portal.reading import read_only

from ..domain.clock import database_now
from ..domain.counting import may_show
from ..models import Ballot


@read_only
@never_cache
def letter(request, number, slug, sequence):
    """The scan, to save: until the end for the city's leaders alone, then for everyone."""
    ballots = Ballot.objects.select_related("round", "elector__member")
    found = get_object_or_404(ballots, round__number=number, elector__slug=slug, sequence=sequence)
    if not found.is_by_letter or not _may_read(request.user, found):
        raise Http404
    name = f"vote-{number}-{slug}-{sequence}.pdf"
    return pdf_to_save(found.letter, name)


def _may_read(user, ballot):
    if may_show(ballot.round, at=database_now()):
        return True
    return rules.has_perm("votes.cast_ballot", user, ballot.elector.member)

"""How tests accept an amendment, as things stand."""

from django.utils import timezone

from charters.domain.accepting import accept_amendment, proposal_of
from charters.domain.drafting import draft_next_edition
from charters.models import Amendment, PrincipleRevision
from tests.charters.amending_steps import consultation


def consulted(**texts):
    """An edition in consultation, and the draft of the next one."""
    edition = consultation(**texts)
    return edition, draft_next_edition(edition, number="0.2", by=None)


def accept(amendment, *, text=None, reason="", **fields):
    """The amendment, accepted as things stand; where something clashes ``text`` says what stands there."""
    amendment = Amendment.objects.get(pk=amendment.pk)
    proposal = proposal_of(amendment)
    given = {
        "text": text or proposal.settled([]),
        "seen": proposal.seen,
        "version": amendment.version,
        "change": "substantive",
        "change_reason": "Proposé par une ville.",
        "by": None,
        "at": timezone.now(),
    }
    return accept_amendment(amendment, reason=reason, **{**given, **fields})


def listed(edition):
    return PrincipleRevision.objects.get(articles__edition=edition)

"""Cities propose items for the agenda; the secretariat accepts them or declines with a reason, and the city is told."""

from charter_portal.notices.paths import path_to
from charter_portal.notices.telling import tell
from members.domain.acting import leaders_of
from members.domain.announcing import names_of
from members.models import User
from members.rules import COMMISSION_STAFF, SECRETARIAT

from ..exceptions import ProposalDecided, TooManyProposed
from ..models import AgendaItem, AgendaProposal
from ..stages import Stage
from .acting import acting_on, said
from .telling import facts_of

OPEN = (Stage.PLANNED, Stage.CONVENED)
"""The stages at which cities propose."""
MOST_WAITING = 10
"""How many proposals of a city wait for a decision on a meeting at once."""
Status = AgendaProposal.Status


def propose(*, meeting, member, title, why, minutes_wished, language, by):
    """Propose an item for the agenda of a Meeting. Returns the AgendaProposal; the team is told.

    Sent twice it is proposed once. Raises StageForbids or TooManyProposed.
    """
    with acting_on(meeting, *OPEN) as (meeting, at):
        waiting = meeting.proposals.filter(member=member, status=Status.PROPOSED)
        if same := waiting.filter(title=title, why=why, minutes_wished=minutes_wished, language=language).first():
            return same
        if waiting.count() >= MOST_WAITING:
            raise TooManyProposed(MOST_WAITING)
        proposal = AgendaProposal.objects.create(
            meeting=meeting,
            member=member,
            title=title,
            why=why,
            minutes_wished=minutes_wished,
            language=language,
            proposed_at=at,
            by=by,
        )
        _tell_team(proposal, at=at)
        return proposal


def withdraw(proposal):
    """Take back a proposal that was not decided. Raises ProposalDecided."""
    with acting_on(proposal.meeting):
        _waiting(proposal).delete()


def accept(proposal, *, title_fr, kind, minutes):
    """Put a proposal on the agenda, last, as an item of a ``kind`` (AgendaItem.Kind). Returns the AgendaProposal.

    ``minutes``: how long, or None. The title stands in the language of the city, and in French. Raises ProposalDecided
    or StageForbids.
    """
    with acting_on(proposal.meeting, *OPEN) as (meeting, at):
        proposal = _waiting(proposal)
        last = meeting.agenda.order_by("-position").values_list("position", flat=True).first() or 0
        titles = {f"title_{proposal.language}": proposal.title, "title_fr": title_fr}
        proposal.item = AgendaItem.objects.create(
            meeting=meeting, position=last + 1, kind=kind, minutes_planned=minutes, **titles
        )
        return _decided(proposal, Status.ACCEPTED, at)


def decline(proposal, *, reason):
    """Decline a proposal for a ``reason`` that the city reads.

    Returns the AgendaProposal. Raises ReasonMissing, ProposalDecided or StageForbids.
    """
    with acting_on(proposal.meeting, *OPEN) as (_meeting, at):
        proposal = _waiting(proposal)
        proposal.reason = said(reason)
        return _decided(proposal, Status.DECLINED, at)


def _waiting(proposal):
    """The row as stored, if it waits. Raises ProposalDecided."""
    row = AgendaProposal.objects.select_related("meeting__commission", "member").filter(pk=proposal.pk).first()
    if row is None or row.status != Status.PROPOSED:
        raise ProposalDecided
    return row


def _decided(proposal, status, at):
    proposal.status, proposal.decided_at = status, at
    proposal.save(update_fields=["status", "reason", "decided_at", "item"])
    tell(
        "proposal_decided",
        to=leaders_of(proposal.member, at=at),
        about=f"proposal:{proposal.pk}",
        context=_facts(proposal) | {"is_accepted": status == Status.ACCEPTED, "proposal": proposal.pk},
        path=path_to("meetings:own", proposal.member.slug, *_place(proposal.meeting)),
        at=at,
    )
    return proposal


def _tell_team(proposal, *, at):
    tell(
        "proposal_received",
        to=User.objects.filter(groups__name__in=[COMMISSION_STAFF, SECRETARIAT], is_active=True).distinct(),
        about=f"proposal:{proposal.pk}",
        context=_facts(proposal),
        path=path_to("meetings:proposal", *_place(proposal.meeting), proposal.pk),
        at=at,
    )


def _facts(proposal):
    return facts_of(proposal.meeting) | {"city": names_of(proposal.member), "title": proposal.title}


def _place(meeting):
    return meeting.commission.slug, meeting.number

"""What stands on the workspace of a city, gathered from the applications."""

from dataclasses import dataclass

from django.db.models import Q

from charter_portal.register.addresses import told
from charter_portal.register.models import Entry
from charters.adoptions.domain.waiting import decisions_begun, waiting_for_adoption
from charters.clauses.domain.waiting import uses_begun, waiting_for_clauses
from charters.commitments.domain.waiting import commitments_begun, waiting_for_commitments, waiting_for_reports
from charters.domain.annotating import annotation_drafts
from charters.domain.waiting import (
    amendments_begun,
    consultations_open,
    waiting_for_agreement,
    waiting_in_consultations,
)
from charters.votes.domain.waiting import ballots_begun, waiting_for_votes
from meetings.domain.waiting import waiting_for_meetings
from members.domain.acting import delegation_of
from members.domain.drafting import latest_first
from members.domain.waiting import deadline, most_urgent_first, waiting_in_delegation


@dataclass(frozen=True)
class Workspace:
    """What one city's page shows.

    ``todos``: [(Todo, Deadline or None)]; ``drafts``: [Draft]; ``acts``: [(Entry, Told)].
    """

    delegation: list
    todos: list
    consultation: object
    drafts: list
    acts: list

    @property
    def lacks_delegate(self):
        """Whether nobody is the city's titular delegate."""
        return not any(mandate.kind == "delegate" for mandate in self.delegation)

    @property
    def lacks_letter(self):
        """Whether a delegate or an alternate has no letter on file."""
        return any(
            mandate.kind in {"delegate", "alternate"} and not mandate.accreditation for mandate in self.delegation
        )


def workspace_of(seat, *, at):
    """The Workspace of a Seat at the aware datetime ``at``. At most 24 queries, whatever the number of rows."""
    delegation = delegation_of(seat.member, at=at)
    consultations = list(consultations_open())
    votes = waiting_for_votes(seat.member)
    todos = most_urgent_first(
        [
            *waiting_in_delegation(seat, delegation, at=at),
            *waiting_in_consultations(seat.member, consultations, at=at),
            *waiting_for_agreement(seat.member),
            *waiting_for_clauses(seat.member, at=at),
            *waiting_for_commitments(seat.member, at=at),
            *waiting_for_reports(seat.member, at=at),
            *waiting_for_meetings(seat.member, at=at),
            *waiting_for_adoption(seat.member, at=at),
            *(todo for todo in votes if todo.what != "vote"),
        ],
        at=at,
    )
    # A vote that waits for the city stands above all the rest: no other chance comes.
    todos = [*(todo for todo in votes if todo.what == "vote"), *todos]
    zone = seat.member.time_zone
    return Workspace(
        delegation=delegation,
        todos=[(todo, deadline(todo.due, zone=zone, at=at) if todo.due else None) for todo in todos],
        consultation=consultations[0] if consultations else None,
        drafts=latest_first(drafts_of(seat, at=at)),
        acts=recent_acts(seat.member),
    )


def drafts_of(seat, *, at):
    """The Drafts of the seat's member, of every application."""
    ballots = ballots_begun(seat.member) if seat.leads else []
    begun = [*decisions_begun(seat.member), *uses_begun(seat.member), *commitments_begun(seat.member)]
    return [*annotation_drafts(seat.member), *amendments_begun(seat.member, at=at), *begun, *ballots]


def recent_acts(member, *, limit=5):
    """The latest entries of the register that concern ``member``, a shared charter, clauses or a vote: [(Entry, Told)].

    Of ballots only the member's own.
    """
    concerns = Q(subject=f"members/{member.slug}") | Q(subject__startswith=f"members/{member.slug}/")
    # Only the charters of the network itself are transacted: reference charters stand in no register.
    concerns |= Q(subject__startswith="charters/") | Q(subject__startswith="clauses/")
    concerns |= Q(subject__startswith="votes/") & ~Q(subject__contains="/ballots/")
    concerns |= Q(subject__startswith="votes/", subject__endswith=f"/ballots/{member.slug}")
    latest = Entry.objects.filter(concerns).order_by("-number")[:limit]
    return [(entry, told(entry.subject)) for entry in latest]

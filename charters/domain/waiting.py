"""What a city has to do about charters."""

from members.domain.drafting import Draft
from members.domain.waiting import Todo

from ..models import Amendment, Charter, Edition
from .consulting import closes_at, is_open_to


def consultations_open():
    """Editions of shared charters that are in consultation, the latest opened first. One query."""
    editions = Edition.objects.filter(status=Edition.Status.CONSULTATION, charter__kind=Charter.Kind.SHARED)
    return editions.select_related("charter").order_by("-consultation_opened_on", "-pk")


def consultations_of(member, *, at):
    """Those in which ``member`` can take part at the aware datetime ``at``, a list, the latest opened first."""
    return [edition for edition in consultations_open() if is_open_to(member, edition, at=at)]


def waiting_in_consultations(member, editions, *, at):
    """Todos: read each of ``editions``, in consultation, while there is time at the place of ``member``. No query."""
    found = []
    for edition in editions:
        if is_open_to(member, edition, at=at):
            due = closes_at(edition, zone=member.time_zone)
            found.append(Todo("charters/todo.html", "consultation", due=due, weight=4, facts={"edition": edition}))
    return found


def waiting_for_agreement(member):
    """Todos: agree, for each amendment of ``member``, to the French that the staff wrote. One query."""
    amendments = Amendment.objects.undecided().filter(member=member, french_by=Amendment.FrenchBy.STAFF)
    found = amendments.filter(french_agreed_at=None).for_listing().order_by("number")
    return [Todo("charters/todo_amendment.html", "french", weight=3, facts={"amendment": row}) for row in found]


def amendments_begun(member, *, at, limit=10):
    """Drafts: the latest amendments that ``member`` has begun and not submitted, those too late marked. One query."""
    drafts = Amendment.objects.filter(member=member, status=Amendment.Status.DRAFT).for_listing()
    return [
        Draft("charters/draft_amendment.html", row.changed_at, _facts_of(row, member, at))
        for row in drafts.order_by("-changed_at")[:limit]
    ]


def _facts_of(row, member, at):
    return {"amendment": row, "is_over": not is_open_to(member, row.edition, at=at)}

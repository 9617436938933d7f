"""What a city has to do about charters."""

from members.domain.waiting import Todo

from ..models import Charter, Edition
from .consulting import closes_at, is_open_to


def consultations_open():
    """Editions of shared charters that are in consultation, the latest opened first. One query."""
    editions = Edition.objects.filter(status=Edition.Status.CONSULTATION, charter__kind=Charter.Kind.SHARED)
    return editions.select_related("charter").order_by("-consultation_opened_on", "-pk")


def waiting_in_consultations(member, editions, *, at):
    """Todos: read each of ``editions``, in consultation, while there is time at the place of ``member``. No query."""
    found = []
    for edition in editions:
        if is_open_to(member, edition, at=at):
            due = closes_at(edition, zone=member.time_zone)
            found.append(Todo("charters/todo.html", "consultation", due=due, weight=4, facts={"edition": edition}))
    return found

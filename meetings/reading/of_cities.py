"""What a city reads of meetings in its workspace."""

from django.db.models import Count

from ..domain.waiting import of_member, unanswered_for
from ..models import Invitee, Meeting


def meetings_of(member):
    """Meetings that everyone may know of, the latest first, with how many act for ``member`` and have not answered."""
    own = Count("invitees", filter=of_member(member, "invitees__"), distinct=True)
    rows = Meeting.objects.public().select_related("commission", "host")
    return rows.annotate(own=own, unanswered=unanswered_for(member)).order_by("-starts_on", "-number")


def delegation_to(meeting, member):
    """Those on the list of a Meeting who act for ``member``, by name, with what a list shows of them."""
    rows = Invitee.objects.filter(meeting=meeting).filter(of_member(member)).distinct()
    rows = rows.select_related(
        "meeting__commission", "meeting__host", "person__user", "member", "represented_by__person"
    )
    rows = rows.prefetch_related("also_for", "proxies__person")
    return rows.order_by("person__surname", "person__given_name", "pk")

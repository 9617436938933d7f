"""What votes need done by a worker."""

from datetime import timedelta

from django_tasks import task

from charter_portal.tasks.recurring import recurs

from .domain.announcing import remind
from .domain.clock import database_now
from .domain.counting import record_closings
from .domain.letters import let_go_of_old
from .models import Round

REMINDERS = (48, 6)  # hours before the end


@recurs(every=timedelta(minutes=1))
@task()
def record_closings_of_votes():
    """Record the closings that have come; returns their number. The window closed the votes: this is for the record."""
    return record_closings()


@recurs(every=timedelta(minutes=10))
@task()
def remind_cities_of_votes():
    """Remind the cities that have not voted when the end is near; returns how many accounts were told."""
    at = database_now()
    told = 0
    for vote in Round.objects.running(at).select_related("edition__charter", "amendment"):
        due = [hours for hours in REMINDERS if vote.closes_at - at <= timedelta(hours=hours)]
        # One mail for the nearest, and none to those who were told of the opening at the same hour.
        if due and vote.closes_at - vote.opens_at > timedelta(hours=2 * min(due)):
            told += remind(vote, hours=min(due), at=at)
    return told


@recurs(every=timedelta(days=1), after=timedelta(hours=3))
@task()
def forget_letters_in_review():
    """Let go of scans of letters that nobody recorded; returns their number."""
    return let_go_of_old()

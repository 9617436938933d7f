"""What meetings need done by a worker."""

from datetime import timedelta

from django.utils import timezone
from django_tasks import task

from charter_portal.tasks.recurring import recurs

from .domain.reminding import remind


@recurs(every=timedelta(days=1), after=timedelta(hours=7))
@task()
def remind_those_convened():
    """Remind those who have not answered a convocation; returns how many were told."""
    return remind(at=timezone.now())

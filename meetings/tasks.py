"""What meetings need done by a worker."""

from datetime import timedelta

from django.utils import timezone
from django_tasks import task

from charter_portal.tasks.recurring import recurs

from .domain.bundling import forget_bundles
from .domain.following import remind_of_decisions
from .domain.reminding import remind


@recurs(every=timedelta(days=1), after=timedelta(hours=7))
@task()
def remind_those_convened():
    """Remind those who have not answered a convocation; returns how many were told."""
    return remind(at=timezone.now())


@recurs(every=timedelta(days=1), after=timedelta(hours=6))
@task()
def remind_cities_of_decisions():
    """Remind the cities concerned of decisions that are due soon or today; returns how many accounts were told."""
    return remind_of_decisions()


@recurs(every=timedelta(days=1), after=timedelta(hours=4))
@task()
def forget_old_bundles():
    """Let go of files of documents that were asked for more than a week ago; returns how many."""
    return forget_bundles()

"""What commitments need done by a worker."""

from datetime import timedelta

from django_tasks import task

from charter_portal.tasks.recurring import recurs

from .domain.waiting import remind_of_commitments, remind_of_reports


@recurs(every=timedelta(days=1), after=timedelta(hours=6))
@task()
def remind_cities_of_commitments():
    """Remind the cities of what is due soon or late; returns how many accounts were told."""
    return remind_of_commitments() + remind_of_reports()

"""What clauses need done by a worker."""

from datetime import timedelta

from django_tasks import task

from charter_portal.tasks.recurring import recurs

from .domain.waiting import remind_all


@recurs(every=timedelta(days=1), after=timedelta(hours=5))
@task()
def remind_cities_of_trials():
    """Remind the cities of trials whose end has passed, of which nothing was said since; returns how many were told."""
    return remind_all()

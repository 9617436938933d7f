"""Keeping the index true where nobody searches: what was erased leaves it all the same."""

from datetime import timedelta

from django_tasks import task

from charter_portal.tasks.recurring import recurs

from .renewing import renew


@recurs(every=timedelta(minutes=5))
@task()
def renew_index():
    """Look at what has changed since the last search; returns how many documents were put in or taken out."""
    return renew()

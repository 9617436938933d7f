"""Retention, as a task of every night."""

from datetime import timedelta

from django.utils import timezone
from django_tasks import task

from charter_portal.tasks.recurring import recurs

from .retention import apply_retention


@recurs(every=timedelta(days=1), after=timedelta(hours=2))
@task()
def retain_no_longer():
    """Delete what has been kept long enough, at two in the night (UTC); returns how much, by rule."""
    return apply_retention(at=timezone.now())

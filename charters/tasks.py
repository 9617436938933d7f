"""What charters need done from time to time."""

from datetime import timedelta

from django.utils import timezone
from django_tasks import task

from charter_portal.tasks.recurring import recurs

from .domain.enacting import bring_into_force


@recurs(every=timedelta(minutes=10))
@task()
def bring_editions_into_force():
    """Have carried editions whose date has come enter into force; returns their number."""
    return bring_into_force(today=timezone.localdate())

"""Sending, as a task."""

from datetime import timedelta

from django_tasks import task

from charter_portal.tasks.recurring import recurs

from .sending import send_due


@recurs(every=timedelta(minutes=1))
@task()
def send_waiting():
    """Send the mails whose time has come; returns how many."""
    return send_due()

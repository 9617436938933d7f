"""What recurs: once a period, however many workers look."""

from datetime import UTC, datetime, timedelta

from django.db import transaction

from .models import Recurrence

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_every = {}


def recurs(*, every, after=timedelta(0)):
    """Decorator of a task without arguments: have it enqueued once in each ``every``, ``after`` its beginning.

    Periods are counted from 1970 in UTC: ``recurs(every=timedelta(days=1), after=timedelta(hours=6))`` is daily at 6.
    """

    def declare(task):
        _every[task.module_path] = (task, every, after)
        return task

    return declare


def enqueue_due(*, at):
    """Enqueue what recurs and has not been asked for in the present period; returns the names of these tasks."""
    return [
        name for name, (task, every, after) in _every.items() if _claimed(name, task, (at - _EPOCH - after) // every)
    ]


def _claimed(name, task, period):
    known = Recurrence.objects.filter(name=name)
    # Seldom due and often asked: the look costs no write, and the write below decides between two workers.
    if known.filter(period__gte=period).exists():
        return False
    with transaction.atomic():
        Recurrence.objects.bulk_create([Recurrence(name=name, period=0)], ignore_conflicts=True)
        if not known.filter(period__lt=period).update(period=period):
            return False
        task.enqueue()
    return True

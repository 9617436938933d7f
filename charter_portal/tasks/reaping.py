"""Tasks whose worker died are given to another: three tries, then they are shown as failed.

django_tasks_db marks a task as running and leaves it so for ever when its worker is killed. Each of our workers
renews a row while it lives; a task that runs for a worker without one is taken back. A worker that was only frozen
may then finish work that another has begun again, so tasks are written to be run twice.
"""

from datetime import timedelta

from django.db import transaction
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from .models import Heartbeat
from .progress import give_up, wait_again

# How long a worker may be silent before its task is given to another.
LEASE = timedelta(seconds=60)
TRIES = 3
REASON = "charter_portal.tasks.reaping.WorkerDied"


class WorkerDied(Exception):
    """The worker was killed while it ran the task, as often as it may be tried."""


def beat(worker_id, *, at):
    """Note that a worker is alive."""
    Heartbeat.objects.update_or_create(worker_id=worker_id, defaults={"seen_at": at})


def leave(worker_id):
    """Note that a worker has ended; a task that it left running is taken back at once."""
    Heartbeat.objects.filter(worker_id=worker_id).delete()


def reap(*, at):
    """Take back the tasks of dead workers; returns (how many are to be tried again, how many have failed)."""
    Heartbeat.objects.filter(seen_at__lte=at - LEASE).delete()
    # In this order: a worker shows that it lives before it takes its first task.
    running = list(DBTaskResult.objects.running())
    alive = set(Heartbeat.objects.values_list("worker_id", flat=True))
    again = failed = 0
    for task in running:
        if task.worker_ids[-1] in alive:
            continue
        if len(task.worker_ids) < TRIES:
            again += _changed(task, status=TaskResultStatus.READY, started_at=None)
        else:
            reason = {"exception_class_path": REASON, "traceback": f"The worker was killed {TRIES} times."}
            failed += _changed(task, status=TaskResultStatus.FAILED, finished_at=at, **reason)
    return again, failed


def _changed(task, **fields):
    """Whether this worker, and no other, has changed the task; what shows its progress follows."""
    with transaction.atomic():
        same = {"pk": task.pk, "status": TaskResultStatus.RUNNING, "started_at": task.started_at}
        changed = DBTaskResult.objects.filter(**same).update(**fields)
        if changed and fields["status"] == TaskResultStatus.FAILED:
            give_up(task.pk, at=fields["finished_at"])
        elif changed:
            wait_again([task.pk])
        return changed


def try_again(tasks):
    """Give failed tasks another round of tries; returns how many."""
    fresh = {"worker_ids": [], "started_at": None, "finished_at": None, "exception_class_path": "", "traceback": ""}
    with transaction.atomic():
        failed = tasks.filter(status=TaskResultStatus.FAILED)
        numbers = list(failed.values_list("pk", flat=True))
        count = failed.filter(pk__in=numbers).update(status=TaskResultStatus.READY, **fresh)
        wait_again(numbers)
    return count

"""Long work, and how far it is: told while a worker does it, to the one who asked and to the team.

Where the work is defined, its first argument being the number of its Job (``shows_progress`` is in ``naming``)::

    @shows_progress(_("Annotations carried to the new edition"))
    @task()
    def carry_annotations(job_id, edition_id):
        job = begin(job_id, total=…)
        for batch in …:  # of what is left to do: the worker before this one may have been killed
            with transaction.atomic():
                …
                advance(job, done=…)
        finish(job)

Where it is asked for, in the transaction of what it is about::

    job = ask_for(carry_annotations, edition.pk, owner=user, about="Charte 0.3", path="/chartes/…", total=10_000)

A view may then lead to ``reverse("admin:tasks_job_change", args=[job.pk])``. The count survives: a task taken back from
a killed worker waits with what was done and goes on from there, and ``advance`` in the transaction of the batch that
it counts is never ahead of the work. Who forgets nothing needs to tell no failure: a task that raises, or whose worker
was killed three times, is shown as failed; done again by an administrator, it is under way again.
"""

from django.db import transaction
from django.db.models import F, Value
from django.db.models.functions import Coalesce, Least
from django.utils import timezone
from django_tasks import TaskResultStatus

from .models import Job
from .naming import is_declared


def ask_for(task, *arguments, owner, about="", path="", total=0, at=None):
    """Enqueue ``task(job.pk, *arguments)`` and return its Job, both or neither.

    ``owner``: the account that asks. ``about``: a few words as they stand, such as the title of a text. ``path``: where
    the result is seen, without the language. ``total``: how many steps, if that is known by now. Raises KeyError for
    a task that isn't declared by ``shows_progress``.
    """
    if not is_declared(task.module_path):
        raise KeyError(task.module_path)
    with transaction.atomic():
        job = Job.objects.create(
            kind=task.module_path, about=about, path=path, total=total, owner=owner, asked_at=at or timezone.now()
        )
        job.task = task.enqueue(job.pk, *arguments).id
        job.save(update_fields=["task"])
    return job


def begin(job_id, *, total=None, at=None):
    """Note that a worker has the work, again perhaps; returns the Job, whose ``done`` is what earlier tries did.

    ``total``: how many steps, where it was not known before. What is done already stays so.
    """
    fields = {"state": Job.State.RUNNING, "finished_at": None}
    fields["started_at"] = Coalesce(F("started_at"), Value(at or timezone.now()))
    if total is not None:
        fields |= {"total": total, "done": Least(F("done"), Value(total))}
    Job.objects.filter(pk=job_id).exclude(state=Job.State.DONE).update(**fields)
    return Job.objects.get(pk=job_id)


def advance(job, *, done):
    """Note that ``done`` steps are done in all. Never goes back: another worker may have come further."""
    Job.objects.filter(pk=job.pk, state=Job.State.RUNNING, done__lt=done).update(done=Least(Value(done), F("total")))


def finish(job, *, at=None):
    """Note that all is done."""
    ended = {"state": Job.State.DONE, "done": F("total"), "finished_at": at or timezone.now()}
    Job.objects.filter(pk=job.pk).exclude(state=Job.State.DONE).update(**ended)


def wait_again(task_ids):
    """Note that tasks were put back: their work waits, with what was done."""
    open_again = Job.objects.filter(task__in=task_ids).exclude(state=Job.State.DONE)
    open_again.update(state=Job.State.WAITING, finished_at=None)


def give_up(task_id, *, at=None):
    """Note that a task has failed for good, if it is one that shows its progress."""
    unfinished = Job.objects.filter(task=task_id, state__in=Job.UNDER_WAY)
    unfinished.update(state=Job.State.FAILED, finished_at=at or timezone.now())


def note_failure(sender, task_result, **_signal):
    """Receiver of django_tasks' ``task_finished``, which the worker sends whatever became of a task."""
    if task_result.status == TaskResultStatus.FAILED:
        give_up(task_result.id)

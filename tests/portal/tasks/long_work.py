"""Long work for the tests, which a worker's own process can import: ten groups to make, and work that breaks."""

from pathlib import Path
from threading import Event

from django.contrib.auth.models import Group
from django.db import transaction
from django_tasks import task

from charter_portal.tasks.naming import shows_progress
from charter_portal.tasks.progress import advance, begin, finish

STEPS = 10


@shows_progress("Dix groupes à former")
@task()
def make_groups(job_id, gate=""):
    """Make ten groups one by one; in the midst of the fifth, wait for the file ``gate``, if it has a name."""
    job = begin(job_id, total=STEPS)
    for number in range(1, STEPS + 1):
        if Group.objects.filter(name=f"groupe {number}").exists():
            continue
        with transaction.atomic():
            Group.objects.create(name=f"groupe {number}")
            while number == 5 and gate and not Path(gate).exists():
                Event().wait(0.05)
            advance(job, done=number)
    finish(job)


@shows_progress("Un travail qui échoue")
@task()
def break_down(job_id):
    """Do three steps of ten, then break."""
    advance(begin(job_id, total=STEPS), done=3)
    raise RuntimeError


@task()
def untold():
    """Work that nobody watches."""

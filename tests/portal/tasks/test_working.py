"""Real workers: one that works and stops, one that is killed in the middle."""

import os
import signal
import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from django.contrib.auth.models import Group
from django.db import connection
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from charter_portal.notices.models import Mail
from charter_portal.notices.sending import LEASE as CLAIM
from charter_portal.notices.sending import send_due
from charter_portal.notices.telling import post
from charter_portal.tasks.models import Heartbeat, Job
from charter_portal.tasks.progress import ask_for
from charter_portal.tasks.reaping import LEASE, reap
from tests.portal.notices.conftest import server  # noqa: F401 (a fixture)
from tests.portal.tasks.long_work import STEPS, make_groups
from tests.processes import die_with_parent

pytestmark = pytest.mark.django_db(transaction=True)
ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def worker(server):  # noqa: F811
    """``worker()``: starts ``manage.py work`` on the test database; it is killed at the end, if it still runs."""
    database = connection.settings_dict
    if connection.vendor == "sqlite":
        url = f"sqlite:///{database['NAME']}"
    else:
        url = os.environ["DATABASE_URL"].rpartition("/")[0] + f"/{database['NAME']}"
    environment = {
        **os.environ,
        "DATABASE_URL": url,
        "SECRET_KEY": django_settings.SECRET_KEY,
        "EMAIL_URL": f"smtp://127.0.0.1:{server.port}",
    }
    started = []

    def start():
        command = [sys.executable, "manage.py", "work"]
        started.append(subprocess.Popen(command, cwd=ROOT, env=environment, preexec_fn=die_with_parent))
        return started[-1]

    yield start
    for process in started:
        process.kill()
        process.wait()


def a_mail():
    at = timezone.now()
    return post(
        address="a@ville-exemple.example",
        language="fr",
        subject="Essai",
        text="Essai",
        expires_at=at + 2 * LEASE + CLAIM,
    )


def test_a_worker_sends_then_stops_when_told_and_leaves_no_trace(worker, server):  # noqa: F811
    a_mail()

    process = worker()
    assert server.knocked.wait(60)
    process.send_signal(signal.SIGTERM)

    assert process.wait(30) == 0
    assert (server.recipients(), Heartbeat.objects.count()) == (["a@ville-exemple.example"], 0)
    assert Mail.objects.get().status == "sent"
    assert not DBTaskResult.objects.running().exists()


def test_the_work_of_a_worker_killed_in_the_middle_is_done_once_more(worker, server):  # noqa: F811
    mail = a_mail()
    server.hangs = True

    process = worker()
    assert server.knocked.wait(60)
    process.send_signal(signal.SIGKILL)
    process.wait()
    server.hangs = False
    server.release()

    now = timezone.now()
    assert (server.received, Mail.objects.get().status) == ([], "sending")
    assert DBTaskResult.objects.running().count() == 1
    assert reap(at=now + LEASE) == (1, 0)
    assert send_due(at=now + LEASE) == 0  # the claim on the mail still holds
    assert send_due(at=now + CLAIM + timedelta(seconds=1)) == 1
    assert send_due(at=now + 2 * CLAIM) == 0
    assert [message["Message-ID"] for message in server.received] == [f"<{mail.pk}@127.0.0.1>"]


def test_long_work_killed_in_the_middle_of_a_step_is_shown_and_goes_on_from_there(worker, tmp_path, deliver):
    gate = tmp_path / "gate"
    job = ask_for(make_groups, str(gate), owner=None)

    process = worker()
    deadline = time.monotonic() + 60
    while Job.objects.get().done < 4 and time.monotonic() < deadline:
        process.poll()
    process.kill()
    process.wait()

    assert (made(), Job.objects.get().done) == (4, 4)  # and not half a fifth
    assert reap(at=timezone.now() + LEASE) == (1, 0)
    assert Job.objects.get().state == "waiting"
    gate.touch()
    deliver()
    job.refresh_from_db()
    assert (made(), job.state, job.done) == (STEPS, "done", STEPS)


def made():
    return Group.objects.filter(name__startswith="groupe ").count()

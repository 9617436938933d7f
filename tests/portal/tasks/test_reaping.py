"""Tasks of workers that died, and what recurs."""

from datetime import UTC, datetime, timedelta

import pytest
from django_tasks_db.models import DBTaskResult

from charter_portal.notices.tasks import send_waiting
from charter_portal.tasks.models import Heartbeat
from charter_portal.tasks.reaping import LEASE, beat, leave, reap, try_again
from charter_portal.tasks.recurring import enqueue_due

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def taken_by(worker):
    task = DBTaskResult.objects.ready().first() or DBTaskResult.objects.get(pk=send_waiting.enqueue().id)
    task.claim(worker)
    return task


def state(task):
    task.refresh_from_db()
    return task.status


def test_a_task_of_a_living_worker_is_left_alone():
    beat("one", at=NOON)
    task = taken_by("one")

    assert reap(at=NOON + LEASE - timedelta(seconds=1)) == (0, 0)
    assert state(task) == "RUNNING"


def test_a_task_of_a_silent_worker_is_given_to_another():
    beat("one", at=NOON)
    task = taken_by("one")

    assert reap(at=NOON + LEASE) == (1, 0)
    assert state(task) == "READY"
    assert not Heartbeat.objects.exists()


def test_a_task_left_by_a_worker_that_said_goodbye_is_taken_at_once():
    beat("one", at=NOON)
    task = taken_by("one")
    leave("one")

    assert reap(at=NOON) == (1, 0)
    assert state(task) == "READY"


def test_after_three_tries_a_task_has_failed_and_can_be_asked_for_again():
    results = []
    for worker in ("one", "two", "three"):
        task = taken_by(worker)
        results.append(reap(at=NOON))

    assert results == [(1, 0), (1, 0), (0, 1)]
    assert state(task) == "FAILED"
    assert task.task_result.errors[0].exception_class.__name__ == "WorkerDied"
    assert try_again(DBTaskResult.objects.all()) == 1
    assert taken_by("four") == task


def test_what_recurs_is_asked_for_once_a_period():
    names = [enqueue_due(at=NOON + timedelta(seconds=seconds)) for seconds in (0, 59, 60)]

    assert [name.count("charter_portal.notices.tasks.send_waiting") for name in names] == [1, 0, 1]


def test_the_daily_mail_is_asked_for_at_its_hour():
    daily = "charter_portal.notices.digesting.send_digests"
    midnight = NOON.replace(hour=0)
    enqueue_due(at=midnight)

    asked = [hour for hour in range(48) if daily in enqueue_due(at=midnight + timedelta(hours=hour))]

    assert asked == [6, 30]


@pytest.mark.parametrize("days", [1, 5])
def test_old_results_are_forgotten(deliver, days):
    from charter_portal.tasks.tasks import prune_results

    send_waiting.enqueue()
    deliver()
    DBTaskResult.objects.update(finished_at=datetime.now(UTC) - timedelta(days=days))
    prune_results.enqueue()
    deliver()

    assert DBTaskResult.objects.filter(task_path__endswith="send_waiting").exists() == (days == 1)


def test_the_administrator_has_a_failed_task_done_again(client_of, deliver):
    task = taken_by("one")
    DBTaskResult.objects.update(status="FAILED")
    page = "/fr/admin/tasks/task/"

    client_of("administrator").post(page, {"action": "put_back", "_selected_action": [task.pk]})

    assert state(task) == "READY"

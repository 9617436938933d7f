"""Long work: how far it is, whatever becomes of its worker, and who sees it."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django_tasks_db.models import DBTaskResult

from charter_portal.personal_data.retention import apply_retention
from charter_portal.tasks.management.commands.work import new_worker
from charter_portal.tasks.models import Job
from charter_portal.tasks.progress import advance, ask_for, begin, finish
from charter_portal.tasks.reaping import reap, try_again
from members.domain.erasing import erase_data
from tests import factories
from tests.portal.posting import text_of
from tests.portal.tasks.long_work import STEPS, break_down, make_groups, untold

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def state(job):
    job.refresh_from_db()
    return job.state, job.done, job.total


def run(task):
    """What a worker does with a task, to the end or to where it breaks."""
    row = DBTaskResult.objects.get(pk=task)
    row.claim("one")
    new_worker().run_task(row)
    return row


def test_work_is_asked_for_waits_and_is_done(deliver):
    owner = factories.UserFactory()

    job = ask_for(make_groups, owner=owner, about="Charte 0.3", path="/chartes/", total=4, at=NOON)

    assert (job.owner, job.about, job.asked_at) == (owner, "Charte 0.3", NOON)
    assert state(job) == ("waiting", 0, 4)
    deliver()
    assert state(job) == ("done", STEPS, STEPS)
    assert job.started_at <= job.finished_at


def test_work_that_is_rolled_back_is_asked_of_nobody():
    with transaction.atomic():
        ask_for(make_groups, owner=None)
        transaction.set_rollback(True)

    assert not Job.objects.exists()
    assert not DBTaskResult.objects.exists()


def test_a_task_that_shows_no_progress_is_refused():
    with pytest.raises(KeyError):
        ask_for(untold, owner=None)

    assert not Job.objects.exists()


def test_the_count_goes_neither_back_nor_beyond_the_end():
    job = begin(ask_for(make_groups, owner=None, total=STEPS).pk)

    shown = []
    for done in (4, 2, 7, 99):
        advance(job, done=done)
        shown.append(state(job))

    assert shown == [("running", done, STEPS) for done in (4, 4, 7, STEPS)]


def test_what_is_done_stays_done():
    job = ask_for(make_groups, owner=None, total=STEPS)
    finish(job, at=NOON)

    begin(job.pk, total=3)
    finish(job, at=NOON + timedelta(hours=1))

    assert state(job) == ("done", STEPS, STEPS)
    assert job.finished_at == NOON


def test_the_database_refuses_more_steps_than_there_are():
    job = ask_for(make_groups, owner=None, total=STEPS)

    with pytest.raises(IntegrityError), transaction.atomic():
        Job.objects.filter(pk=job.pk).update(done=STEPS + 1)


def test_after_a_killed_worker_it_waits_with_what_was_done_and_goes_on_from_there(deliver):
    job = ask_for(make_groups, owner=None)
    DBTaskResult.objects.get(pk=job.task).claim("killed")
    advance(begin(job.pk, total=STEPS, at=NOON), done=4)

    assert reap(at=NOON) == (1, 0)
    assert state(job) == ("waiting", 4, STEPS)
    deliver()
    assert state(job) == ("done", STEPS, STEPS)
    assert job.started_at == NOON


def test_after_three_killed_workers_it_has_failed_and_can_be_done_again(deliver):
    job = ask_for(make_groups, owner=None)
    for worker in ("one", "two", "three"):
        DBTaskResult.objects.get(pk=job.task).claim(worker)
        advance(begin(job.pk, total=STEPS), done=4)
        reap(at=NOON)

    assert (state(job), job.finished_at) == (("failed", 4, STEPS), NOON)
    assert try_again(DBTaskResult.objects.all()) == 1
    assert (state(job), job.finished_at) == (("waiting", 4, STEPS), None)
    deliver()
    assert state(job) == ("done", STEPS, STEPS)


def test_work_that_breaks_is_shown_as_failed():
    job = ask_for(break_down, owner=None)

    assert run(job.task).status == "FAILED"
    assert state(job) == ("failed", 3, STEPS)


def test_a_task_without_progress_fails_without_ado(deliver):
    untold.enqueue()

    deliver()

    assert not Job.objects.exists()


def test_the_one_who_asked_sees_it_move_and_then_the_result(client_of):
    client = client_of("commission-staff")
    job = ask_for(make_groups, owner=client.user, about="Charte 0.3", path="/chartes/", total=STEPS)
    page = reverse("admin:tasks_job_change", args=[job.pk])
    told = []

    told.append(text_of(client.get(page)))
    advance(begin(job.pk), done=4)
    told.append(text_of(client.get(page)))
    finish(job)
    told.append(text_of(client.get(page)))

    assert ["en attente de son tour" in told[0], "0 sur 10" in told[0]] == [True, True]
    assert ["en cours" in told[1], "4 sur 10" in told[1]] == [True, True]
    assert ["terminé" in told[2], "10 sur 10" in told[2]] == [True, True]
    assert ["Actualiser" in text for text in told] == [True, True, False]
    assert '<a href="/fr/chartes/">' in client.get(page).text
    assert "Dix groupes à former : Charte 0.3" in told[0].replace("\xa0", " ")


def test_large_numbers_are_readable(client_of):
    job = ask_for(make_groups, owner=None, total=10_000)
    advance(begin(job.pk), done=4_120)

    page = client_of("secretariat").get(reverse("admin:tasks_job_change", args=[job.pk]))

    assert "4 120 sur 10 000" in text_of(page).replace("\N{NO-BREAK SPACE}", " ").replace(
        "\N{NARROW NO-BREAK SPACE}", " "
    )
    assert 'max="10000" value="4120"' in page.text


def test_the_words_of_the_one_who_asked_are_shown_as_words(client_of):
    job = ask_for(make_groups, owner=None, about="<script>alert(1)</script>")
    client = client_of("secretariat")

    pages = [reverse("admin:index"), "/fr/admin/tasks/job/", f"/fr/admin/tasks/job/{job.pk}/change/"]
    found = [client.get(page).text for page in pages]

    assert ["&lt;script&gt;alert(1)" in text for text in found] == [True, True, True]
    assert ["<script>alert" in text for text in found] == [False, False, False]


@pytest.mark.parametrize("role", ["commission-staff", "secretariat", "administrator"])
def test_the_home_page_lists_it_while_it_runs(client_of, role):
    client, home = client_of(role), reverse("admin:index")
    shown = [client.get(home).context["under_way"]]
    job = ask_for(make_groups, owner=None, total=STEPS)

    shown.append(client.get(home).context["under_way"])
    begin(job.pk)
    shown.append(client.get(home).context["under_way"])
    finish(job)
    shown.append(client.get(home).context["under_way"])

    listed = [(job, reverse("admin:tasks_job_change", args=[job.pk]))]
    assert shown == [[], listed, listed, []]


def test_the_home_page_tells_of_failures_for_a_week():
    job = ask_for(make_groups, owner=None)
    Job.objects.filter(pk=job.pk).update(state="failed", finished_at=NOON)

    shown = [list(Job.objects.to_watch(at=NOON + timedelta(days=days))) for days in (0, 7, 8)]

    assert shown == [[job], [job], []]


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_costs_the_same_whatever_is_under_way(client_of, django_assert_num_queries, rows):
    for _ in range(rows):
        ask_for(make_groups, owner=factories.UserFactory())
    client = client_of("secretariat")

    with django_assert_num_queries(8):
        client.get("/fr/admin/tasks/job/")


def test_it_goes_ninety_days_after_its_end_and_not_before():
    old, recent, endless = (ask_for(make_groups, owner=None, at=NOON - timedelta(days=200)) for _ in range(3))
    finish(old, at=NOON - timedelta(days=91))
    finish(recent, at=NOON - timedelta(days=89))

    assert apply_retention(at=NOON)["old-jobs"] == 1
    assert set(Job.objects.all()) == {recent, endless}


def test_when_the_owner_is_erased_the_work_stays_and_says_no_longer_whose_it_is():
    user = factories.UserFactory()
    job = ask_for(make_groups, owner=user, about="Charte 0.3")

    erase_data(user=user, by=None, at=NOON)

    job.refresh_from_db()
    assert (job.owner, job.about) == (None, "Charte 0.3")

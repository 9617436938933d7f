"""What every test stands on: a database of its own, plain static files, a media folder that vanishes."""

import io
import os
from contextlib import ExitStack

import hypothesis
import pytest
from django.conf import settings as django_settings
from django.contrib.auth.hashers import reset_hashers
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.db import connection, transaction
from django.db.backends.base.operations import BaseDatabaseOperations
from django.test import Client
from django.utils import translation
from django_tasks_db.models import DBTaskResult

from charter_portal.pagecache import stamp
from charter_portal.tasks.management.commands.work import new_worker
from charter_portal.triggers.installing import lift
from members.rules import COMMISSION_STAFF, SECRETARIAT
from tests.factories import MandateFactory, UserFactory
from tests.members.accounts.factors import sign_in

# Playwright's own event loop runs in the thread of the tests, where Django would refuse to touch the database.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

# Properties are about what holds, not about how fast it is shown to hold on a busy machine. The examples are the same
# at each run, so that a change is judged by what it changes; HYPOTHESIS_PROFILE=search looks for others.
hypothesis.settings.register_profile("suite", deadline=None, derandomize=True)
hypothesis.settings.register_profile("search", deadline=None, max_examples=1000)
hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "suite"))

# Each role of docs/roles.md, from the one who may do least to the one who may do most.
ROLES = ("public", "city", "commission-staff", "secretariat", "administrator")


@pytest.fixture(scope="session")
def django_db_modify_db_settings(tmp_path_factory, django_db_modify_db_settings_parallel_suffix):
    """SQLite in a file of this worker, as in service: several connections and processes can read it."""
    database = django_settings.DATABASES["default"]
    if database["ENGINE"].endswith("sqlite3"):
        database.setdefault("TEST", {})["NAME"] = str(tmp_path_factory.mktemp("database") / "portal.sqlite3")
        options = database["OPTIONS"]
        options["init_command"] = options["init_command"].replace("synchronous=FULL", "synchronous=OFF")


@pytest.fixture(scope="session", autouse=True)
def _guards_let_tests_empty_tables():
    """Tests that commit end with a flush, which the guards of sealed rows would refuse.

    The groups of the team are made by a migration: they stand again for the next test.
    """
    flush = BaseDatabaseOperations.execute_sql_flush

    def execute_sql_flush(operations, sql_list):
        with lift(operations.connection):
            flush(operations, sql_list)
        teams = [Group(name=name) for name in (COMMISSION_STAFF, SECRETARIAT)]
        Group.objects.using(operations.connection.alias).bulk_create(teams)

    BaseDatabaseOperations.execute_sql_flush = execute_sql_flush
    yield
    BaseDatabaseOperations.execute_sql_flush = flush


@pytest.fixture(autouse=True)
def _sober_settings(settings, tmp_path):
    settings.STORAGES = {
        **settings.STORAGES,
        # Tests need no `collectstatic`, and a live server reads each file where it is written.
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    # Else each new client would read all of the collected files, a fifth of a second for a page that asks for none.
    settings.WHITENOISE_AUTOREFRESH = True
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.PRIVATE_ROOT = tmp_path / "private"
    # Argon2 is slow on purpose; what is tested here is not the hash.
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    reset_hashers(setting="PASSWORD_HASHERS")
    settings.ANSWER_TO_STRANGERS_SECONDS = 0


@pytest.fixture(autouse=True)
def _stamp_let_go():
    """The page memory's own connection is closed after the test, else the test database can't be dropped."""
    yield
    stamp.reader.close()


@pytest.fixture(autouse=True)
def _in_french():
    """French, whatever the test before left. Its name is nobody's: a test that is run in each ``language`` keeps it."""
    with translation.override("fr"):
        yield


@pytest.fixture
def language():
    """``language("ar")`` changes it until the end of the test."""
    return translation.activate


@pytest.fixture
def user_of(db):
    """``user_of("secretariat")``: an account of one of ROLES, None for the public."""

    def make(role):
        match role:
            case "public":
                return None
            case "city":
                return UserFactory(person=MandateFactory().person)
            case "administrator":
                return UserFactory(is_staff=True, is_superuser=True)
            case _:
                return UserFactory(group={"commission-staff": COMMISSION_STAFF, "secretariat": SECRETARIAT}[role])

    return make


@pytest.fixture
def client_of(user_of):
    """``client_of("secretariat")``: a client signed in with one of ROLES; its account is ``client.user``.

    The team has a second factor and has shown it, as those must who sign in by the sign-in page.
    """

    def make(role, **options):
        client = Client(**options)
        client.user = user_of(role)
        if client.user:
            sign_in(client, client.user)
        return client

    return make


@pytest.fixture(scope="module")
def reference_data(django_db_setup, django_db_blocker):
    """The reference data, loaded once for the tests of a file, in a transaction around those of its tests.

    Gives the lines that loading printed. Whatever a test does to them is undone at its end. They stay until the end of
    the file, for its other tests too.
    """
    out = io.StringIO()
    with ExitStack() as around, pytest.MonkeyPatch.context() as kept:
        with django_db_blocker.unblock(), translation.override("en"):
            around.enter_context(transaction.atomic())
            call_command("load_reference", stdout=out)
        # Each test ends with closing its connection, and with it the transaction around it.
        kept.setattr(connection, "close", lambda: None, raising=False)
        yield out.getvalue().splitlines()
        with django_db_blocker.unblock():
            transaction.set_rollback(True)
            around.close()


@pytest.fixture
def deliver(db, mailoutbox):
    """``deliver()``: the worker does what waits; returns the mails that have left, of this call."""

    def work():
        mailoutbox.clear()
        worker = new_worker()
        # Not the worker's own loop, which closes the connection that holds the test's transaction.
        while task := DBTaskResult.objects.ready().first():
            task.claim(worker.worker_id)
            worker.run_task(task)
            assert task.status == "SUCCESSFUL", task.traceback
        return list(mailoutbox)

    return work


def pytest_terminal_summary(terminalreporter):
    """Print what each page costs its readers, measured by tests/browser/test_budgets.py."""
    reports = [report for kind in ("passed", "failed") for report in terminalreporter.getreports(kind)]
    costs = {tuple(value) for report in reports for name, value in report.user_properties if name == "budget"}
    if costs:
        terminalreporter.section("what a page costs")
        row = "{:<20} {:>8} {:>8} {:>10} {:>11} {:>7}".format
        terminalreporter.line(row("page", "elements", "requests", "first view", "second view", "scripts"))
        for cost in sorted(costs):
            terminalreporter.line(row(*cost))

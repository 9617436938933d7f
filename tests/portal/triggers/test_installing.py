"""Triggers are put in place once, found when they are not there, and lifted only for a moment."""

import pytest
from django.core.checks import run_checks
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction

from charter_portal.register.models import Entry
from charter_portal.register.recording import record
from charter_portal.triggers.declaring import wanted
from charter_portal.triggers.installing import drop, install, lift, missing
from charter_portal.triggers.trigger import Trigger

on_postgresql = pytest.mark.skipif("connection.vendor != 'postgresql'", reason="a statement of PostgreSQL")


def raw(sql):
    with connection.cursor() as cursor:
        cursor.execute(sql)


def drop_one(name):
    trigger = wanted(connection)[name]
    raw(f"DROP TRIGGER {name}" + ("" if connection.vendor == "sqlite" else f" ON {trigger.table}"))


@pytest.fixture
def entry(db):
    return record(act=Entry.Act.CONSULTATION_OPENED, subject="essai", content={}, by=None)


@pytest.fixture
def name(db):
    return min(name for name, trigger in wanted(connection).items() if trigger.table == "register_entry")


@pytest.mark.django_db
def test_everything_declared_is_there_after_migrate():
    assert missing(connection) == []
    assert run_checks(databases=["default"], tags=["database"]) == []


@pytest.mark.django_db
def test_installing_again_touches_nothing():
    assert install(connection) == []


@pytest.mark.django_db
def test_a_trigger_dropped_is_missed_and_put_back(name):
    drop_one(name)

    (warning,) = run_checks(databases=["default"], tags=["database"])
    assert warning.id == "triggers.W001"
    assert name in warning.msg
    assert install(connection) == [name]
    assert missing(connection) == []


@pytest.mark.django_db
def test_a_trigger_that_says_something_else_is_missed_and_replaced(name):
    trigger = wanted(connection)[name]
    drop_one(name)
    if connection.vendor == "sqlite":
        raw(f"CREATE TRIGGER {name} BEFORE DELETE ON {trigger.table} BEGIN SELECT 1; END")
    else:
        raw(f"CREATE TRIGGER {name} BEFORE DELETE ON {trigger.table} EXECUTE FUNCTION {trigger.function}()")

    assert missing(connection) == [name]
    install(connection)
    assert missing(connection) == []


@pytest.mark.django_db
def test_a_trigger_no_longer_declared_is_dropped():
    if connection.vendor == "sqlite":
        raw("CREATE TRIGGER portal_old BEFORE DELETE ON auth_group BEGIN SELECT 1; END")
    else:
        raw("CREATE FUNCTION portal_old() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN OLD; END'")
        raw("CREATE TRIGGER portal_old BEFORE DELETE ON auth_group EXECUTE FUNCTION portal_old()")

    assert install(connection) == ["portal_old"]


@on_postgresql
@pytest.mark.django_db
def test_a_trigger_disabled_is_missed(name):
    raw(f"ALTER TABLE register_entry DISABLE TRIGGER {name}")

    assert missing(connection) == [name]
    install(connection)
    assert missing(connection) == []


@on_postgresql
@pytest.mark.django_db
def test_a_function_emptied_is_missed(name):
    raw(
        f"CREATE OR REPLACE FUNCTION {wanted(connection)[name].function}() RETURNS trigger LANGUAGE plpgsql "
        "AS 'BEGIN RETURN NEW; END'"
    )

    assert name in missing(connection)
    install(connection)
    assert missing(connection) == []


def test_lifted_guards_are_back_afterwards(entry):
    with lift(connection):
        Entry.objects.update(subject="autre")

    assert Entry.objects.get().subject == "autre"
    with pytest.raises(IntegrityError), transaction.atomic():
        Entry.objects.update(subject="essai")


def test_an_error_while_lifted_leaves_rows_and_guards_as_they_were(entry):
    def fail():
        with lift(connection):
            Entry.objects.update(subject="autre")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()

    assert Entry.objects.get().subject == "essai"
    assert missing(connection) == []


@pytest.mark.django_db(transaction=True)
def test_migrate_puts_back_what_is_missing():
    with transaction.atomic():
        drop(connection)
    assert missing(connection) != []

    call_command("migrate", verbosity=0)

    assert missing(connection) == []


@pytest.mark.parametrize("name", ["guard_of_mine", "portal_" + "x" * 60])
def test_names_that_would_be_lost_are_refused(name):
    with pytest.raises(ValueError, match="begin with portal_"):
        Trigger(name, "table", "CREATE TRIGGER ...")

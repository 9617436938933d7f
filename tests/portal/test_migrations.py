"""The first migrations stand in the place of those of which the tables were first built."""

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from charter_portal.keeping.databases import known_migrations, read_facts

pytestmark = pytest.mark.django_db


@pytest.fixture
def before():
    """A database that was migrated before they were put together; the names that it knows."""
    recorder, names = MigrationRecorder(connection), []
    for key, migration in MigrationLoader(connection).disk_migrations.items():
        if migration.replaces:
            recorder.record_unapplied(*key)
            names += migration.replaces
    for name in names:
        recorder.record_applied(*name)
    return [f"{app}.{name}" for app, name in names]


def test_a_database_from_before_is_taken_as_it_is(before):
    executor = MigrationExecutor(connection)

    assert executor.migration_plan(executor.loader.graph.leaf_nodes()) == []
    call_command("migrate", verbosity=0)
    assert "meetings.0001_meetings_and_minutes" in read_facts(connection).migrations


def test_what_it_knows_is_nothing_later(before):
    assert "meetings.0002_relations" in before
    assert set(before) <= known_migrations()

import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection, models, transaction

from charter_portal.pagecache.models import Stamp
from charter_portal.pagecache.stamp import StampReader
from charter_portal.pagecache.watching import watched_tables
from charter_portal.triggers.installing import install, missing
from members.models import Member, Spelling, User
from tests.factories import AgendaItemFactory, MemberFactory, PrincipleFactory, UserFactory

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def reader():
    reader = StampReader(pause=0)
    yield reader
    reader.close()


@pytest.fixture
def changes(reader):
    """``changes(function)``: whether the stamp is another after ``function()``."""

    def changed(function):
        before = reader.read()
        function()
        return reader.read() != before

    return changed


def sql(statement):
    with connection.cursor() as cursor:
        cursor.execute(statement)


def test_every_table_is_watched_but_those_that_no_page_shows():
    tables = watched_tables()
    assert {"members_member", "charters_edition", "meetings_meeting", "register_entry"} <= set(tables)
    assert "meetings_agendaitem_principles" in tables
    assert not [name for name in tables if "historical" in name]
    assert {"members_user", "members_user_groups", "django_session", "pagecache_stamp"}.isdisjoint(tables)


def test_creating_changing_and_deleting_change_the_stamp(changes):
    assert changes(MemberFactory)
    assert changes(lambda: Member.objects.update(name_fr="Nouvelle-Exemple"))
    assert changes(lambda: Member.objects.get().delete())


def test_raw_sql_changes_the_stamp(changes):
    MemberFactory()
    assert changes(lambda: sql("UPDATE members_member SET name_fr = 'Nouvelle-Exemple'"))


def test_bulk_creation_and_replacement_change_the_stamp(changes):
    spelling = Spelling(member=MemberFactory(), text="Exemple")
    assert changes(lambda: Spelling.objects.bulk_create([spelling]))
    again = Spelling(member=spelling.member, text="Exemple")
    assert changes(
        lambda: Spelling.objects.bulk_create(
            [again], update_conflicts=True, unique_fields=["member", "text"], update_fields=["text"]
        )
    )


def test_a_link_between_two_rows_changes_the_stamp(changes):
    item, principle = AgendaItemFactory(), PrincipleFactory()
    assert changes(lambda: item.principles.add(principle))
    assert changes(item.principles.clear)


def test_signing_in_leaves_the_stamp(changes, client):
    user = UserFactory()
    assert not changes(lambda: client.force_login(user))
    assert not changes(lambda: User.objects.update(language="en"))


def test_reading_leaves_the_stamp(changes):
    MemberFactory()
    assert not changes(lambda: list(Member.objects.all()))


@pytest.mark.skipif("connection.vendor != 'postgresql'")
def test_truncating_changes_the_stamp(changes):
    assert changes(lambda: sql("TRUNCATE members_spelling"))


def test_a_rolled_back_change_leaves_the_stamp(changes):
    def roll_back():
        with transaction.atomic():
            MemberFactory()
            transaction.set_rollback(True)

    assert not changes(roll_back)


def test_a_change_after_a_rolled_back_savepoint_changes_the_stamp(changes):
    def partly_fail():
        with transaction.atomic():
            with transaction.atomic():
                MemberFactory()
                # Deferred constraints are checked here, so that the bump is inside the savepoint.
                connection.check_constraints()
                transaction.set_rollback(True)
            MemberFactory()

    assert changes(partly_fail)


def test_an_uncommitted_change_is_seen_by_nobody(reader):
    before = reader.read()
    with transaction.atomic(), ThreadPoolExecutor(1) as another_thread:
        MemberFactory()
        assert reader.read() is None  # this thread may see rows that are never committed
        assert another_thread.submit(reader.read).result() == before
    assert reader.read() != before


def test_another_process_that_writes_changes_the_stamp(changes):
    MemberFactory()
    database = connection.settings_dict
    if connection.vendor == "sqlite":
        program = (
            f"import sqlite3; c = sqlite3.connect({str(database['NAME'])!r});"
            "c.execute(\"UPDATE members_member SET name_fr = 'Autre'\"); c.commit()"
        )
    else:
        address = {"host": database["HOST"], "user": database["USER"], "dbname": database["NAME"]}
        program = (
            f"import psycopg; c = psycopg.connect(**{address!r});"
            "c.execute(\"UPDATE members_member SET name_fr = 'Autre'\"); c.commit()"
        )
    assert changes(lambda: subprocess.run([sys.executable, "-c", program], check=True))
    assert Member.objects.get().name_fr == "Autre"


def test_the_stamp_grows_always(reader):
    values = [Stamp.objects.get().value]
    for number in range(5):
        MemberFactory(slug=f"ville-{number}")
        values.append(Stamp.objects.get().value)
    assert values == sorted(set(values))


def test_a_lost_stamp_is_made_again_larger_than_before(reader):
    MemberFactory()
    before = Stamp.objects.get().value
    Stamp.objects.all().delete()
    assert reader.read() is None
    MemberFactory()
    assert Stamp.objects.get().value > before


def test_a_lost_trigger_is_missed_and_made_again(changes):
    vendor = connection.vendor
    sql(
        "DROP TRIGGER portal_stamp_members_spelling_rows ON members_spelling"
        if vendor == "postgresql"
        else "DROP TRIGGER portal_stamp_members_spelling_insert"
    )
    member = MemberFactory()
    assert not changes(lambda: Spelling.objects.create(member=member, text="un"))
    assert [name for name in missing(connection) if "spelling" in name] != []
    install(connection)
    assert missing(connection) == []
    assert changes(lambda: Spelling.objects.create(member=member, text="deux"))


def test_migrating_changes_the_stamp(changes):
    assert changes(lambda: call_command("migrate", verbosity=0))


def test_a_changed_table_is_still_watched(changes):
    field = models.CharField(max_length=10, default="x")
    field.set_attributes_from_name("added")
    member = MemberFactory()
    with connection.schema_editor() as editor:
        editor.add_field(Spelling, field)
    try:
        assert changes(
            lambda: sql(f"INSERT INTO members_spelling (member_id, text, added) VALUES ({member.pk}, 'a', 'b')")
        )
    finally:
        with connection.schema_editor() as editor:
            editor.remove_field(Spelling, field)


@pytest.mark.skipif("connection.vendor != 'postgresql'")
def test_a_restarted_database_is_another_stamp(reader):
    before = reader.read()
    sql(
        "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
        " WHERE pid <> pg_backend_pid() AND datname = current_database()"
    )
    after = reader.read()
    assert after is not None
    assert after != before


@pytest.mark.skipif("connection.vendor != 'postgresql'")
def test_a_database_out_of_reach_has_no_stamp_until_it_is_back(reader, monkeypatch):
    monkeypatch.setitem(connection.settings_dict, "HOST", "/nowhere")
    assert reader.read() is None
    monkeypatch.undo()
    assert reader.read() is not None


@pytest.mark.skipif("connection.vendor != 'sqlite'")
def test_a_restored_file_is_another_stamp(reader, tmp_path, monkeypatch):
    connection.ensure_connection()
    for name in ("kept", "restored"):
        with sqlite3.connect(tmp_path / name) as copy:
            connection.connection.backup(copy)
        copy.close()
    monkeypatch.setitem(connection.settings_dict, "NAME", str(tmp_path / "kept"))
    before = reader.read()
    assert reader.read() == before
    Path(tmp_path / "restored").replace(tmp_path / "kept")
    after = reader.read()
    assert after is not None
    assert after != before


@pytest.mark.skipif("connection.vendor != 'sqlite'")
def test_a_file_out_of_reach_has_no_stamp_until_it_is_back(reader, monkeypatch):
    monkeypatch.setitem(connection.settings_dict, "NAME", "/nowhere/portal.sqlite3")
    assert reader.read() is None
    monkeypatch.undo()
    assert reader.read() is not None

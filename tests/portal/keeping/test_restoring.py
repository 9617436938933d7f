"""What is backed up comes back as it was, guarded; into an empty set-up only, and whole or not at all."""

import re
import shutil
import sqlite3
import zipfile
from dataclasses import replace

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from charter_portal.keeping.archives import reading, writing
from charter_portal.keeping.databases import read_facts
from charter_portal.keeping.folders import lost_files
from charter_portal.keeping.manifest import DATABASES, Facts, Manifest
from charter_portal.keeping.rows import Sum, comparable, copied_models, read_rows
from charter_portal.register.models import Entry
from charter_portal.triggers.installing import lift, missing
from charters.votes.models import Ballot
from meetings.models import Document
from tests.portal.triggers.attempts import gone_through, what_is_sealed

from . import databases
from .conftest import in_folder

on_sqlite = pytest.mark.skipif("connection.vendor != 'sqlite'", reason="SQLite is a file")
on_postgresql = pytest.mark.skipif("connection.vendor != 'postgresql'", reason="PostgreSQL has programs of its own")


@pytest.fixture
def db(elsewhere, settings, tmp_path):
    """The portal is on an empty set-up; gives its folder."""
    settings.DATA_DIR = tmp_path / "elsewhere"
    settings.DATA_DIR.mkdir()
    settings.MEDIA_ROOT, settings.PRIVATE_ROOT = settings.DATA_DIR / "media", settings.DATA_DIR / "private"
    settings.SECRET_KEY = "made-anew"
    (settings.DATA_DIR / "secret_key").write_text("made-anew")
    with databases.on(elsewhere):
        yield settings.DATA_DIR


def sums():
    found = {}
    for model in copied_models():
        total = Sum()
        for row in read_rows(connection, model):
            total = total.with_row(comparable(model, row))
        found[model._meta.db_table] = total
    return found


def files(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def is_empty():
    return connection.introspection.table_names() == []


def test_everything_comes_back_and_the_guards_hold(backup, populated, db, capsys):
    with databases.on(populated):
        rows, facts, sealed = sums(), read_facts(connection), what_is_sealed()
    key = (backup.parent / "secret_key").read_bytes()

    call_command("restore", backup)

    assert sums() == rows
    assert read_facts(connection) == facts
    assert what_is_sealed() == sealed
    found = {name: content for name, content in files(db).items() if not name.startswith("elsewhere.sqlite3")}
    kept = ("private/ballots/", "private/issued/", "private/adoptions/", "private/reports/")
    of_acts = {name for name in found if name.startswith(kept)}
    assert len(of_acts) == 4
    assert {name: content for name, content in found.items() if name not in of_acts} == {
        "secret_key": key,
        "media/documents/presentation.pdf": b"%PDF presented",
        "private/accreditations/letter.pdf": b"%PDF accredited",
    }
    assert f"entries {facts.entries} head {facts.head}" in capsys.readouterr().out
    assert missing(connection) == []
    assert gone_through() == []
    with pytest.raises(CommandError, match="The database is not empty"):
        call_command("restore", backup)


def test_a_backup_is_named_for_its_moment_in_a_folder(db, populated, data_folder, tmp_path, capsys):
    folder = tmp_path / "backups"
    folder.mkdir()

    with databases.on(populated), in_folder(data_folder):
        call_command("backup", folder)

    (path,) = folder.iterdir()
    assert path.name.startswith("charter-portal-20")
    assert str(path) in capsys.readouterr().out


def test_files_that_are_lost_and_a_broken_register_are_told_with_the_backup_written(db, copy, tmp_path):
    path = tmp_path / "backup.zip"

    with databases.on(copy), in_folder(tmp_path / "nothing"):
        with lift(connection):
            Entry.objects.update(subject="autre")
        with pytest.raises(
            CommandError,
            match=r"presentation\.pdf is named by a row and not there.*; entry 1 of the register is bad",
        ):
            call_command("backup", path)
        assert path.exists()
        with pytest.raises(CommandError, match="exists, and a backup never overwrites"):
            call_command("backup", path)


def test_a_letter_that_is_not_the_one_whose_digest_its_ballot_holds_is_told(db, populated, data_folder, tmp_path):
    folder = tmp_path / "copied"
    for name in ("media", "private"):
        shutil.copytree(data_folder / name, folder / name)

    with databases.on(populated), in_folder(folder):
        letter = Ballot.objects.exclude(letter="").get().letter.name
        assert lost_files(connection) == []
        (folder / "private" / letter).write_bytes(b"%PDF another")
        assert lost_files(connection) == [f"private/{letter}"]
        with pytest.raises(CommandError, match=f"but: private/{re.escape(letter)} is named .* not as the row says"):
            call_command("backup", tmp_path / "backup.zip")


def test_a_damaged_backup_leaves_nothing(backup, db, tmp_path):
    with zipfile.ZipFile(backup) as archive:
        place = next(entry for entry in archive.infolist() if entry.filename.endswith("letter.pdf")).header_offset
    content = bytearray(backup.read_bytes())
    position = content.index(b"%PDF accredited", place)
    content[position + 5] ^= 1
    damaged = tmp_path / "damaged.zip"
    damaged.write_bytes(content)

    with pytest.raises(CommandError, match=r"damaged: private/accreditations/letter\.pdf"):
        call_command("restore", damaged)

    assert is_empty()
    assert files(db).keys() - {"elsewhere.sqlite3"} == {"secret_key"}


def test_a_database_of_tables_alone_is_empty_and_files_of_an_interrupted_restoring_are_known(backup, db):
    (db / "media/.restoring").mkdir(parents=True)
    (db / "media/.restoring/half").write_bytes(b"%PD")
    (db / "media/documents").mkdir()
    (db / "media/documents/presentation.pdf").write_bytes(b"%PDF presented")
    if connection.vendor == "postgresql":  # the tables of another version, say
        with connection.cursor() as cursor:
            cursor.execute("CREATE TABLE auth_group (id integer)")

    call_command("restore", backup)

    assert Document.objects.get().file.read() == b"%PDF presented"
    assert not (db / "media/.restoring").exists()


def test_a_folder_with_other_files_is_refused(backup, db):
    (db / "media/documents").mkdir(parents=True)
    (db / "media/documents/presentation.pdf").write_bytes(b"%PDF other")

    with pytest.raises(CommandError, match=r"media holds other files\. Nothing was changed"):
        call_command("restore", backup)

    assert is_empty()


def test_a_database_of_other_tables_is_refused(backup, db):
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE somebody_else (id integer)")

    with pytest.raises(CommandError, match="not empty: see somebody_else"):
        call_command("restore", backup)


def test_what_is_no_backup_or_not_there_is_told(db, tmp_path):
    other = tmp_path / "other"
    other.write_text("no backup")

    with pytest.raises(CommandError, match="no backup of the portal"):
        call_command("restore", other)
    with pytest.raises(CommandError, match="absent: No such file or directory"):
        call_command("restore", tmp_path / "absent")


def test_a_backup_of_an_earlier_version_is_left_to_migrate(db, copy, tmp_path, capsys):
    with databases.on(copy):
        call_command("migrate", "register", "0001_acts_and_documents", verbosity=0)
        with pytest.raises(CommandError, match=r"The backup is written, but: .* is named by a row and not there"):
            call_command("backup", tmp_path / "backup.zip")

    call_command("restore", tmp_path / "backup.zip")

    told = capsys.readouterr().out
    assert "run manage.py migrate before the portal is started" in told
    assert "Files that were lost before the backup: media/documents/presentation.pdf" in told
    call_command("migrate", verbosity=0)
    assert missing(connection) == []


def test_a_backup_of_a_later_version_is_refused(db, copy, data_folder, tmp_path):
    with databases.on(copy), in_folder(data_folder):
        MigrationRecorder(connection).record_applied("register", "9999_later")
        call_command("backup", tmp_path / "backup.zip")

    with pytest.raises(CommandError, match=r"of a later version .*: register\.9999_later\. Nothing was changed"):
        call_command("restore", tmp_path / "backup.zip")

    assert is_empty()


def test_a_backup_of_the_other_database_is_refused(db, tmp_path):
    other = {"sqlite": "postgresql", "postgresql": "sqlite"}[connection.vendor]
    path = tmp_path / "other.zip"
    with writing(path) as (archive, folder):
        (folder / "rows").touch()
        archive.add(DATABASES[other], folder / "rows", pack=False)
        archive.finish(Manifest(other, "", Facts((), 0, "", None, {}), archive.files))

    with pytest.raises(CommandError, match=f"The backup is of a {other} database"):
        call_command("restore", path)


def test_what_is_not_as_the_manifest_says_afterwards_is_undone(backup, db, tmp_path):
    """Digests are right, and rows aren't: somebody wrote the archive by hand."""
    path, folder = tmp_path / "by_hand.zip", tmp_path / "by_hand"
    with reading(backup) as whole, writing(path) as (archive, _folder):
        manifest = whole.manifest
        for name in manifest.files:
            whole.extract(name, folder / name)
            archive.add(name, folder / name, pack=False)
        facts = replace(manifest.facts, rows={**manifest.facts.rows, "members_person": 1}, head="0" * 64)
        archive.finish(replace(manifest, facts=facts))

    with pytest.raises(CommandError, match=r"not what went in: head, members_person\. It was undone"):
        call_command("restore", path)

    assert is_empty()
    assert files(db).keys() - {"elsewhere.sqlite3"} == {"secret_key"}


@on_sqlite
def test_a_database_that_is_open_elsewhere_is_not_replaced(backup, db, elsewhere):
    assert is_empty()
    connection.close()
    other = sqlite3.connect(elsewhere)
    other.execute("SELECT * FROM sqlite_master").fetchall()

    with pytest.raises(CommandError, match=r"is in use.*Stop the portal"):
        call_command("restore", backup)

    other.close()
    assert files(db).keys() == {"secret_key"}


@on_postgresql
def test_without_the_programs_of_the_server_it_says_what_to_install(db, monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))

    with pytest.raises(CommandError, match=r"pg_dump is not on the PATH.*postgresql-client"):
        call_command("backup", tmp_path / "backup.zip")
    assert not list(tmp_path.glob("*backup.zip*"))


@on_postgresql
def test_what_a_program_says_when_it_fails_is_passed_on(backup, db, monkeypatch, tmp_path):
    program = tmp_path / "programs" / "pg_restore"
    program.parent.mkdir()
    program.write_text("#!/bin/sh\necho 'pg_restore: error: out of luck\nCommand was: SELECT 1' >&2\nexit 3\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(program.parent), prepend=":")

    with pytest.raises(CommandError, match=r"^pg_restore: error: out of luck$"):
        call_command("restore", backup)

    assert is_empty()
    assert files(db).keys() == {"secret_key"}

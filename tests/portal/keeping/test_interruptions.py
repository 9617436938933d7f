"""Whoever pulls the plug, at whatever step, and whoever writes meanwhile: all is there, or nothing that is in use."""

import os
import resource
import shutil
import signal
import sys
import threading

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction

from charter_portal.keeping.databases import read_facts
from charter_portal.keeping.folders import named_files
from charter_portal.register.models import Entry
from charter_portal.register.recording import record, verify_register

from . import databases

# What a backup and a restoring do to files and databases, by the names under which Python tells it.
STEPS = {"os.link", "os.rename", "os.mkdir", "os.chmod", "sqlite3.connect", "subprocess.Popen", "tempfile.mkdtemp"}


@pytest.fixture(autouse=True)
def _files(db, data_folder, settings, tmp_path):
    settings.DATA_DIR = tmp_path
    shutil.copytree(data_folder / "media", settings.MEDIA_ROOT)
    shutil.copytree(data_folder / "private", settings.PRIVATE_ROOT)


def is_killed_at(step, *command):
    """Run a command in a process that is killed before its step of that number; whether it came to it."""
    databases.let_go()
    child = os.fork()
    if child == 0:
        left = step

        def count(event, _details):
            nonlocal left
            if event in STEPS:
                left -= 1
                if left < 0:
                    os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(count)
        try:
            call_command(*command)
        except BaseException:  # whatever it is, this process must not go on as a second run of the tests
            os._exit(1)
        os._exit(0)
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert status in {0, -signal.SIGKILL}
    return status != 0


def test_a_restoring_killed_at_any_step_leaves_no_database_and_can_be_tried_again(
    db, tmp_path, settings, backup, elsewhere
):
    facts = read_facts(connection)
    settings.MEDIA_ROOT, settings.PRIVATE_ROOT = tmp_path / "new" / "media", tmp_path / "new" / "private"
    step = 0

    with databases.on(elsewhere):
        # Each try meets what the one before has left behind.
        while is_killed_at(step, "restore", backup):
            assert connection.introspection.table_names() == []
            step += 1
        assert read_facts(connection) == facts
    assert step > 5
    files = [file.relative_to(tmp_path / "new").as_posix() for file in (tmp_path / "new").rglob("*") if file.is_file()]
    assert sorted(files) == list(named_files(connection))


def test_a_backup_killed_at_any_step_leaves_no_file_of_that_name(tmp_path):
    step = 0

    while is_killed_at(step, "backup", tmp_path / "backup.zip"):
        assert not (tmp_path / "backup.zip").exists()
        step += 1

    assert step > 1
    assert (tmp_path / "backup.zip").exists()


def test_a_full_disk_is_told_and_leaves_nothing(tmp_path):
    folder = tmp_path / "small"
    folder.mkdir()
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, before[1]))  # bytes; what no file may outgrow
    try:
        with pytest.raises(CommandError, match=r"The database says|pg_dump ended with|File too large"):
            call_command("backup", folder)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)

    assert list(folder.iterdir()) == []


def test_a_backup_taken_while_others_write_is_of_one_moment(tmp_path, settings, elsewhere):
    before, go_on = Entry.objects.count(), threading.Event()
    go_on.set()
    started = threading.Event()

    def write():
        try:
            while go_on.is_set():
                with transaction.atomic():
                    record(act=Entry.Act.CONSULTATION_OPENED, subject="essai", content={}, by=None)
                started.set()
        finally:
            connection.close()

    writer = threading.Thread(target=write)
    writer.start()
    started.wait()
    try:
        call_command("backup", tmp_path / "backup.zip")
    finally:
        go_on.clear()
        writer.join()
    after = Entry.objects.count()
    settings.MEDIA_ROOT, settings.PRIVATE_ROOT = tmp_path / "new" / "media", tmp_path / "new" / "private"

    with databases.on(elsewhere):
        call_command("restore", tmp_path / "backup.zip")
        verdict = verify_register()

    assert verdict.fault is None
    assert before < verdict.entries <= after

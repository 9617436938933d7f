"""One populated database for all the tests here, and a copy of it for each."""

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.test import override_settings

from tests.postgresql.server import programs

from . import databases
from .populating import populate

PROGRAMS = str(programs() / "bin")


@pytest.fixture(scope="session")
def data_folder(tmp_path_factory):
    """Where the populated database has its files."""
    return tmp_path_factory.mktemp("populated")


def in_folder(folder):
    """Settings under which a set-up has all of its files in ``folder``."""
    return override_settings(DATA_DIR=folder, MEDIA_ROOT=folder / "media", PRIVATE_ROOT=folder / "private")


@pytest.fixture(scope="session")
def populated(django_db_setup, django_db_blocker, data_folder):
    """Name of a database that nobody changes."""
    hashers = override_settings(PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"])
    with django_db_blocker.unblock():
        name = databases.name_for(data_folder, "populated")
        databases.copy_of(connection.settings_dict["NAME"], name)
        with databases.on(name), in_folder(data_folder), hashers:
            populate()
        yield name
        databases.drop(name)


@pytest.fixture(scope="session")
def backup(populated, data_folder, django_db_blocker):
    """Path of a backup of the populated database, its files and the key."""
    (data_folder / "secret_key").write_text(settings.SECRET_KEY)
    path = data_folder / "backup.zip"
    with (
        django_db_blocker.unblock(),
        databases.on(populated),
        in_folder(data_folder),
        pytest.MonkeyPatch.context() as patched,
    ):
        patched.setenv("PATH", PROGRAMS, prepend=":")
        call_command("backup", path)
    return path


@pytest.fixture
def copy(populated, django_db_blocker, tmp_path):
    """Name of a populated database of the test's own, to be used by ``with databases.on(copy)``."""
    with django_db_blocker.unblock():
        name = databases.name_for(tmp_path, "copy")
        databases.copy_of(populated, name)
        yield name
        databases.drop(name)


@pytest.fixture
def db(copy):
    """Here, the portal works on a populated database of the test's own, in no transaction; gives its name.

    Tests ask for it by this name, which tells pytest-django that there are databases to be made.
    """
    with databases.on(copy):
        yield copy


@pytest.fixture
def elsewhere(django_db_setup, django_db_blocker, tmp_path):
    """Name of an empty database, to be used by ``with databases.on(elsewhere)``."""
    with django_db_blocker.unblock():
        name = databases.name_for(tmp_path, "elsewhere")
        databases.make_empty(name)
        yield name
        databases.drop(name)


@pytest.fixture(autouse=True)
def _programs_of_the_server(monkeypatch):
    """pg_dump and pg_restore are on the PATH, of the server's own version."""
    monkeypatch.setenv("PATH", PROGRAMS, prepend=":")

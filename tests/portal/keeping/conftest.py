"""One populated database for all the tests here, and a copy of it for each."""

import pytest
from django.db import connection
from django.test import override_settings

from tests.postgresql.server import programs

from . import databases
from .populating import populate


@pytest.fixture(scope="session")
def populated(django_db_setup, django_db_blocker, tmp_path_factory):
    """Name of a database that nobody changes."""
    folder = tmp_path_factory.mktemp("populated")
    hashers = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    with django_db_blocker.unblock():
        name = databases.name_for(folder, "populated")
        databases.copy_of(connection.settings_dict["NAME"], name)
        with databases.on(name), override_settings(MEDIA_ROOT=folder, PRIVATE_ROOT=folder, PASSWORD_HASHERS=hashers):
            populate()
        yield name
        databases.drop(name)


@pytest.fixture
def db(populated, django_db_blocker, tmp_path):
    """Here, a populated database of the test's own, in no transaction."""
    with django_db_blocker.unblock():
        name = databases.name_for(tmp_path, "kept")
        databases.copy_of(populated, name)
        with databases.on(name):
            yield name
        databases.drop(name)


@pytest.fixture
def elsewhere(db, django_db_blocker, tmp_path):
    """Name of an empty database, to be used by ``with databases.on(elsewhere)``."""
    with django_db_blocker.unblock():
        name = databases.name_for(tmp_path, "elsewhere")
        databases.make_empty(name)
        yield name
        databases.drop(name)


@pytest.fixture(autouse=True)
def _programs_of_the_server(monkeypatch):
    """pg_dump and pg_restore are on the PATH, of the server's own version."""
    monkeypatch.setenv("PATH", str(programs() / "bin"), prepend=":")

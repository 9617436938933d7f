"""A database that goes away gives 503 in three languages, and pages again once it is back."""

import time
import urllib.error
import urllib.request

import pytest
from django.conf import settings as django_settings

from tests.benchmarks.serving import serving
from tests.postgresql.server import Server

SITE = {"DJANGO_SETTINGS_MODULE": "tests.portal.outage_site", "SECRET_KEY": django_settings.SECRET_KEY}
# Within this time (seconds) a reader is told of an outage, and after it pages are back: the pool's own limits and some.
TOLD_WITHIN = 9


@pytest.fixture
def server():
    server = Server()
    server.start()
    yield server
    server.stop()


def portal(address, database):
    """The portal on the ``database``, an address as in DATABASE_URL; it has to answer on ``address`` at the start."""
    return serving("charter_portal.wsgi:application", address, DATABASE_URL=database, **SITE)


def ask(served, path, **headers):
    """(status, headers, text) of an answer."""
    request = urllib.request.Request(f"http://127.0.0.1:{served.port}{path}", headers=headers)
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:
            return answer.status, answer.headers, answer.read().decode()
    except urllib.error.HTTPError as answer:
        return answer.code, answer.headers, answer.read().decode()


def test_postgresql_stops_and_comes_back(server):
    with portal("/asking/", server.url) as served:
        assert [ask(served, "/asking/")[::2] for _each_worker in range(4)] == [(200, "42")] * 4

        server.interrupt()
        began = time.monotonic()
        status, headers, page = ask(served, "/asking/")
        taken = time.monotonic() - began
        monitored = ask(served, "/sante/")[0]
        without_database = ask(served, "/fr/aide/")[0]

        server.resume()
        back = []
        deadline = time.monotonic() + 2 * TOLD_WITHIN
        while back[-4:] != [200] * 4 and time.monotonic() < deadline:
            back.append(ask(served, "/asking/")[0])

    assert (status, headers["Retry-After"], headers["Cache-Control"]) == (503, "30", "no-store")
    assert [f'lang="{code}"' in page for code in ("fr", "en", "ar")] == [True] * 3
    assert (monitored, without_database) == (503, 200)
    assert taken < TOLD_WITHIN
    assert back[-4:] == [200] * 4


def test_a_server_that_was_never_there(tmp_path):
    with portal("/fr/aide/", f"postgres://nobody@/{tmp_path}/postgres") as served:
        assert ask(served, "/asking/")[0] == 503


def test_a_file_that_cannot_be_opened(tmp_path):
    (tmp_path / "portal.sqlite3").mkdir()
    with portal("/fr/aide/", f"sqlite:///{tmp_path}/portal.sqlite3") as served:
        assert ask(served, "/asking/")[0] == 503


def test_a_wrong_question_is_an_error_of_ours(tmp_path):
    with portal("/asking/", f"sqlite:///{tmp_path}/portal.sqlite3") as served:
        assert ask(served, "/asking-wrongly/")[0] == 500

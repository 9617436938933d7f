"""The page memory in several processes: the same gunicorn as `make run`, on the test database."""

import os
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.conf import settings as django_settings
from django.db import connection

from members.models import Member
from tests.benchmarks.loading import Connection
from tests.benchmarks.serving import serving
from tests.factories import MemberFactory

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def served():
    database = connection.settings_dict
    if connection.vendor == "sqlite":
        url = f"sqlite:///{database['NAME']}"
    else:
        url = os.environ["DATABASE_URL"].rpartition("/")[0] + f"/{database['NAME']}"
    environment = {"DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "tests.portal.pagecache_site"}
    environment["SECRET_KEY"] = django_settings.SECRET_KEY
    with serving("charter_portal.wsgi:application", "/fr/names/", **environment) as served:
        yield served


def shown_to_many(served):
    """What twelve readers are shown, each on a connection of its own: both workers answer some of them."""

    def shown(_number):
        reader = Connection(served.port)
        try:
            return reader.get("/fr/names/")[2].partition(b"<p>")[0].decode()
        finally:
            reader.close()

    with ThreadPoolExecutor(6) as readers:
        return set(readers.map(shown, range(12)))


def test_no_worker_shows_what_a_commit_has_made_untrue(served):
    MemberFactory(name_fr="Ville-Exemple 0")
    assert shown_to_many(served) == {"Ville-Exemple 0"}
    for number in range(1, 6):
        Member.objects.update(name_fr=f"Ville-Exemple {number}")
        assert shown_to_many(served) == {f"Ville-Exemple {number}"}
    assert shown_to_many(served) == {"Ville-Exemple 5"}


def test_every_worker_knows_the_etag_of_the_other(served):
    MemberFactory(name_fr="Ville-Exemple")

    def etag(_number):
        reader = Connection(served.port)
        try:
            return reader.get("/fr/names/")[1]["etag"]
        finally:
            reader.close()

    with ThreadPoolExecutor(6) as readers:
        assert len(set(readers.map(etag, range(12)))) == 1

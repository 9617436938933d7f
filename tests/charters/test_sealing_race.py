"""Someone edits a draft at the very moment at which it is sealed."""

import datetime
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import IntegrityError, connection, transaction

from charter_portal.triggers.refusal import is_guard_refusal
from charters.domain.enacting import open_consultation
from charters.models import Article, PrincipleRevision
from tests.factories import ArticleFactory, PrincipleRevisionFactory

# SQLite has one writer at a time: there the second simply comes after the first.
pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif("connection.vendor != 'postgresql'", reason="needs two writers at once"),
]
DAY = datetime.date(2026, 11, 23)


@pytest.fixture
def edition():
    return ArticleFactory().edition


@pytest.fixture
def elsewhere():
    """``elsewhere(function)``: run it in another thread, on a connection of its own; returns its Future."""

    def run(function):
        try:
            return function()
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as pool:
        yield lambda function: pool.submit(run, function)


def wait_until_another_waits_for_a_lock():
    deadline = time.monotonic() + 10
    with connection.cursor() as cursor:
        while time.monotonic() < deadline:
            # Within a transaction PostgreSQL shows the activity as it was when it was first asked.
            cursor.execute("SELECT pg_stat_clear_snapshot()")
            # Of this database: the server has others, with tests of theirs.
            cursor.execute(
                "SELECT EXISTS (SELECT 1 FROM pg_stat_activity "
                "WHERE datname = current_database() AND wait_event_type = 'Lock')"
            )
            if cursor.fetchone()[0]:
                return
    pytest.fail("nobody waits")


def test_an_article_that_arrives_while_the_edition_is_sealed_is_refused(edition, elsewhere):
    late = PrincipleRevisionFactory(principle__charter=edition.charter)

    with transaction.atomic():
        open_consultation(edition, by=None, on=DAY)
        arrival = elsewhere(lambda: Article.objects.create(edition=edition, revision=late, position=9))
        wait_until_another_waits_for_a_lock()

    assert is_guard_refusal(arrival.exception(timeout=10))
    assert edition.articles.count() == 1


def test_an_article_that_arrived_before_is_sealed_with_the_rest(edition, elsewhere):
    with transaction.atomic():
        article = ArticleFactory(edition=edition, position=9)
        opening = elsewhere(lambda: open_consultation(edition, by=None, on=DAY))
        wait_until_another_waits_for_a_lock()

    opening.result(timeout=10)
    article.revision.refresh_from_db()
    assert article.revision.number == "1.0"


def test_a_wording_edited_while_it_is_sealed_is_refused(edition, elsewhere):
    with transaction.atomic():
        open_consultation(edition, by=None, on=DAY)
        edit = elsewhere(lambda: PrincipleRevision.objects.update(title_fr="Trop tard"))
        wait_until_another_waits_for_a_lock()

    assert isinstance(edit.exception(timeout=10), IntegrityError)
    assert PrincipleRevision.objects.filter(title_fr="Trop tard").count() == 0


def test_a_wording_edited_just_before_is_sealed_as_edited(edition, elsewhere):
    with transaction.atomic():
        PrincipleRevision.objects.update(title_fr="À temps")
        opening = elsewhere(lambda: open_consultation(edition, by=None, on=DAY))
        wait_until_another_waits_for_a_lock()

    opening.result(timeout=10)
    revision = PrincipleRevision.objects.get()
    assert (revision.title_fr, revision.is_sealed) == ("À temps", True)

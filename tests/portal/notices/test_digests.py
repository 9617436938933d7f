"""The daily mail."""

from datetime import UTC, datetime, timedelta

import pytest

from charter_portal.notices.digesting import write_digests
from charter_portal.notices.listing import mark_read
from charter_portal.notices.models import Mail, Preference
from charter_portal.notices.telling import tell
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db
EVENING = datetime(2026, 3, 2, 18, tzinfo=UTC)
MORNING = datetime(2026, 3, 3, 6, tzinfo=UTC)


@pytest.fixture
def reader():
    user = UserFactory()
    Preference.objects.create(user=user, kind="essai", delivery="daily")
    return user


def told(reader, city, at=EVENING):
    tell("essai", to=[reader], about=city, context={"ville": city}, path="/reunions/", at=at)


def test_a_day_is_one_mail_in_the_order_of_events(reader, deliver):
    told(reader, "Ville-Exemple B")
    told(reader, "Ville-Exemple A", at=EVENING + timedelta(hours=1))
    assert deliver() == []

    assert write_digests(at=MORNING) == 1
    [message] = deliver()

    assert [line for line in message.body.splitlines() if line.startswith("- ")] == [
        "- Réunion à Ville-Exemple B",
        "- Réunion à Ville-Exemple A",
    ]
    assert message.body.count("http://127.0.0.1:8000/fr/reunions/") == 2
    assert message.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def test_a_day_is_written_once(reader, deliver):
    told(reader, "Ville-Exemple")

    assert [write_digests(at=MORNING + timedelta(hours=hours)) for hours in (0, 1, 25)] == [1, 0, 0]
    assert len(deliver()) == 1


def test_what_comes_after_the_hour_waits_for_the_next_day(reader, deliver):
    told(reader, "Ville-Exemple", at=MORNING)

    assert write_digests(at=MORNING + timedelta(hours=2)) == 0
    assert write_digests(at=MORNING + timedelta(days=1)) == 1
    assert len(deliver()) == 1


def test_before_the_hour_the_day_before_is_meant(reader):
    told(reader, "Ville-Exemple")

    assert write_digests(at=MORNING - timedelta(minutes=1)) == 0


def test_what_was_read_in_the_portal_is_not_sent(reader):
    told(reader, "Ville-Exemple")
    mark_read(reader.notices)

    assert write_digests(at=MORNING) == 0


def test_a_choice_made_since_holds(reader, deliver):
    told(reader, "Ville-Exemple")
    write_digests(at=MORNING)
    Preference.objects.update(delivery="portal")

    assert deliver() == []
    assert Mail.objects.get().status == "dropped"

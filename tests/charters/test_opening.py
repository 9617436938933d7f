"""Opening a consultation seals the edition, records the act, and happens once."""

import datetime

import pytest
from django.utils import timezone

from charter_portal.register.models import Entry
from charter_portal.register.recording import verify_register
from charters.domain.enacting import open_consultation
from charters.exceptions import (
    ClosesBeforeOpening,
    EditionNotDraft,
    EditionSealed,
    NothingToSeal,
    PrincipleOfAnotherCharter,
    PrincipleTwice,
)
from tests.charters.sealing_steps import DAY, edition_of, opened
from tests.factories import (
    CharterFactory,
    PrincipleRevisionFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db


def test_the_edition_is_in_consultation_and_sealed():
    before = timezone.now()

    edition = open_consultation(
        edition_of(PrincipleRevisionFactory()), by=None, on=DAY, closes_on=datetime.date(2027, 1, 31)
    )

    edition.refresh_from_db()
    assert edition.status == "consultation"
    assert edition.is_sealed
    assert edition.sealed_at >= before
    assert edition.consultation_opened_on == DAY
    assert edition.consultation_closes_on == datetime.date(2027, 1, 31)


def test_the_act_is_recorded_with_digests_and_without_names():
    actor = UserFactory()
    revision = PrincipleRevisionFactory()

    edition = open_consultation(edition_of(revision), by=actor, on=DAY)

    revision.refresh_from_db()
    entry = Entry.objects.get()
    assert entry.act == "consultation_opened"
    assert entry.subject == f"charters/charte-exemple/editions/{edition.number}"
    assert entry.actor == actor.actor_number
    assert entry.recorded_at == edition.sealed_at
    assert entry.content == {
        "edition": edition.digest,
        "opened_on": "2026-11-23",
        "closes_on": None,
        "wordings": [{"principle": revision.principle.key, "number": "1.0.0", "digest": revision.digest}],
    }
    assert verify_register().fault is None


def test_the_history_names_who_sealed():
    actor = UserFactory()
    edition = edition_of(PrincipleRevisionFactory())

    open_consultation(edition, by=actor, on=DAY)

    assert edition.history.first().history_user == actor
    assert edition.history.first().status == "consultation"


def test_an_edition_is_opened_once():
    edition = opened(PrincipleRevisionFactory())

    with pytest.raises(EditionSealed):
        open_consultation(edition, by=None, on=DAY)
    assert Entry.objects.count() == 1


@pytest.mark.parametrize("status", ["reference", "abandoned"])
def test_only_a_draft_is_opened(status):
    with pytest.raises(EditionNotDraft):
        opened(PrincipleRevisionFactory(), status=status)


def test_an_edition_without_articles_is_not_opened():
    with pytest.raises(NothingToSeal):
        opened()


def test_a_consultation_does_not_close_before_it_opens():
    with pytest.raises(ClosesBeforeOpening):
        open_consultation(
            edition_of(PrincipleRevisionFactory()), by=None, on=DAY, closes_on=datetime.date(2026, 11, 22)
        )


def test_a_principle_stands_once_in_an_edition():
    first = PrincipleRevisionFactory()

    with pytest.raises(PrincipleTwice) as refusal:
        opened(first, PrincipleRevisionFactory(principle=first.principle))
    assert refusal.value.subject == first.principle.key


def test_an_edition_holds_principles_of_its_own_charter():
    other = PrincipleRevisionFactory(principle__charter=CharterFactory(slug="autre-charte"))

    with pytest.raises(PrincipleOfAnotherCharter):
        opened(other)

"""What a later edition asks again of a city that adopted an earlier one."""

import pytest
from django.utils import timezone

from charter_portal.editing.exceptions import EditConflict
from charters.adoptions.domain.declaring import withdraw
from charters.adoptions.domain.editions import edition_in_force as find_edition_in_force
from charters.adoptions.domain.preparing import Said, asked_of, begin
from charters.adoptions.domain.recording import record, verify
from charters.adoptions.exceptions import (
    ChoicesMissing,
)
from charters.adoptions.models import Instrument
from charters.domain.drafting import draft_next_edition
from charters.domain.enacting import put_to_vote, record_outcome
from tests.adoptions.steps import (
    city,
    drafted,
    edition_in_force,
    next_edition,
    recorded,
    states,
    today,
    verified,
)

pytestmark = pytest.mark.django_db


def test_an_editorial_change_leaves_what_was_adopted_and_a_substantive_one_asks_again():
    member, _user = city()
    first = edition_in_force("ouverture", "sobriete", "vie-privee")
    verified(member, first, {"vie-privee": Said("reservation", "Faute de moyens.")})
    second = next_edition(
        first, "1.1", **{"ouverture": "editorial", "sobriete": "substantive", "vie-privee": "substantive"}
    )
    assert states(member) == {"ouverture": "adopted", "sobriete": "to_confirm", "vie-privee": "to_confirm"}
    draft = begin(member=member, charter=first.charter, on=today(), by=None, at=timezone.now())
    assert (draft.edition, draft.purpose) == (second, "confirmation")
    assert [article.revision.principle.key for article in asked_of(draft, on=today())] == ["sobriete", "vie-privee"]


def test_a_confirmation_is_an_act_of_its_own_and_counts_once_verified():
    member, _user = city()
    first = edition_in_force("ouverture", "sobriete")
    verified(member, first)
    second = next_edition(first, "1.1", sobriete="substantive")
    confirmation = recorded(member, second, {"sobriete": "adopted"}, number="2026-88", decided_on=today())
    assert states(member)["sobriete"] == "to_confirm"
    verify(confirmation, on=today(), by=None, at=timezone.now())
    assert states(member) == {"ouverture": "adopted", "sobriete": "adopted"}
    assert Instrument.objects.verified().count() == 2


def test_a_rejected_edition_asks_nothing():
    member, _user = city()
    first = edition_in_force("ouverture")
    verified(member, first)
    second = draft_next_edition(first, number="2.0", by=None)
    put_to_vote(second, by=None, on=today())
    record_outcome(second, is_carried=False, decided_on=today(), by=None, on=today())
    assert find_edition_in_force(first.charter, on=today()) == first
    assert states(member) == {"ouverture": "adopted"}


def test_a_draft_that_was_to_confirm_decides_on_everything_once_the_city_withdrew():
    member, _user = city()
    edition = edition_in_force("ouverture", "sobriete")
    made = verified(member, edition, {"sobriete": "deferred"})
    draft = drafted(member, edition, {"sobriete": "adopted"})
    withdraw(made.adoption, reason="Le conseil a changé d'avis.", on=today(), by=None, at=timezone.now())
    with pytest.raises(EditConflict):
        record(draft, version=draft.version, on=today(), by=None, at=timezone.now())
    draft.refresh_from_db()
    assert draft.purpose == "adoption"
    with pytest.raises(ChoicesMissing) as caught:
        record(draft, version=draft.version, on=today(), by=None, at=timezone.now())
    assert caught.value.subject == ["ouverture"]

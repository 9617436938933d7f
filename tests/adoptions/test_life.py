"""An adoption from interest to withdrawal: each step is an act on record, told to those whom it concerns."""

import datetime

import pytest
from django.utils import timezone

from charter_portal.notices.models import Notice
from charters.adoptions.domain.declaring import declare_intention, declare_interest, reinstate, suspend, withdraw
from charters.adoptions.exceptions import (
    LifeForbids,
)
from charters.adoptions.standing import Life
from tests.adoptions.steps import (
    acts,
    city,
    edition_in_force,
    life,
    states,
    today,
    verified,
)
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


def test_interest_intention_suspension_and_withdrawal_are_acts_on_record():
    member, user = city()
    edition = edition_in_force("ouverture")
    said = {"member": member, "charter": edition.charter, "by": user, "at": timezone.now()}
    declare_interest(on=datetime.date(2026, 1, 2), **said)
    declare_intention(on=datetime.date(2026, 1, 9), expected_on=today(), note="", **said)
    made = verified(member, edition, decided_on=datetime.date(2026, 3, 2))
    act = {"on": today(), "by": None, "at": timezone.now()}
    suspend(made.adoption, reason="Aucun bilan depuis deux ans.", **act)
    assert life(member) == Life.SUSPENDED
    reinstate(made.adoption, reason="Le bilan est là.", **act)
    withdraw(made.adoption, reason="Le conseil a changé d'avis.", **act)
    assert life(member) == Life.WITHDRAWN
    assert states(member) == {"ouverture": "undecided"}
    assert states(member, on=datetime.date(2026, 4, 1)) == {"ouverture": "adopted"}
    assert acts(member) == [
        "adoption_interest",
        "adoption_intention",
        "adoption_recorded",
        "adoption_verified",
        "adoption_suspended",
        "adoption_reinstated",
        "adoption_withdrawn",
    ]
    with pytest.raises(LifeForbids):
        suspend(made.adoption, reason="Encore.", **act)


def test_the_secretariat_is_told_what_waits_and_the_city_what_became_of_it():
    member, user = city()
    secretary = UserFactory(group="secretariat")
    verified(member, edition_in_force("ouverture"))
    told = Notice.objects.filter(kind__startswith="adoption")
    assert set(told.values_list("kind", "recipient")) == {
        ("adoption_to_verify", secretary.pk),
        ("adoption_recorded", user.pk),
        ("adoption_verified", user.pk),
    }

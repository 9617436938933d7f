"""What cities decided in their own words is found once it is verified, and while they hold it."""

import datetime

import pytest
from django.utils import timezone

from charters.adoptions.domain.declaring import withdraw
from charters.adoptions.domain.preparing import Said
from charters.adoptions.domain.recording import verify
from tests.adoptions.steps import city, drafted, edition_in_force, recorded, verified
from tests.portal.search.steps import addresses

pytestmark = pytest.mark.django_db

WORDS = {"sobriete": Said("provision", "Nos girafes comptent double.")}


def test_a_provision_is_found_once_it_is_verified():
    edition = edition_in_force("sobriete")
    drafted(city("b")[0], edition, WORDS)
    member, _user = city()
    made = recorded(member, edition, WORDS)
    assert addresses("girafe") == []

    verify(made, on=timezone.localdate(), by=None, at=timezone.now())

    assert addresses("girafe") == [f"/fr/villes/{member.slug}/"]


def test_what_another_decision_replaced_or_the_city_took_back_is_found_no_more():
    member, _user = city()
    edition = edition_in_force("sobriete")
    verified(member, edition, WORDS)
    okapis = {"sobriete": Said("reservation", "Nos okapis manquent.")}
    made = verified(member, edition, okapis, number="2026-40", decided_on=datetime.date(2026, 6, 1))
    assert (addresses("girafe"), addresses("okapi")) == ([], [f"/fr/villes/{member.slug}/"])

    withdraw(made.adoption, reason="Un motif.", on=timezone.localdate(), by=None, at=timezone.now())

    assert addresses("okapi") == []

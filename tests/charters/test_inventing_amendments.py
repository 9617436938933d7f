"""The invented consultation, on the real text of the reference data."""

import pytest
from django.core.management import call_command
from django.utils import timezone

from charters.domain.inventing import AMENDMENTS, invent_amendments
from charters.models import Amendment
from members.domain.inventing import invent_cities

pytestmark = pytest.mark.django_db


def test_invented_cities_amend_the_reference_charter_once():
    call_command("load_reference")
    invent_cities(at=timezone.now())

    assert invent_amendments(at=timezone.now()) == len(AMENDMENTS)
    assert invent_amendments(at=timezone.now()) == 0

    assert all(amendment.member.is_demonstration for amendment in Amendment.objects.all())
    assert {amendment.status for amendment in Amendment.objects.all()} == {row.fate for row in AMENDMENTS}


def test_without_a_consultation_nothing_is_invented():
    assert invent_amendments(at=timezone.now()) == 0

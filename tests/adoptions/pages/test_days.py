"""Which day it is: in its workspace a city's own, on public pages the portal's."""

import datetime

import pytest
import time_machine
from django.utils import timezone

from charters.adoptions.models import AdoptionAct, Instrument
from tests.adoptions.steps import document, life, verified

from .steps import address, begun, draft, facts, typed

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)


@pytest.fixture
def member(member):
    """The city where each day begins first, fourteen hours before the portal's."""
    member.time_zone = "Pacific/Kiritimati"
    member.save()
    return member


@pytest.fixture
def noon(edition):
    """Noon on the portal's day, in an edition that is in force."""
    with time_machine.travel(timezone.now().replace(hour=12), tick=False):
        yield timezone.localdate()


def test_a_decision_of_the_citys_present_day_is_recorded_and_one_of_its_tomorrow_refused(
    delegate, member, edition, noon
):
    begun(member, edition)
    delegate.post(address("draft"), typed(ouverture=("adopted",), sobriete=("adopted",), vie_privee=("adopted",)))
    refused = delegate.post(address("act"), facts(decided_on=str(noon + 2 * DAY), document=document()))
    assert list(refused.context["form"].errors) == ["decided_on"]

    delegate.post(address("act"), facts(decided_on=str(noon + DAY), document=document()))
    delegate.post(address("record"), {"version": draft().version})

    assert AdoptionAct.objects.get().on == noon + DAY
    assert delegate.get(address("own")).context["life"] == "deliberated"


def test_a_sitting_is_expected_on_the_citys_present_day_or_later(delegate, member, noon):
    refused = delegate.post(address("intention"), {"expected_on": str(noon), "note": "", "act": "do"})
    assert list(refused.context["form"].errors) == ["expected_on"]

    delegate.post(address("intention"), {"expected_on": str(noon + DAY), "note": "", "act": "do"})
    assert AdoptionAct.objects.get().expected_on == noon + DAY


def test_what_the_secretariat_does_is_dated_in_the_city_too(delegate, client_of, member, edition, noon):
    begun(member, edition)
    delegate.post(address("draft"), typed(ouverture=("adopted",), sobriete=("adopted",), vie_privee=("adopted",)))
    delegate.post(address("act"), facts(document=document()))
    delegate.post(address("record"), {"version": draft().version})
    row = Instrument.objects.get()

    returned = {"reason": "Il manque une page.", "version": row.version}
    client_of("secretariat").post(f"/fr/admin/adoptions/instrument/{row.pk}/return/", returned)

    # Else it would be returned the day before it was recorded, and stay recorded for ever.
    assert {act.on for act in AdoptionAct.objects.all()} == {noon + DAY}
    assert life(member, on=noon + 2 * DAY) == "none"


def test_a_decision_that_nobody_dated_counts_from_its_verification_in_the_city(member, edition, noon):
    made = verified(member, edition, decided_on=None)

    assert made.counts_from == noon + DAY

"""What the reference data says of real cities and the charter: interest, with its source, and nothing more."""

import pytest

from charter_portal.register.models import Entry
from charters.adoptions.models import Adoption, AdoptionAct, Instrument
from tests.meetings.reference.steps import load

pytestmark = pytest.mark.django_db


def test_three_cities_declared_their_interest_at_the_eleventh_meeting():
    load()
    acts = AdoptionAct.objects.select_related("adoption__member", "entry")
    assert {(act.adoption.member.slug, act.entry.act, act.source_path) for act in acts} == {
        (slug, "adoption_interest", "reunions/villes-innovantes/11/") for slug in ("geneve", "namur", "quebec")
    }
    assert not Instrument.objects.exists()


def test_loading_again_declares_nothing_twice():
    load()
    load()
    assert Entry.objects.filter(act="adoption_interest").count() == Adoption.objects.count() == 3

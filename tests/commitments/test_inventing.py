"""The commitments and the report of a demonstration."""

import pytest
from django.utils import timezone

from charters.commitments.domain.inventing import invent_commitments
from charters.commitments.models import Commitment, Report
from tests.factories import MemberFactory

from .steps import adopted

pytestmark = pytest.mark.django_db


def test_an_invented_city_has_a_commitment_in_each_state_and_a_report():
    city, today = MemberFactory(slug="ville-exemple-a", is_demonstration=True), timezone.localdate()
    assert invent_commitments(at=timezone.now()) == 0
    adopted(city, "sobriete", "ouverture", "vie-privee")

    assert invent_commitments(at=timezone.now()) == 3
    assert invent_commitments(at=timezone.now()) == 0

    rows = Commitment.objects.order_by("pk")
    assert [(row.status, row.is_late(on=today)) for row in rows] == [
        ("published", False),
        ("published", True),
        ("kept", False),
    ]
    assert Report.objects.get().is_submitted

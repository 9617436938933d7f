"""The team hides what a city published, with a reason, and the city is told."""

import pytest
from django.utils import timezone

from charter_portal.notices.models import Notice
from charters.clauses.domain.hiding import hide, show_again
from charters.clauses.exceptions import (
    NotPublished,
)
from charters.clauses.models import Stage, Use
from charters.exceptions import ReasonMissing
from tests.clauses.steps import DAY, begun, leader, used
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


def test_the_team_hides_with_a_reason_and_the_city_is_told(city, version):
    told = leader(city)
    use, at = used(city, version, lesson="Des mots."), timezone.now()
    stage, by = use.stages.get(), UserFactory()

    hide(stage, reason="Nomme une personne.", by=by, at=at)
    hide(use, reason="Nomme une entreprise.", by=by, at=at + DAY)

    assert (Stage.objects.get().hidden_reason, Use.objects.get().hidden_reason) == (
        "Nomme une personne.",
        "Nomme une entreprise.",
    )
    assert Stage.objects.get().lesson == "Des mots."
    assert [row.recipient_id for row in Notice.objects.filter(kind="clause_use_hidden")] == [told.pk, told.pk]
    show_again(stage)
    assert not Stage.objects.get().is_hidden


def test_nothing_is_hidden_without_a_reason_nor_before_it_is_published(city, version):
    with pytest.raises(ReasonMissing):
        hide(used(city, version), reason=" … ", by=None, at=timezone.now())
    with pytest.raises(NotPublished):
        hide(begun(city, version), reason="Un motif.", by=None, at=timezone.now())

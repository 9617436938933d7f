"""What waits for a city: trials that are over, of which it is reminded once, and drafts."""

import datetime

import pytest
from django.utils import timezone

from charter_portal.notices.models import Notice
from charters.clauses.domain.recording import (
    Chosen,
    Said,
    begin_use,
    publish_stage,
)
from charters.clauses.domain.waiting import remind_all, trials_over, uses_begun, waiting_for_clauses
from charters.clauses.models import Use
from tests.clauses.steps import (
    DAY,
    ENDED,
    GENERALISED,
    TRIAL,
    begun,
    further,
    leader,
    used,
    written,
)
from tests.factories import MemberFactory

pytestmark = pytest.mark.django_db


def test_a_city_is_reminded_once_of_a_trial_that_is_over(city, version):
    told = leader(city)
    used(city, version, ended_on=timezone.localdate() - 2 * DAY)
    used(city, version, ended_on=timezone.localdate() + 2 * DAY)
    used(city, version)

    assert [remind_all(), remind_all()] == [1, 0]
    notice = Notice.objects.get(kind="clause_trial_over")
    assert (notice.recipient_id, notice.path) == (
        told.pk,
        f"/espace/ville-exemple-a/clauses/{Use.objects.order_by('pk').first().pk}/",
    )


def test_a_city_that_said_something_since_is_not_reminded(city, version):
    leader(city)
    past = timezone.localdate() - 2 * DAY
    further(used(city, version, ended_on=past), GENERALISED)
    written(used(city, version, ended_on=past), ENDED)
    corrected = used(city, version, ended_on=past)
    further(corrected, TRIAL, corrects=corrected.stages.get(), ended_on=past + 30 * DAY)

    assert remind_all() == 0


def test_the_trial_is_over_by_the_day_of_its_city(version):
    midnight = datetime.datetime(2026, 6, 15, 3, tzinfo=datetime.UTC)
    for zone in ("America/Montreal", "Europe/Paris"):
        city = MemberFactory(time_zone=zone)
        said = Said(TRIAL, ended_on=datetime.date(2026, 6, 14))
        use = begin_use(member=city, chosen=Chosen(version=version), said=said, by=None, at=midnight - 30 * DAY)
        publish_stage(use, version=use.version, by=None, at=midnight - 30 * DAY)

    assert [stage.use.member.time_zone for stage in trials_over(Use.objects.all(), at=midnight)] == ["Europe/Paris"]


def test_the_workspace_names_what_waits(city, version, django_assert_num_queries):
    for _ in range(3):
        used(city, version, ended_on=timezone.localdate() - 2 * DAY)
        begun(city, version)

    with django_assert_num_queries(2):
        todos = waiting_for_clauses(city, at=timezone.now())
    with django_assert_num_queries(1):
        drafts = uses_begun(city)

    assert ([todo.what for todo in todos], len(drafts)) == (["trial_over"] * 3, 3)

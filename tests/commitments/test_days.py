"""Which day it is where a commitment is due: the city's own in its workspace, the portal's on public pages."""

import datetime

import pytest
import time_machine
from django.utils import timezone

from charter_portal.notices.models import Notice
from charters.commitments.domain.waiting import remind_of_commitments, remind_of_reports, waiting_for_commitments
from charters.commitments.models import Commitment
from tests.clauses.steps import leader
from tests.factories import MandateFactory, MemberFactory
from tests.portal.posting import text_of

from .steps import adopted, committed, promised, published

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)
NOON = timezone.now().replace(hour=12)
TODAY = NOON.date()


@pytest.fixture
def east():
    """Where each day begins first, fourteen hours before the portal's."""
    return MemberFactory(slug="ville-exemple-a", time_zone="Pacific/Kiritimati")


@pytest.fixture
def west():
    """Where each day ends last, eleven hours after the portal's."""
    return MemberFactory(slug="ville-exemple-b", time_zone="Pacific/Pago_Pago")


@pytest.fixture
def delegate(client_of, east):
    client = client_of("city")
    MandateFactory(person=client.user.person, member=east, kind="delegate")
    return client


def test_a_commitment_is_due_after_the_citys_present_day(east, delegate):
    draft = promised(east, due_on=TODAY + DAY)

    with time_machine.travel(NOON, tick=False):
        page = delegate.post(
            f"/fr/espace/ville-exemple-a/engagements/{draft.pk}/publier/", {"version": draft.version}, follow=True
        )

    assert "Choisissez un jour plus tardif." in text_of(page)
    assert not Commitment.objects.public().exists()


def test_it_is_late_for_its_city_first_and_for_everyone_by_the_portals_day(east, delegate, client):
    row = published(promised(east, due_on=TODAY), on=TODAY - DAY)

    with time_machine.travel(NOON, tick=False):
        assert "en retard" in text_of(delegate.get(f"/fr/espace/ville-exemple-a/engagements/{row.pk}/"))
        assert [todo.what for todo in waiting_for_commitments(east, at=NOON)] == ["late"]
        assert "en retard" not in text_of(client.get(f"/fr/engagements/{row.pk}/"))


def test_no_city_is_told_that_it_is_late_while_its_day_lasts(west):
    leader(west)
    committed(west, due_on=TODAY + DAY)

    # Nine in the morning of the day after, when the city has two hours left of the day itself.
    assert remind_of_commitments(at=NOON.replace(hour=9) + 2 * DAY) == 1
    assert [notice.kind for notice in Notice.objects.filter(kind__startswith="commitment_")][-1] == "commitment_due"


def test_no_city_is_told_that_its_report_is_late_while_its_day_lasts(west):
    leader(west)
    adopted(west)
    due = datetime.datetime(2028, 3, 2, 9, tzinfo=datetime.UTC)

    assert [remind_of_reports(at=due + days * DAY) for days in (1, 2)] == [1, 1]
    told = Notice.objects.filter(kind__startswith="report_").order_by("pk")
    assert [notice.kind for notice in told] == ["report_due", "report_late"]

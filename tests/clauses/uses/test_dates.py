"""The dates of a stage, by the day of its city."""

import datetime

import pytest

from charters.clauses.domain.recording import (
    Chosen,
    Said,
    begin_use,
)
from charters.clauses.exceptions import (
    DateAhead,
    DatesReversed,
    DateTooFar,
)
from tests.clauses.steps import (
    DAY,
    ENDED,
    GENERALISED,
    TRIAL,
)
from tests.factories import MemberFactory

pytestmark = pytest.mark.django_db
TODAY = datetime.date(2026, 6, 15)
NOON = datetime.datetime(2026, 6, 15, 12, tzinfo=datetime.UTC)


@pytest.mark.parametrize(
    ("said", "refusal", "name"),
    [
        (Said(TRIAL, began_on=TODAY, ended_on=TODAY - DAY), DatesReversed, None),
        (Said(TRIAL, began_on=TODAY + DAY), DateAhead, "began_on"),
        (Said(GENERALISED, began_on=TODAY + DAY), DateAhead, "began_on"),
        (Said(ENDED, ended_on=TODAY + DAY), DateAhead, "ended_on"),
        (Said(TRIAL, ended_on=datetime.date(9999, 1, 1)), DateTooFar, "ended_on"),
        (Said(TRIAL, began_on=datetime.date(1, 1, 1)), DateTooFar, "began_on"),
    ],
)
def test_dates_that_cannot_be_are_refused(city, version, said, refusal, name):
    with pytest.raises(refusal) as refused:
        begin_use(member=city, chosen=Chosen(version=version), said=said, by=None, at=NOON)

    assert getattr(refused.value, "name", None) == name


def test_the_day_is_that_of_the_city(version):
    kiritimati = MemberFactory(time_zone="Pacific/Kiritimati")
    tomorrow = Said(GENERALISED, began_on=TODAY + DAY)

    use = begin_use(member=kiritimati, chosen=Chosen(version=version), said=tomorrow, by=None, at=NOON)

    assert use.stages.get().began_on == TODAY + DAY


def test_a_trial_may_end_later_and_a_stage_keeps_only_its_own_dates(city, version):
    days = {"began_on": TODAY - DAY, "ended_on": TODAY - DAY}
    kept = {}
    for kind in (TRIAL, GENERALISED, ENDED):
        said = Said(kind, **days)
        use = begin_use(member=city, chosen=Chosen(version=version), said=said, by=None, at=NOON)
        kept[kind] = use.stages.values_list("began_on", "ended_on").get()

    assert kept == {
        TRIAL: (TODAY - DAY, TODAY - DAY),
        GENERALISED: (TODAY - DAY, None),
        ENDED: (None, TODAY - DAY),
    }
    begin_use(
        member=city, chosen=Chosen(version=version), said=Said(TRIAL, ended_on=TODAY + 300 * DAY), by=None, at=NOON
    )

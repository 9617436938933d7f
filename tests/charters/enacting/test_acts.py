"""The acts of an edition's life: what may follow what, and when."""

import datetime

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from charter_portal.register.models import Entry
from charter_portal.register.recording import verify_register
from charters.domain import enacting
from charters.domain.drafting import draft_next_edition
from charters.exceptions import ChartersError, DateNotPossible, ReasonMissing, StatusForbids
from charters.models import Edition, EditionAct
from tests import factories
from tests.charters.enacting.steps import DAY, MONDAY, at_vote, carried, draft

pytestmark = pytest.mark.django_db


def acts(edition):
    return list(Entry.objects.filter(subject=edition.path).order_by("number").values_list("act", flat=True))


def stored(edition):
    return Edition.objects.get(pk=edition.pk)


def test_putting_a_draft_to_the_vote_seals_it(by):
    edition = enacting.put_to_vote(draft(), by=by, on=MONDAY)

    edition = stored(edition)
    wording = edition.articles.get().revision
    assert (edition.status, edition.is_sealed, wording.number) == ("vote", True, "1.0")
    entry = Entry.objects.get(subject=edition.path)
    assert entry.act == "put_to_vote"
    assert entry.actor == by.actor_number
    assert entry.content["edition"] == edition.digest
    assert entry.content["wordings"][0]["digest"] == wording.digest


def test_putting_a_consulted_edition_to_the_vote_leaves_its_seal():
    edition = enacting.open_consultation(draft(), by=None, on=MONDAY)

    voted = enacting.put_to_vote(edition, by=None, on=MONDAY + DAY)

    assert (voted.status, voted.digest, voted.sealed_at) == ("vote", edition.digest, edition.sealed_at)
    assert acts(voted) == ["consultation_opened", "put_to_vote"]


@pytest.mark.parametrize(("is_carried", "status"), [(True, "carried"), (False, "rejected")])
def test_an_outcome_is_recorded_with_the_vote_that_decided_it(by, is_carried, status):
    edition = enacting.record_outcome(
        at_vote(), is_carried=is_carried, decided_on=MONDAY, content={"round": 3}, by=by, on=MONDAY + DAY
    )

    act = EditionAct.objects.get(edition=edition, entry__act=status)
    assert stored(edition).status == status
    assert act.on == MONDAY
    assert act.entry.content == {"edition": edition.digest, "round": 3, "decided_on": "2026-11-02"}


@pytest.mark.parametrize(
    ("decided_on", "bound", "is_latest"), [(MONDAY - DAY, MONDAY, False), (MONDAY + 2 * DAY, MONDAY + DAY, True)]
)
def test_a_decision_is_not_of_before_the_vote_nor_of_tomorrow(decided_on, bound, is_latest):
    with pytest.raises(DateNotPossible) as refusal:
        enacting.record_outcome(at_vote(), is_carried=True, decided_on=decided_on, by=None, on=MONDAY + DAY)

    assert (refusal.value.subject, refusal.value.is_latest) == (bound, is_latest)


def test_an_edition_whose_date_has_come_is_in_force_at_once():
    edition = enacting.set_in_force(carried(), on=MONDAY + DAY, by=None, today=MONDAY + DAY)

    assert (stored(edition).status, stored(edition).in_force_on) == ("in_force", MONDAY + DAY)
    assert acts(edition) == ["put_to_vote", "carried", "in_force"]


def test_an_edition_enters_into_force_on_its_day_and_supersedes_the_one_before():
    first = enacting.set_in_force(carried(), on=MONDAY, by=None, today=MONDAY + DAY)
    second = carried(enacting.put_to_vote(draft_next_edition(first, number="2.0", by=None), by=None, on=MONDAY))
    second = enacting.set_in_force(second, on=MONDAY + 9 * DAY, by=None, today=MONDAY + DAY)

    assert enacting.bring_into_force(today=MONDAY + 8 * DAY) == 0
    assert (stored(first).status, stored(second).status) == ("in_force", "carried")

    assert enacting.bring_into_force(today=MONDAY + 9 * DAY) == 1
    assert (stored(first).status, stored(second).status) == ("superseded", "in_force")
    assert acts(first)[-1] == "superseded"
    assert acts(second)[-2:] == ["in_force_set", "in_force"]
    assert enacting.bring_into_force(today=MONDAY + 9 * DAY) == 0


def test_an_edition_is_not_in_force_before_it_is_carried():
    with pytest.raises(DateNotPossible):
        enacting.set_in_force(carried(), on=MONDAY - DAY, by=None, today=MONDAY)


def test_a_rejected_edition_changes_nothing_of_the_one_in_force():
    first = enacting.set_in_force(carried(), on=MONDAY, by=None, today=MONDAY)
    second = enacting.put_to_vote(draft_next_edition(first, number="2.0", by=None), by=None, on=MONDAY)
    enacting.record_outcome(second, is_carried=False, decided_on=MONDAY, by=None, on=MONDAY)

    assert Edition.objects.filter(charter=first.charter).to_read() == first
    assert stored(first).status == "in_force"


def test_an_abandoned_draft_is_hidden_and_an_abandoned_consultation_readable():
    hidden, read = draft(number="0.1"), enacting.open_consultation(draft(number="0.2"), by=None, on=MONDAY)
    for edition in (hidden, read):
        enacting.abandon(edition, reason="Remplacée par la suivante.", by=None, on=MONDAY)

    assert list(Edition.objects.public()) == [read]
    assert (read.acts.last().entry.act, read.acts.last().note) == ("abandoned", "Remplacée par la suivante.")


def test_an_abandoned_draft_is_in_no_register_and_its_history_says_why(by):
    edition = enacting.abandon(draft(), reason="Remplacée par la suivante.", by=by, on=MONDAY)

    assert acts(edition) == []
    latest = edition.history.first()
    assert (latest.status, latest.history_change_reason) == ("abandoned", "Remplacée par la suivante.")
    assert latest.history_user == by


@pytest.mark.parametrize("reason", ["", " \n", "\u200b", "\u200b\u2060 …"])
def test_a_reason_in_which_there_is_nothing_to_read_is_none(reason):
    edition = at_vote()

    with pytest.raises(ReasonMissing):
        enacting.abandon(edition, reason=reason, by=None, on=MONDAY)


FAR = MONDAY + enacting.FARTHEST + DAY


@pytest.mark.parametrize("day", [FAR, datetime.date.max])
def test_a_year_with_a_digit_too_many_is_refused(day):
    sealed = enacting.open_consultation(draft(number="0.1"), by=None, on=MONDAY)
    tried = [
        lambda: enacting.open_consultation(draft(number="0.2"), closes_on=day, by=None, on=MONDAY),
        lambda: enacting.set_consultation_closing(sealed, closes_on=day, by=None, on=MONDAY),
        lambda: enacting.set_in_force(carried(), on=day, by=None, today=MONDAY),
    ]

    for act in tried:
        with pytest.raises(DateNotPossible) as refusal:
            act()
        assert (refusal.value.subject, refusal.value.why) == (FAR - DAY, "too_far")


def test_a_carried_edition_is_read_rather_than_one_in_consultation():
    first = enacting.open_consultation(draft(), by=None, on=MONDAY)
    second = carried(enacting.put_to_vote(draft_next_edition(first, number="1.0", by=None), by=None, on=MONDAY))

    assert first.charter.editions.to_read() == second


def test_the_last_day_of_a_consultation_can_be_moved_but_not_to_the_past():
    edition = enacting.open_consultation(draft(), by=None, on=MONDAY)

    with pytest.raises(DateNotPossible):
        enacting.set_consultation_closing(edition, closes_on=MONDAY, by=None, on=MONDAY + DAY)
    edition = enacting.set_consultation_closing(edition, closes_on=MONDAY + 30 * DAY, by=None, on=MONDAY + DAY)

    assert stored(edition).consultation_closes_on == MONDAY + 30 * DAY
    assert acts(edition)[-1] == "consultation_closing_set"


DO = {
    "consult": lambda edition: enacting.open_consultation(edition, by=None, on=MONDAY),
    "closing": lambda edition: enacting.set_consultation_closing(edition, closes_on=MONDAY, by=None, on=MONDAY),
    "vote": lambda edition: enacting.put_to_vote(edition, by=None, on=MONDAY),
    "carry": lambda edition: enacting.record_outcome(edition, is_carried=True, decided_on=MONDAY, by=None, on=MONDAY),
    "reject": lambda edition: enacting.record_outcome(edition, is_carried=False, decided_on=MONDAY, by=None, on=MONDAY),
    "force": lambda edition: enacting.set_in_force(edition, on=MONDAY, by=None, today=MONDAY),
    "abandon": lambda edition: enacting.abandon(edition, reason="Sans suite.", by=None, on=MONDAY),
}


# Written out once more, as a list of what may follow what: the domain has a table by act.
FOLLOWS = {
    "draft": {"consult": "consultation", "vote": "vote", "abandon": "abandoned"},
    "consultation": {"closing": "consultation", "vote": "vote", "abandon": "abandoned"},
    "vote": {"carry": "carried", "reject": "rejected", "abandon": "abandoned"},
    "carried": {"force": "in_force"},
    "rejected": {},
    "in_force": {},
    "abandoned": {},
}


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(wanted=st.lists(st.sampled_from(sorted(DO)), max_size=7))
def test_whatever_is_tried_only_what_may_follow_happens_and_the_register_says_so(wanted):
    edition, status, done = draft(), "draft", 0
    for act in wanted:
        before = Entry.objects.count()
        if act in FOLLOWS[status]:
            DO[act](edition)
            status, done = FOLLOWS[status][act], done + 1
            assert Entry.objects.count() == before + stored(edition).is_sealed
        else:
            with pytest.raises(ChartersError):
                DO[act](edition)
            assert Entry.objects.count() == before
        assert stored(edition).status == status
    assert edition.acts.count() == (done if stored(edition).is_sealed else 0)
    assert verify_register().fault is None


def test_a_reference_charter_has_no_life_here():
    edition = draft(charter=factories.CharterFactory(slug="autre", kind="reference"))

    assert enacting.acts_possible(edition) == []
    with pytest.raises(StatusForbids):
        enacting.abandon(edition, reason="Non.", by=None, on=timezone.localdate())

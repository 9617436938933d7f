"""A second tap on a slow line sends a form again: what is noted for good is noted once."""

import pytest
from django.utils import timezone

from meetings.domain.attending import add_participant, arrive
from meetings.domain.deciding import note_decision
from meetings.domain.following import follow_up
from meetings.domain.hands import note_hand_vote
from meetings.domain.inviting import invite_by_hand
from meetings.domain.proposing import propose
from meetings.domain.rectifying import publish_erratum
from meetings.exceptions import AlreadyInvited
from tests import factories

from .convening.steps import ready
from .life.steps import in_session
from .minutes.steps import asked, circulated, sealed

pytestmark = pytest.mark.django_db


def test_a_decision():
    item = in_session().agenda.first()

    first, second = (note_decision(item, text="Publier.", owner="Nantes") for _tap in range(2))

    assert first == second
    assert note_decision(item, text="Publier.", owner="Conakry") != first


def test_a_vote_by_hand():
    meeting = in_session()
    arrive(factories.AttendanceFactory(meeting=meeting), mode="video", at=timezone.now())
    vote = {"question": "Se revoir ?", "majority": "simple", "taken_at": timezone.now()}

    first, second = (note_hand_vote(meeting.agenda.first(), counts=(1, 0, 0), **vote) for _tap in range(2))

    assert first == second
    assert note_hand_vote(meeting.agenda.first(), counts=(0, 1, 0), **vote).number == 2


def test_an_erratum():
    meeting = sealed()

    first, second = (publish_erratum(meeting, texts={"fr": "Lire : 13."}, by=None) for _tap in range(2))

    assert first == second
    assert publish_erratum(meeting, texts={"fr": "Lire : 14."}, by=None).number == 2


def test_what_became_of_a_decision():
    decision = factories.DecisionFactory()
    step = {"status": "under_way", "on": timezone.localdate(), "note": "Commencé.", "by": None}

    first, second = (follow_up(decision, **step) for _tap in range(2))

    assert first == second
    assert follow_up(decision, **step | {"note": "Bien avancé."}) != first


def test_a_correction():
    meeting = circulated()

    first, second = (asked(meeting) for _tap in range(2))

    assert first == second
    assert asked(meeting, by="BETA") != first


def test_a_proposal():
    words = {"title": "Une clause", "why": "Elle manque.", "minutes_wished": 20, "language": "fr", "by": None}
    meeting, member = ready(), factories.MemberFactory()

    first, second = (propose(meeting=meeting, member=member, **words) for _tap in range(2))

    assert first == second
    assert propose(meeting=meeting, member=factories.MemberFactory(), **words) != first


def test_someone_at_the_door_who_is_not_on_file():
    meeting, city = in_session(), factories.MemberFactory()
    facts = {"person": ("DIALLO", "Fatou"), "title": "", "mode": "on_site"}

    first, second = (add_participant(meeting, member=city, **facts) for _tap in range(2))

    assert first == second
    assert add_participant(meeting, member=factories.MemberFactory(), **facts).person != first.person


def test_someone_at_the_door_who_is_on_file_for_the_city_is_that_person():
    mandate = factories.MandateFactory(person__surname="DIALLO", person__given_name="Fatoú")

    row = add_participant(
        in_session(), person=("Diallo", "Fatou"), member=mandate.member, title="maire", mode="on_site"
    )

    assert row.person == mandate.person


def test_someone_to_convene_without_address_and_city():
    meeting = ready()
    facts = {"surname": "DIALLO", "given_name": "Fatou", "email": "", "language": "fr", "title": "", "by": None}
    invite_by_hand(meeting=meeting, member=None, **facts)

    with pytest.raises(AlreadyInvited):
        invite_by_hand(meeting=meeting, member=None, **facts)

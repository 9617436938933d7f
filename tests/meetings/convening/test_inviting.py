import datetime

import pytest

from meetings.domain.inviting import invite_by_hand, invite_delegations, invite_previous, take_off
from meetings.exceptions import AlreadyConvened, AlreadyInvited, HoldsProxies, NothingToTakeOver, StageForbids
from members.models import Person
from tests import factories

pytestmark = pytest.mark.django_db


def _by_hand(meeting, **said):
    given = {"surname": "NOUVELLE", "given_name": "Awa", "email": "awa@ville.example", "language": "fr"}
    rest = {"member": None, "title": "Adjointe", "by": None}
    return invite_by_hand(meeting=meeting, **given | rest | said)


def test_someone_new_is_put_on_file_and_on_the_list():
    meeting, member = factories.MeetingFactory(status="planned"), factories.MemberFactory()

    invitee = _by_hand(meeting, member=member)

    assert (str(invitee.person), invitee.person.email, invitee.member) == ("NOUVELLE Awa", "awa@ville.example", member)
    assert (invitee.reply, invitee.convened_at, invitee.added_by_city) == ("", None, False)


def test_someone_on_file_is_found_by_address_or_by_name_for_the_city():
    meeting = factories.MeetingFactory(status="planned")
    known = factories.PersonFactory(email="awa@ville.example")
    mandate = factories.MandateFactory(person__surname="NOUVELLE", person__given_name="Awá")

    assert _by_hand(meeting).person == known
    found = _by_hand(meeting, member=mandate.member, email="autre@ville.example").person
    assert (found, found.email) == (mandate.person, "autre@ville.example")


def test_a_city_learns_nothing_of_people_of_others():
    meeting, member = factories.MeetingFactory(status="planned"), factories.MemberFactory()
    known = factories.PersonFactory(email="awa@ville.example")

    invitee = _by_hand(meeting, member=member, by_city=True)

    assert invitee.person != known
    assert (str(invitee.person), invitee.added_by_city) == ("NOUVELLE Awa", True)


def test_nobody_is_on_the_list_twice():
    meeting = factories.MeetingFactory(status="planned")
    _by_hand(meeting)

    with pytest.raises(AlreadyInvited):
        _by_hand(meeting, surname="AUTRE")

    assert meeting.invitees.count() == Person.objects.count() == 1


def test_delegations_come_in_one_press_and_two_mandates_are_one_line():
    meeting = factories.MeetingFactory(status="planned")
    first = factories.MandateFactory(kind="delegate", title="Maire")
    second = factories.MandateFactory(person=first.person, kind="alternate")
    factories.MandateFactory(kind="contributor")
    factories.MandateFactory(ends_on=datetime.date(2023, 1, 1))

    assert invite_delegations(meeting) == 1

    invitee = meeting.invitees.get()
    assert (invitee.person, invitee.member, invitee.title) == (first.person, first.member, "Maire")
    assert list(invitee.also_for.all()) == [second.member]
    with pytest.raises(NothingToTakeOver):
        invite_delegations(meeting)


def test_those_of_the_previous_meeting_come_with_their_titles():
    attendance = factories.AttendanceFactory(meeting__number=11, title="Échevine")
    other = factories.MemberFactory()
    attendance.also_for.add(other)
    meeting = factories.MeetingFactory(status="planned", number=12, commission=attendance.meeting.commission)

    assert invite_previous(meeting) == 1

    invitee = meeting.invitees.get()
    assert (invitee.person, invitee.member, invitee.title) == (attendance.person, attendance.member, "Échevine")
    assert list(invitee.also_for.all()) == [other]


def test_without_a_previous_meeting_there_is_nobody_to_take_over():
    with pytest.raises(NothingToTakeOver):
        invite_previous(factories.MeetingFactory(status="planned", number=1))


def test_who_is_convened_or_represents_others_stays_on_the_list():
    meeting = factories.MeetingFactory(status="planned")
    holder, convened, free = factories.InviteeFactory.create_batch(3, meeting=meeting)
    at = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)
    factories.InviteeFactory(meeting=meeting, reply="represented", represented_by=holder, replied_at=at)
    type(convened).objects.filter(pk=convened.pk).update(convened_at=at)

    with pytest.raises(HoldsProxies):
        take_off(holder)
    with pytest.raises(AlreadyConvened):
        take_off(convened)
    take_off(free)

    assert meeting.invitees.count() == 3


def test_the_list_of_a_meeting_that_was_held_is_closed():
    with pytest.raises(StageForbids):
        invite_delegations(factories.MeetingFactory(status="held"))

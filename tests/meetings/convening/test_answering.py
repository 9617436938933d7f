import datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from meetings.domain.answering import answer, holders_for, invitee_of, token_of
from meetings.domain.attending import arrive, take_over_invitees
from meetings.exceptions import (
    AnswersClosed,
    HolderAbsent,
    HolderIsOneself,
    HolderMissing,
    LinkUnknown,
    NotOnSite,
    NoVideo,
    TooManyProxies,
)
from meetings.models import Invitee, Meeting
from members.exceptions import LetterNotPDF
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def meeting():
    """A meeting of which people were convened, to come in 2099."""
    day = datetime.date(2099, 3, 4)
    hours = {"starts_on": day, "ends_on": day, "starts_at": datetime.time(9), "time_zone": "Africa/Conakry"}
    return factories.MeetingFactory(status="convened", **hours)


def _invitee(meeting, **facts):
    return factories.InviteeFactory(meeting=meeting, **facts)


def _pdf():
    return SimpleUploadedFile("pouvoir.pdf", b"%PDF-1.7\n%%EOF")


def test_an_answer_is_written_with_when_and_how(meeting):
    answered = answer(_invitee(meeting), reply="video", through="link", note="Sans gluten")

    assert (answered.reply, answered.replied_through, answered.note) == ("video", "link", "Sans gluten")
    assert answered.replied_at is not None


def test_a_later_answer_takes_its_place(meeting):
    holder, giver = _invitee(meeting), _invitee(meeting)
    answer(giver, reply="represented", through="link", represented_by=holder, letter=_pdf())

    changed = answer(giver, reply="on_site", through="workspace")

    assert (changed.reply, changed.represented_by, bool(changed.proxy_letter)) == ("on_site", None, False)


def test_the_letter_stays_with_the_holder_whom_it_names(meeting):
    holder, other, giver = (_invitee(meeting) for _ in range(3))
    answer(giver, reply="represented", through="link", represented_by=holder, letter=_pdf())

    assert answer(giver, reply="represented", through="link", represented_by=holder).proxy_letter
    assert not answer(giver, reply="represented", through="link", represented_by=other).proxy_letter


@pytest.mark.parametrize("reply", ["excused", "represented"])
def test_nobody_is_represented_by_one_who_is_absent(meeting, reply):
    other = _invitee(meeting)
    absent = answer(_invitee(meeting), reply=reply, through="link", represented_by=other)

    with pytest.raises(HolderAbsent):
        answer(_invitee(meeting), reply="represented", through="link", represented_by=absent)

    assert absent not in holders_for(other)


def test_nobody_represents_herself_or_one_of_another_meeting(meeting):
    invitee = _invitee(meeting)

    for chosen, refusal in (
        (invitee, HolderIsOneself),
        (factories.InviteeFactory(), HolderMissing),
        (None, HolderMissing),
    ):
        with pytest.raises(refusal):
            answer(invitee, reply="represented", through="link", represented_by=chosen)


@pytest.mark.parametrize("most", [0, 1, 2])
def test_a_person_holds_as_many_proxies_as_the_commission_says(meeting, most):
    meeting.commission.proxies_per_person = most
    meeting.commission.save()
    holder = _invitee(meeting)
    givers = [_invitee(meeting) for _ in range(most)]
    for giver in givers:
        answer(giver, reply="represented", through="link", represented_by=holder)

    with pytest.raises(TooManyProxies):
        answer(_invitee(meeting), reply="represented", through="link", represented_by=holder)
    for giver in givers:
        answer(giver, reply="represented", through="link", represented_by=holder)

    assert holder.proxies.count() == most
    assert holder not in holders_for(_invitee(meeting))
    assert all(holder in holders_for(giver) for giver in holder.proxies.all())


def test_proxies_lapse_with_the_holder(meeting):
    holder, giver = _invitee(meeting), _invitee(meeting)
    answer(giver, reply="represented", through="link", represented_by=holder)

    answer(holder, reply="excused", through="link")

    giver.refresh_from_db()
    assert (giver.reply, giver.represented_by, giver.replied_at) == ("", None, None)


@pytest.mark.parametrize(
    ("meeting_format", "reply", "refusal"), [("on_site", "video", NoVideo), ("video", "on_site", NotOnSite)]
)
def test_the_format_of_the_meeting_leaves_what_can_be_answered(meeting, meeting_format, reply, refusal):
    Meeting.objects.filter(pk=meeting.pk).update(format=meeting_format)

    with pytest.raises(refusal):
        answer(_invitee(meeting), reply=reply, through="link")


def test_a_proxy_that_is_no_pdf_changes_nothing(meeting):
    holder, giver = _invitee(meeting), _invitee(meeting)
    letter = SimpleUploadedFile("pouvoir.pdf", b"<html>")

    with pytest.raises(LetterNotPDF):
        answer(giver, reply="represented", through="link", represented_by=holder, letter=letter)

    giver.refresh_from_db()
    assert giver.reply == ""


def test_from_its_beginning_on_only_the_team_notes_answers(meeting):
    invitee = _invitee(meeting)
    Meeting.objects.filter(pk=meeting.pk).update(starts_on="2026-03-04", ends_on="2026-03-04")

    with pytest.raises(AnswersClosed):
        answer(invitee, reply="on_site", through="link")

    assert answer(invitee, reply="excused", through="secretariat", is_team=True).reply == "excused"


@pytest.mark.parametrize("status", ["draft", "in_session", "held", "cancelled"])
def test_nobody_answers_what_is_not_asked(meeting, status):
    Meeting.objects.filter(pk=meeting.pk).update(status=status)

    with pytest.raises(AnswersClosed):
        answer(_invitee(meeting), reply="on_site", through="link")


def test_a_link_opens_its_own_answer_until_a_newer_one(meeting):
    invitee = _invitee(meeting)
    token = token_of(invitee)

    assert invitee_of(token) == invitee
    Invitee.objects.filter(pk=invitee.pk).update(nonce="un-autre")
    for void in (token, token[:-1], "", "a.b", token.replace(".", "", 1)):
        with pytest.raises(LinkUnknown):
            invitee_of(void)


def test_an_answer_changes_the_list_of_participants_that_was_made_before_it(meeting):
    giver, holder = _invitee(meeting), _invitee(meeting)
    take_over_invitees(meeting)

    answer(giver, reply="represented", through="link", represented_by=holder)
    represented = meeting.attendances.get(person=giver.person)
    answer(holder, reply="excused", through="link")

    assert (represented.mode, represented.represented_by) == ("represented", holder.person)
    lists = {row.person_id: (row.mode, row.represented_by) for row in meeting.attendances.all()}
    assert lists == {giver.person_id: ("on_site", None), holder.person_id: ("excused", None)}


def test_who_has_come_already_stays_as_noted(meeting):
    invitee = _invitee(meeting)
    take_over_invitees(meeting)
    arrive(meeting.attendances.get(), mode="video", at=timezone.now())

    answer(invitee, reply="excused", through="secretariat", is_team=True)

    assert meeting.attendances.get().mode == "video"

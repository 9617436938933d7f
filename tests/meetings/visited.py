"""Rows of meetings for the test that visits every address; most functions return what fills the blanks of one."""

import base64
from datetime import date

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from meetings.domain.following import follow_up
from meetings.domain.hands import note_hand_vote
from meetings.domain.linking import token_of
from meetings.domain.proposing import propose
from meetings.models import Bundle, Document, Invitee, Photograph
from tests import factories
from tests.meetings.convening.steps import ready
from tests.meetings.minutes.steps import asked, circulated

PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


def make_invitee(status, **facts):
    letter = SimpleUploadedFile("pouvoir.pdf", b"%PDF-1.7\n%%EOF")
    holder = factories.InviteeFactory(meeting__status=status)
    given = {"reply": "represented", "represented_by": holder, "replied_at": timezone.now(), "proxy_letter": letter}
    invitee = factories.InviteeFactory(meeting=holder.meeting, **given, **facts)
    return (*make_path(invitee.meeting), invitee.pk)


def make_convocation():
    return factories.InviteeFactory(meeting=ready()).meeting


def make_own_invitee(member):
    pk = make_invitee("planned", member=member, added_by_city=True)[-1]
    meeting = Invitee.objects.get(pk=pk).meeting
    return [*make_path(meeting), pk]


def make_proposal(member):
    words = {"title": "Un point", "why": "Il le faut.", "minutes_wished": 20, "language": "fr"}
    proposal = propose(meeting=ready(), member=member, by=None, **words)
    return (*make_path(proposal.meeting), proposal.pk)


def make_path(meeting):
    return meeting.commission.slug, meeting.number


def make_meeting(status, minutes="summary"):
    meeting = factories.MinutesFactory(meeting__status=status, status=minutes).meeting
    return (meeting.commission.slug, meeting.number)


def make_decision_for_members():
    item = factories.AgendaItemFactory(audience="members")
    return factories.DecisionFactory(meeting=item.meeting, item=item)


def make_decision_to_follow():
    decision = factories.DecisionFactory()
    return (decision.meeting.commission.slug, decision.meeting.number, decision.pk)


def make_bundle():
    return Bundle.objects.create(owner=factories.UserFactory(), year=2026, asked_at=timezone.now())


def make_evidence():
    file = SimpleUploadedFile("piece.pdf", b"%PDF-1.7\n%%EOF")
    return follow_up(factories.DecisionFactory(), status="done", on=date(2026, 3, 4), file=file, by=None)


def make_correctable():
    meeting = circulated()
    person = meeting.attendances.get(mode="video").person
    return (token_of(meeting.minutes, person), f"introduction-{meeting.minutes.pk}-1")


def make_correction():
    meeting = circulated()
    return (meeting.commission.slug, meeting.number, asked(meeting).pk)


def _of_a_meeting(row):
    return (row.meeting.commission.slug, row.meeting.number, row.pk)


def make_item():
    item = factories.AgendaItemFactory(meeting__status="planned")
    factories.AttendanceFactory(meeting=item.meeting)
    return _of_a_meeting(item)


def make_decision():
    return _of_a_meeting(factories.DecisionFactory())


def make_attendance():
    return _of_a_meeting(factories.AttendanceFactory(meeting__status="planned"))


def make_hand_vote():
    item = factories.AgendaItemFactory(meeting__status="planned")
    vote = note_hand_vote(item, question="?", majority="simple", taken_at=timezone.now(), counts=(0, 0, 0))
    return _of_a_meeting(vote)


def make_photograph(status):
    image = SimpleUploadedFile("salle.png", PIXEL)
    return Photograph.objects.create(meeting=factories.MeetingFactory(status=status), image=image, alternative="Salle")


def make_document(status):
    file = SimpleUploadedFile("ordre-du-jour.txt", b"Un ordre du jour")
    return Document.objects.create(meeting=factories.MeetingFactory(status=status), file=file, title="Ordre du jour")

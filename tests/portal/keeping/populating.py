"""A portal with rows in every guarded table: the reference data, and what the invented cities do.

A new kind of sealed row is made here, by the domain's own functions, and is then tried by every test of the guards.
"""

import datetime
import io

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.utils import timezone

from charter_portal.register.issuing import issue
from charters.clauses.domain.inventing import invent_uses
from charters.domain.inventing import invent_amendments
from charters.domain.inventing_annotations import invent_annotations
from charters.domain.judging import decline
from charters.domain.tallying import Choice
from charters.models import CoSignature, Edition, Principle
from charters.votes.domain.casting import record_letter
from charters.votes.models import Round
from meetings.domain.attending import arrive
from meetings.domain.circulating import circulate
from meetings.domain.correcting import decline as decline_correction
from meetings.domain.following import follow_up
from meetings.domain.hands import note_hand_vote
from meetings.domain.inventing import invent_meeting
from meetings.domain.inventing_convocation import invent_convocation
from meetings.domain.noting import set_speakers
from meetings.domain.rectifying import publish_erratum
from meetings.domain.sealing import seal
from meetings.models import Document, Meeting
from members.domain.inventing import CITIES, invent_cities
from members.models import Mandate, Member
from tests.adoptions.steps import edition_in_force, verified
from tests.commitments.steps import committed, report_submitted, settled
from tests.meetings.minutes.steps import approve, asked, drafted, fresh, tomorrow
from tests.votes.steps import FOR, ballot, opened


def populate():
    """Fill the empty database at hand."""
    at = timezone.now()
    call_command("load_reference", verbosity=0, stdout=io.StringIO())
    invent_cities(at=at)
    invent_meeting(on=at.date() + datetime.timedelta(days=40), host=CITIES[0].slug)
    invent_convocation(on=at.date() + datetime.timedelta(days=25), host=CITIES[0].slug)
    invent_annotations(at=at)
    invent_amendments(at=at)
    # A co-signature is sealed with the decision on its amendment.
    amendment = CoSignature.objects.first().amendment
    decline(amendment, reason="Une autre rédaction est retenue.", version=amendment.version, by=None, at=at)
    invent_uses(at=at)
    _vote()
    _adopt()
    _seal_minutes()
    _send_files()


def _adopt():
    """A decision of an invented city on an edition of another charter, what the city promised and reported."""
    member = Member.objects.get(slug=CITIES[0].slug)
    verified(member, edition_in_force("exemple"))
    settled(committed(member))
    report_submitted(member)


def _seal_minutes():
    """A meeting whose minutes are sealed, with something of all that the seal covers, and what came after it."""
    meeting = drafted()
    item, row = meeting.agenda.get(), meeting.attendances.get(mode="on_site")
    item.principles.add(Principle.objects.first())
    item.rounds.add(Round.objects.first())
    row.also_for.add(Member.objects.get(slug=CITIES[1].slug))
    arrive(row, mode="on_site", at=timezone.now())
    set_speakers(item, [row])
    choices = {row.member_id: Choice.FOR}
    note_hand_vote(item, question="Se revoir ?", majority="simple", taken_at=timezone.now(), choices=choices)
    meeting.decisions.get().members.add(row.member)
    circulate(meeting, until=tomorrow(), by=None)
    decline_correction(asked(fresh(meeting)), answer="Les mots sont ceux qui ont été dits.", by=None)
    meeting = approve(fresh(meeting))
    seal(meeting, by=None)
    publish_erratum(meeting, texts={"fr": "La réunion a fini à midi."}, by=None)
    follow_up(meeting.decisions.get(), status="done", on=timezone.localdate(), note="C'est fait.", by=None)


def _vote():
    """A vote on the next edition's draft, two ballots of a city, the second by letter, a document on the first."""
    Member.objects.filter(slug=CITIES[0].slug).update(has_voting_right=True)
    vote = opened(Edition.objects.filter(status=Edition.Status.DRAFT).first())
    first = ballot(vote, CITIES[0].slug, FOR)
    choices = [{"choice": FOR, "statement": ""} for _question in first.choices]
    record_letter(first.elector, choices=choices, seen=1, letter=ContentFile(b"%PDF voted"), by=None)
    issue(first.entry, language="fr", subject=f"{vote.path}/record", content=b"%PDF issued")


def _send_files():
    """A document that everyone may read and a letter that few may, with a lock beside, as of a PDF being printed."""
    document = Document(meeting=Meeting.objects.first(), title="Présentation")
    document.file.save("presentation.pdf", ContentFile(b"%PDF presented"))
    Mandate.objects.first().accreditation.save("letter.pdf", ContentFile(b"%PDF accredited"))
    (settings.MEDIA_ROOT / "documents" / ".lock").touch()

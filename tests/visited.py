"""Rows for the test that visits every address; most functions return what fills the blanks of its address."""

import base64
from datetime import date

from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from charter_portal.register.issuing import issue
from charter_portal.register.recording import record
from charters.adoptions.domain.declaring import declare_interest
from charters.adoptions.domain.preparing import Said
from charters.domain.drafting import draft_next_edition
from charters.domain.enacting import open_consultation
from charters.models import Placement
from charters.votes.domain.casting import record_letter, save_draft
from meetings.domain.following import follow_up
from meetings.domain.hands import note_hand_vote
from meetings.domain.linking import token_of
from meetings.domain.proposing import propose
from meetings.models import Bundle, Document, Invitee, Photograph
from tests import factories
from tests.adoptions.steps import drafted, edition_in_force, recorded, verified
from tests.charters.amending_steps import consultation, submitted
from tests.charters.steps import changed
from tests.clauses.steps import begun, published, used
from tests.commitments.steps import committed, promised, report_begun, report_submitted
from tests.meetings.convening.steps import ready
from tests.meetings.minutes.steps import asked, circulated
from tests.votes.steps import FOR, ballot, city, edition_of, end, opened, prepared

PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


def make_entry():
    return record(act="consultation_opened", subject="charters/exemple", content={}, by=None)


def make_prepared_round():
    city("a")
    return prepared(edition_of("sobriete"))


def make_opened_round():
    city("a")
    return opened(edition_of("sobriete"))


def make_clause():
    return published().clause


def make_use(member=None):
    return used(member or factories.MemberFactory(), published())


def make_begun_use(member):
    return begun(member, published())


def make_commitment(member=None):
    return committed(member or factories.MemberFactory())


def make_begun_commitment(member):
    return promised(member)


def make_begun_report(member):
    return report_begun(member)


def make_report():
    return report_submitted(factories.MemberFactory())


def make_edition(status="reference", **fields):
    edition = factories.EditionFactory(status=status, **fields)
    factories.ArticleFactory(edition=edition)
    return edition


def make_principle(status):
    return (make_edition(status).articles.get().revision.principle.key,)


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


def make_edition_args(status):
    edition = make_edition(status)
    return (edition.charter.slug, edition.number)


def make_compared(status):
    edition = make_edition(status)
    other = make_edition("reference", charter=edition.charter, number="0.0.1")
    return (edition.charter.slug, edition.number, other.number)


def make_compared_wordings():
    edition = factories.EditionFactory()
    revision = factories.ArticleFactory(edition=edition).revision
    edition = open_consultation(edition, by=None, on=date(2026, 1, 5))
    draft = draft_next_edition(edition, number="0.0.2", by=None)
    changed(revision, "substantive", statement_fr=f"{revision.statement_fr} Plus.")
    open_consultation(draft, by=None, on=date(2026, 2, 5))
    return (revision.principle.key, "1.0", "2.0")


def make_amendment_args():
    made = submitted(consultation())
    return (made.edition.charter.slug, made.edition.number, made.number)


def make_together_args():
    made = submitted(consultation())
    return (made.edition_id, made.revision.principle_id)


def make_annotation(**fields):
    annotation = factories.AnnotationFactory(**fields)
    return (annotation.revision.principle.key, annotation.pk)


def make_draft_of(member):
    return factories.AnnotationFactory(member=member, published_at=None).pk


def make_wording():
    revision = factories.AnnotationFactory().revision
    return (revision.principle.key, revision.number)


def make_document_on_act():
    entry = make_entry()
    return issue(entry, language="fr", subject="essai/document", content=b"%PDF-1.7").of_id


def make_round(*, is_over=False):
    city("z")
    vote = opened(edition_of("sobriete"))
    ballot(vote, "ville-exemple-z", FOR)
    return end(vote) if is_over else vote


def make_consulted_on():
    edition = factories.AnnotationFactory().edition
    return (edition.charter.slug, edition.number)


def make_placement():
    annotation = factories.AnnotationFactory()
    return (Placement.objects.create(annotation=annotation, revision=annotation.revision, state="orphan").pk,)


def make_voting(member):
    """A vote that is open now, with the member on its roll."""
    member.has_voting_right = True
    member.save()
    return opened(edition_of("sobriete"))


def make_prepared(member):
    vote = make_voting(member)
    choices = [{"choice": "for", "statement": ""}]
    save_draft(vote.electors.get(member=member), choices=choices, version=0, by=None)
    return vote


def make_cast(member):
    vote = make_voting(member)
    ballot(vote, member.slug, "for")
    return vote


def make_instrument(how=recorded):
    """A decision of a city: recorded, or made by another of tests.adoptions.steps."""
    return how(factories.MemberFactory(), edition_in_force("sobriete"))


def make_choice():
    """Words of a council on a principle, which can be hidden."""
    stances = {"sobriete": Said("provision", "Ici, deux ans.")}
    instrument = verified(factories.MemberFactory(), edition_in_force("sobriete"), stances)
    return (instrument.pk, instrument.choices.get().pk, "hide")


def make_charter_to_adopt(member):
    """An edition of the shared charter in force, of which the member has said nothing yet."""
    edition_in_force("sobriete")
    return []


def make_interest(member):
    edition = edition_in_force("sobriete")
    declare_interest(member=member, charter=edition.charter, on=timezone.localdate(), by=None, at=timezone.now())
    return []


def make_adoption_draft(member):
    """A decision that the member prepares; nothing more stands in the address."""
    drafted(member, edition_in_force("sobriete"))
    return []


def make_decision_without_number(member):
    return recorded(member, edition_in_force("sobriete"), number="")


def make_letter(*, is_over=False):
    member = factories.MemberFactory()
    vote = make_voting(member)
    scan = ContentFile(b"%PDF-1.7\n%%EOF")
    choices = [{"choice": "for", "statement": ""}]
    record_letter(vote.electors.get(member=member), choices=choices, seen=0, letter=scan, by=None)
    if is_over:
        end(vote)
    return (vote.number, member.slug, 1)


def make_content(row):
    return (ContentType.objects.get_for_model(row).pk, row.pk)

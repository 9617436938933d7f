"""What fills the blanks of the addresses that docs/roles.md lists: for each a row, made for the test that visits it."""

import base64
from datetime import date, timedelta

from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from charter_portal.notices.rendering import unsubscribe_token
from charter_portal.notices.tasks import send_waiting
from charter_portal.notices.telling import post
from charter_portal.register.issuing import issue
from charter_portal.register.recording import record
from charter_portal.tasks.models import Job, Task
from charters.domain.drafting import draft_next_edition
from charters.domain.enacting import open_consultation
from charters.models import Placement
from charters.votes.domain.casting import record_letter, save_draft
from meetings.models import Document, Photograph
from members.domain.inviting import token_of
from tests import factories
from tests.charters.amending_steps import consultation, drafted, submitted, wording_of
from tests.charters.steps import changed
from tests.votes.steps import FOR, ballot, city, edition_of, end, opened, prepared

PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


def _prepared_round():
    city("a")
    return prepared(edition_of("sobriete"))


def _opened_round():
    city("a")
    return opened(edition_of("sobriete"))


ROWS = {
    "charters.amendment": lambda: submitted(consultation()),
    "charters.annotation": factories.AnnotationFactory,
    "charters.charter": factories.CharterFactory,
    "charters.edition": factories.EditionFactory,
    "charters.law": factories.LawFactory,
    "charters.principle": factories.PrincipleFactory,
    "charters.principlerevision": factories.PrincipleRevisionFactory,
    "votes.round": _prepared_round,
    "meetings.agendaitem": factories.AgendaItemFactory,
    "meetings.attendance": factories.AttendanceFactory,
    "meetings.commission": factories.CommissionFactory,
    "meetings.decision": factories.DecisionFactory,
    "meetings.meeting": factories.MeetingFactory,
    "meetings.minutes": factories.MinutesFactory,
    "tasks.job": lambda: Job.objects.create(kind="tests.long_work", asked_at=timezone.now()),
    "tasks.task": lambda: Task.objects.get(pk=send_waiting.enqueue().id),
    "members.mandate": factories.MandateFactory,
    "members.member": factories.MemberFactory,
    "members.person": factories.PersonFactory,
    "members.user": factories.UserFactory,
    "notices.mail": lambda: post(
        address="a@ville-exemple.example",
        language="fr",
        subject="Un code",
        text="123456",
        expires_at=timezone.now() + timedelta(hours=1),
    ),
    "register.entry": lambda: record(act="consultation_opened", subject="charters/exemple", content={}, by=None),
}


def _edition(status="reference", **fields):
    edition = factories.EditionFactory(status=status, **fields)
    factories.ArticleFactory(edition=edition)
    return edition


def _principle(status):
    return (_edition(status).articles.get().revision.principle.key,)


def _meeting(status, minutes="summary"):
    meeting = factories.MinutesFactory(meeting__status=status, status=minutes).meeting
    return (meeting.commission.slug, meeting.number)


def _photograph(status):
    image = SimpleUploadedFile("salle.png", PIXEL)
    return Photograph.objects.create(meeting=factories.MeetingFactory(status=status), image=image, alternative="Salle")


def _document(status):
    file = SimpleUploadedFile("ordre-du-jour.txt", b"Un ordre du jour")
    return Document.objects.create(meeting=factories.MeetingFactory(status=status), file=file, title="Ordre du jour")


def _edition_args(status):
    edition = _edition(status)
    return (edition.charter.slug, edition.number)


def _compared(status):
    edition = _edition(status)
    other = _edition("reference", charter=edition.charter, number="0.0.1")
    return (edition.charter.slug, edition.number, other.number)


def _compared_wordings():
    edition = factories.EditionFactory()
    revision = factories.ArticleFactory(edition=edition).revision
    edition = open_consultation(edition, by=None, on=date(2026, 1, 5))
    draft = draft_next_edition(edition, number="0.0.2", by=None)
    changed(revision, "substantive", statement_fr=f"{revision.statement_fr} Plus.")
    open_consultation(draft, by=None, on=date(2026, 2, 5))
    return (revision.principle.key, "1.0", "2.0")


def _amendment_args():
    made = submitted(consultation())
    return (made.edition.charter.slug, made.edition.number, made.number)


def _together_args():
    made = submitted(consultation())
    return (made.edition_id, made.revision.principle_id)


def _annotation(**fields):
    annotation = factories.AnnotationFactory(**fields)
    return (annotation.revision.principle.key, annotation.pk)


def _draft_of(member):
    return factories.AnnotationFactory(member=member, published_at=None).pk


def _wording():
    revision = factories.AnnotationFactory().revision
    return (revision.principle.key, revision.number)


def _document_on_act():
    entry = ROWS["register.entry"]()
    return issue(entry, language="fr", subject="essai/document", content=b"%PDF-1.7").of_id


def _round(*, is_over=False):
    city("z")
    vote = opened(edition_of("sobriete"))
    ballot(vote, "ville-exemple-z", FOR)
    return end(vote) if is_over else vote


def _consulted_on():
    edition = factories.AnnotationFactory().edition
    return (edition.charter.slug, edition.number)


def _placement():
    annotation = factories.AnnotationFactory()
    return (Placement.objects.create(annotation=annotation, revision=annotation.revision, state="orphan").pk,)


def _voting(member):
    """A vote that is open now, with the member on its roll."""
    member.has_voting_right = True
    member.save()
    return opened(edition_of("sobriete"))


def _prepared(member):
    vote = _voting(member)
    choices = [{"choice": "for", "statement": ""}]
    save_draft(vote.electors.get(member=member), choices=choices, version=0, by=None)
    return vote


def _cast(member):
    vote = _voting(member)
    ballot(vote, member.slug, "for")
    return vote


def _letter(*, is_over=False):
    member = factories.MemberFactory()
    vote = _voting(member)
    scan = ContentFile(b"%PDF-1.7\n%%EOF")
    choices = [{"choice": "for", "statement": ""}]
    record_letter(vote.electors.get(member=member), choices=choices, seen=0, letter=scan, by=None)
    if is_over:
        end(vote)
    return (vote.number, member.slug, 1)


# What fills the blanks of an address, by the text of its row in docs/roles.md; the others have none.
ARGUMENTS = {
    "charters:charter": lambda: (_edition().charter.slug,),
    "charters:edition": lambda: _edition_args("reference"),
    "charters:edition of a draft": lambda: _edition_args("draft"),
    "charters:edition_pdf": lambda: _edition_args("reference"),
    "charters:edition_pdf of a draft": lambda: _edition_args("draft"),
    "charters:edition_json": lambda: _edition_args("reference"),
    "charters:edition_json of a draft": lambda: _edition_args("draft"),
    "charters:compare_choose": lambda: _edition_args("reference"),
    "charters:compare_choose of a draft": lambda: _edition_args("draft"),
    "charters:compare": lambda: _compared("reference"),
    "charters:compare of a draft": lambda: _compared("draft"),
    "charters:compare_json": lambda: _compared("reference"),
    "charters:compare_json of a draft": lambda: _compared("draft"),
    "charters:compare_pdf": lambda: _compared("reference"),
    "charters:compare_pdf of a draft": lambda: _compared("draft"),
    "charters:compare_principle": _compared_wordings,
    "charters:compare_principle_pdf": _compared_wordings,
    "charters:compare_principle_json": _compared_wordings,
    "charters:edition_markdown": lambda: _edition_args("reference"),
    "charters:edition_markdown of a draft": lambda: _edition_args("draft"),
    "charters:edition_docx": lambda: _edition_args("reference"),
    "charters:edition_docx of a draft": lambda: _edition_args("draft"),
    "charters:principle": lambda: _principle("reference"),
    "charters:principle of a draft": lambda: _principle("draft"),
    "charters:amendment_list": lambda: _amendment_args()[:2],
    "charters:amendments_csv": lambda: _amendment_args()[:2],
    "charters:amendment": _amendment_args,
    "algorithm": lambda: ("anchoring",),
    "algorithm_file": lambda: ("verify_round",),
    "votes:round": lambda: (_round().number,),
    "votes:question": lambda: (_round().number, 1),
    "votes:roll_call_csv": lambda: (_round(is_over=True).number,),
    "votes:roll_call_csv before the end": lambda: (_round().number,),
    "votes:vote_json": lambda: (_round(is_over=True).number,),
    "votes:vote_json before the end": lambda: (_round().number,),
    "register:document": lambda: (_document_on_act(),),
    "register:entry": lambda: (ROWS["register.entry"]().number,),
    "charters:annotation_list": lambda: _principle("reference"),
    "charters:annotation_list of a draft": lambda: _principle("draft"),
    "charters:annotation": _annotation,
    "charters:annotation for members": lambda: _annotation(visibility="members"),
    "charters:annotation of a city for itself": lambda: _annotation(visibility="city"),
    "charters:annotation not published": lambda: _annotation(published_at=None),
    "charters:wording": _wording,
    "charters:wording_annotations_json": _wording,
    "charters:contributions": _consulted_on,
    "charters:contributions of a draft": lambda: _edition_args("draft"),
    "charters:contributions_pdf": _consulted_on,
    "charters:contributions_csv": _consulted_on,
    "charters:choose_city_to_amend": lambda: (wording_of(consultation()).principle.key,),
    "charters:choose_city": lambda: _principle("draft"),
    "charters:choose_city_to_reply": _annotation,
    "admin:votes_round_open": lambda: (_prepared_round().pk,),
    "admin:votes_round_prolong": lambda: (_opened_round().pk,),
    "admin:votes_round_certify": lambda: (_opened_round().pk,),
    "admin:votes_round_annul": lambda: (_opened_round().pk,),
    "admin:charters_annotation_act": lambda: (factories.AnnotationFactory().pk, "decide"),
    "admin:charters_annotation_reply": lambda: (
        (reply := factories.ReplyFactory()).annotation_id,
        reply.pk,
        "hide",
    ),
    "admin:charters_annotation_place": _placement,
    "members:member": lambda: (factories.MemberFactory().slug,),
    "meetings:meeting": lambda: _meeting("held"),
    "meetings:meeting in preparation": lambda: _meeting("draft"),
    "meetings:minutes": lambda: _meeting("held"),
    "meetings:minutes not approved": lambda: _meeting("held", minutes="circulated"),
    "meetings:minutes in preparation": lambda: _meeting("draft"),
    "meetings:minutes_pdf": lambda: _meeting("held"),
    "meetings:minutes_pdf not approved": lambda: _meeting("held", minutes="draft"),
    "meetings:minutes_pdf in preparation": lambda: _meeting("draft"),
    "meetings:participants_csv": lambda: _meeting("held"),
    "meetings:participants_csv in preparation": lambda: _meeting("draft"),
    "meetings:photograph": lambda: (_photograph("held").pk,),
    "meetings:photograph in preparation": lambda: (_photograph("draft").pk,),
    "meetings:document": lambda: (_document("held").pk,),
    "meetings:document in preparation": lambda: (_document("draft").pk,),
    "media": lambda: (_photograph("held").image.name,),
    "media in preparation": lambda: (_document("draft").file.name,),
    "members:invitation": lambda: (token_of(factories.InvitationFactory()),),
    "notices:unsubscribe": lambda: (unsubscribe_token(factories.UserFactory().pk, []),),
    "account_confirm_email": lambda: ("aucune-cle",),
    "account_reset_password_from_key": lambda: ("1", "aucune-cle"),
    "mfa_edit_webauthn": lambda: (99,),
    "mfa_remove_webauthn": lambda: (99,),
    "admin:app_list": lambda: ("meetings",),
    "admin:auth_user_password_change": lambda: (factories.UserFactory().pk,),
    "admin:view_on_site": lambda: _content(factories.MemberFactory()),
    "admin:charters_edition_open_consultation": lambda: (factories.EditionFactory().pk,),
    "admin:charters_edition_next": lambda: (factories.EditionFactory().pk,),
    "admin:charters_edition_act": lambda: (factories.EditionFactory().pk, "vote"),
    "admin:charters_principlerevision_new": lambda: (factories.PrincipleRevisionFactory().pk,),
    "admin:charters_principlerevision_declare": lambda: (factories.PrincipleRevisionFactory().pk,),
    "admin:charters_principlerevision_publish": lambda: (factories.PrincipleRevisionFactory().pk,),
    "admin:charters_principlerevision_translate": lambda: (factories.PrincipleRevisionFactory().pk, "en"),
    "admin:charters_edition_review_translation": lambda: (factories.EditionFactory().pk, "en"),
    "admin:charters_principlerevision_review_translation": lambda: (factories.PrincipleRevisionFactory().pk, "ar"),
    "admin:charters_amendment_together": _together_args,
    **{
        f"admin:charters_amendment_{act}": lambda: (submitted(consultation()).pk,)
        for act in ("admit", "decline", "french", "accept", "accept_in_part")
    },
    "votes:choose_city": lambda: (_voting(factories.MemberFactory()).number,),
    "votes:letter": _letter,
    "votes:letter of a vote that is over": lambda: _letter(is_over=True),
    "admin:votes_round_letter": lambda: (_voting(factories.MemberFactory()).pk,),
    "admin:members_mandate_invite": lambda: (factories.MandateFactory().pk,),
    "admin:members_mandate_letter": lambda: (factories.MandateFactory().pk,),
    "admin:meetings_meeting_import": lambda: (factories.MeetingFactory().pk,),
    "admin:members_person_doubt_again": lambda: (factories.PersonFactory().pk, factories.PersonFactory().pk),
    "admin:members_person_tell_apart": lambda: (factories.PersonFactory().pk, factories.PersonFactory().pk),
    "admin:members_person_merge": lambda: (factories.PersonFactory().pk, factories.PersonFactory().pk),
}
# What follows the city in an address of its workspace, made for the member; else the number of a mandate, if anything.
OF_A_CITY = {
    "charters:amendments_own": lambda member: [],
    "charters:amendment_begin": lambda member: [wording_of(consultation()).principle.key],
    "charters:amendment_own": lambda member: [drafted(consultation(), member=member).pk],
    "charters:amendment_edit": lambda member: [drafted(consultation(), member=member).pk],
    "charters:amendment_submit": lambda member: [drafted(consultation(), member=member).pk],
    "charters:amendment_discard": lambda member: [drafted(consultation(), member=member).pk],
    "charters:amendment_withdraw": lambda member: [submitted(consultation(), member=member).pk],
    "charters:amendment_french": lambda member: [submitted(consultation(), member=member, language="ar").pk],
    "charters:amendment_agree": lambda member: [submitted(consultation(), member=member, language="ar").pk],
    "charters:amendments_others": lambda member: [],
    "charters:amendment_cosign": lambda member: [submitted(consultation()).pk],
    "charters:amendment_unsign": lambda member: [submitted(consultation()).pk],
    "charters:city_annotations": lambda member: [],
    "votes:own_list": lambda member: [],
    **{name: lambda member: [_voting(member).number] for name in ("votes:own", "votes:ballot", "votes:cast")},
    "votes:review": lambda member: [_prepared(member).number],
    "votes:receipt": lambda member: [_cast(member).number, 1],
    "charters:annotation_add": lambda member: [factories.AnnotationFactory().revision.principle.key],
    "charters:annotation_edit": lambda member: [_draft_of(member)],
    "charters:annotation_discard": lambda member: [_draft_of(member)],
    "charters:annotation_publish": lambda member: [_draft_of(member)],
    "charters:annotation_reply": lambda member: [factories.AnnotationFactory().pk],
}
# Addresses without a name, and one that answers only to a question.
PATHS = {
    "admin:<path:object_id>/": lambda: f"/fr/admin/members/member/{factories.MemberFactory().pk}/",
    "admin:(?P<url>.*)$": lambda: "/fr/admin/nulle-part/",
    "admin:autocomplete": lambda: (
        "/fr/admin/autocomplete/?app_label=members&model_name=mandate&field_name=member&term="
    ),
}
# Those that take one method only; the sign-in form sends on by GET who has signed in already.
METHODS = {
    "workspaces": ["get"],
    "charters:choose_city_to_amend": ["get"],
    "charters:choose_city": ["get"],
    "charters:choose_city_to_reply": ["get"],
    "votes:choose_city": ["get"],
    "admin:charters_annotation_places": ["get"],
    "notices:list": ["get"],
    "notices:preferences": ["get"],
    "notices:read": ["post"],
    "admin:autocomplete": ["get"],
    "admin:charters_amendment_together": ["get"],
    "admin:charters_principlerevision_translations": ["get"],
    "admin:jsi18n": ["get"],
    "admin:login": ["get"],
    "admin:logout": ["post"],
    "admin:members_person_doubt_again": ["post"],
    "admin:members_person_duplicates": ["get"],
    "admin:members_person_tell_apart": ["post"],
    "admin:password_change_done": ["get"],
}


def _content(row):
    return (ContentType.objects.get_for_model(row).pk, row.pk)

"""What fills the blanks of the addresses that docs/roles.md lists: for each a row, made for the test that visits it."""

from datetime import timedelta

from django.utils import timezone

from charter_portal.notices.rendering import unsubscribe_token
from charter_portal.notices.tasks import send_waiting
from charter_portal.notices.telling import post
from charter_portal.tasks.models import Job, Task
from meetings.domain.answering import token_of as answer_token
from meetings.domain.subscribing import renew, word_of
from members.domain.inviting import token_of
from tests import factories, visited
from tests.adoptions.steps import drafted as drafted_adoption
from tests.adoptions.steps import verified
from tests.charters.amending_steps import consultation, drafted, submitted, wording_of
from tests.meetings.convening.steps import convened

ROWS = {
    "charters.amendment": lambda: submitted(consultation()),
    "charters.annotation": factories.AnnotationFactory,
    "charters.charter": factories.CharterFactory,
    "charters.edition": factories.EditionFactory,
    "charters.law": factories.LawFactory,
    "charters.principle": factories.PrincipleFactory,
    "charters.principlerevision": factories.PrincipleRevisionFactory,
    "adoptions.adoption": lambda: visited.make_instrument().adoption,
    "adoptions.instrument": visited.make_instrument,
    "clauses.clause": factories.ClauseFactory,
    "clauses.clauseversion": factories.ClauseVersionFactory,
    "clauses.report": factories.ReportFactory,
    "clauses.use": visited.make_use,
    "commitments.commitment": visited.make_commitment,
    "commitments.report": visited.make_report,
    "votes.round": visited.make_prepared_round,
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
    "register.entry": visited.make_entry,
}

ARGUMENTS = {
    "charters:charter": lambda: (visited.make_edition().charter.slug,),
    "charters:edition": lambda: visited.make_edition_args("reference"),
    "charters:edition of a draft": lambda: visited.make_edition_args("draft"),
    "charters:edition_pdf": lambda: visited.make_edition_args("reference"),
    "charters:edition_pdf of a draft": lambda: visited.make_edition_args("draft"),
    "charters:edition_json": lambda: visited.make_edition_args("reference"),
    "charters:edition_json of a draft": lambda: visited.make_edition_args("draft"),
    "charters:compare_choose": lambda: visited.make_edition_args("reference"),
    "charters:compare_choose of a draft": lambda: visited.make_edition_args("draft"),
    "charters:compare": lambda: visited.make_compared("reference"),
    "charters:compare of a draft": lambda: visited.make_compared("draft"),
    "charters:compare_json": lambda: visited.make_compared("reference"),
    "charters:compare_json of a draft": lambda: visited.make_compared("draft"),
    "charters:compare_pdf": lambda: visited.make_compared("reference"),
    "charters:compare_pdf of a draft": lambda: visited.make_compared("draft"),
    "charters:compare_principle": visited.make_compared_wordings,
    "charters:compare_principle_pdf": visited.make_compared_wordings,
    "charters:compare_principle_json": visited.make_compared_wordings,
    "charters:edition_markdown": lambda: visited.make_edition_args("reference"),
    "charters:edition_markdown of a draft": lambda: visited.make_edition_args("draft"),
    "charters:edition_docx": lambda: visited.make_edition_args("reference"),
    "charters:edition_docx of a draft": lambda: visited.make_edition_args("draft"),
    "charters:principle": lambda: visited.make_principle("reference"),
    "charters:principle of a draft": lambda: visited.make_principle("draft"),
    "charters:amendment_list": lambda: visited.make_amendment_args()[:2],
    "charters:amendments_csv": lambda: visited.make_amendment_args()[:2],
    "charters:amendment": visited.make_amendment_args,
    "algorithm": lambda: ("anchoring",),
    "algorithm_file": lambda: ("verify_round",),
    "adoptions:principle": lambda: (visited.make_instrument(verified) and "sobriete",),
    "adoptions:principle of a draft": lambda: visited.make_principle("draft"),
    "votes:round": lambda: (visited.make_round().number,),
    "votes:question": lambda: (visited.make_round().number, 1),
    "votes:roll_call_csv": lambda: (visited.make_round(is_over=True).number,),
    "votes:roll_call_csv before the end": lambda: (visited.make_round().number,),
    "votes:vote_json": lambda: (visited.make_round(is_over=True).number,),
    "votes:vote_json before the end": lambda: (visited.make_round().number,),
    "clauses:clause": lambda: (visited.make_clause().key,),
    "clauses:clause not published": lambda: (factories.ClauseVersionFactory().clause.key,),
    "clauses:version": lambda: (visited.make_clause().key, 1),
    "clauses:version_text": lambda: (visited.make_clause().key, 1),
    "clauses:use": lambda: (visited.make_use().pk,),
    "clauses:use not published": lambda: (visited.make_begun_use(factories.MemberFactory()).pk,),
    "clauses:choose_city": lambda: (visited.make_clause().key,),
    "commitments:of_principle": lambda: (visited.make_commitment().principle.key,),
    "commitments:commitment": lambda: (visited.make_commitment().pk,),
    "commitments:report": lambda: (visited.make_report().pk,),
    "commitments:report not submitted": lambda: (visited.make_begun_report(factories.MemberFactory()).pk,),
    "commitments:evidence": lambda: (visited.make_report().assessments.get().pk,),
    "commitments:evidence not submitted": lambda: (
        visited.make_begun_report(factories.MemberFactory()).assessments.get().pk,
    ),
    "commitments:commitment not published": lambda: (visited.make_begun_commitment(factories.MemberFactory()).pk,),
    "register:document": lambda: (visited.make_document_on_act(),),
    "register:entry": lambda: (ROWS["register.entry"]().number,),
    "charters:annotation_list": lambda: visited.make_principle("reference"),
    "charters:annotation_list of a draft": lambda: visited.make_principle("draft"),
    "charters:annotation": visited.make_annotation,
    "charters:annotation for members": lambda: visited.make_annotation(visibility="members"),
    "charters:annotation of a city for itself": lambda: visited.make_annotation(visibility="city"),
    "charters:annotation not published": lambda: visited.make_annotation(published_at=None),
    "charters:wording": visited.make_wording,
    "charters:wording_annotations_json": visited.make_wording,
    "charters:contributions": visited.make_consulted_on,
    "charters:contributions of a draft": lambda: visited.make_edition_args("draft"),
    "charters:contributions_pdf": visited.make_consulted_on,
    "charters:contributions_csv": visited.make_consulted_on,
    "charters:choose_city_to_amend": lambda: (wording_of(consultation()).principle.key,),
    "charters:choose_city": lambda: visited.make_principle("draft"),
    "charters:choose_city_to_reply": visited.make_annotation,
    "admin:adoptions_instrument_verify": lambda: (visited.make_instrument().pk,),
    "admin:adoptions_instrument_return": lambda: (visited.make_instrument().pk,),
    "admin:adoptions_adoption_suspend": lambda: (visited.make_instrument(verified).adoption_id,),
    "admin:adoptions_adoption_reinstate": lambda: (visited.make_instrument(verified).adoption_id,),
    "admin:votes_round_open": lambda: (visited.make_prepared_round().pk,),
    "admin:votes_round_prolong": lambda: (visited.make_opened_round().pk,),
    "admin:votes_round_certify": lambda: (visited.make_opened_round().pk,),
    "admin:votes_round_annul": lambda: (visited.make_opened_round().pk,),
    "admin:charters_annotation_act": lambda: (factories.AnnotationFactory().pk, "decide"),
    "admin:charters_annotation_reply": lambda: (
        (reply := factories.ReplyFactory()).annotation_id,
        reply.pk,
        "hide",
    ),
    "admin:charters_annotation_place": visited.make_placement,
    "members:member": lambda: (factories.MemberFactory().slug,),
    "meetings:meeting": lambda: visited.make_meeting("held"),
    "meetings:meeting in preparation": lambda: visited.make_meeting("draft"),
    "meetings:prepare": lambda: (factories.CommissionFactory().slug,),
    "meetings:desk": lambda: visited.make_meeting("planned"),
    "meetings:desk in preparation": lambda: visited.make_meeting("draft"),
    "meetings:announce": lambda: visited.make_meeting("planned"),
    "meetings:invitations": lambda: visited.make_meeting("planned"),
    "meetings:invite": lambda: visited.make_meeting("planned"),
    "meetings:calendar": lambda: visited.make_meeting("held")[:1],
    "meetings:meeting_ics": lambda: visited.make_meeting("held"),
    "meetings:meeting_ics in preparation": lambda: visited.make_meeting("draft"),
    "meetings:calendar_of_person": lambda: (word_of(renew(factories.UserFactory(), at=timezone.now())),),
    "meetings:proposals": lambda: visited.make_meeting("planned"),
    "meetings:proposal": lambda: visited.make_proposal(factories.MemberFactory()),
    "meetings:convene": lambda: visited.make_path(visited.make_convocation()),
    "meetings:convene_rest": lambda: visited.make_meeting("convened"),
    "meetings:changed": lambda: visited.make_meeting("convened"),
    "meetings:cancel": lambda: visited.make_meeting("planned"),
    **{
        f"meetings:{name}": lambda: (answer_token(factories.InviteeFactory(meeting=visited.make_convocation())),)
        for name in ("reply", "reply_convocation_pdf", "reply_proxy_pdf")
    },
    **{
        f"meetings:{name}": lambda: visited.make_meeting("planned")
        for name in ("convocation_pdf", "sheet_pdf", "blank_proxy_pdf")
    },
    "meetings:invitations_take_over": lambda: (*visited.make_meeting("planned"), "delegations"),
    **{
        f"meetings:{name}": lambda: visited.make_invitee("planned")
        for name in ("invitee", "invitee_remove", "proxy_letter", "proxy_pdf")
    },
    "meetings:decision": lambda: factories.DecisionFactory().place,
    "meetings:decision under an item for members": lambda: visited.make_decision_for_members().place,
    "meetings:evidence": lambda: (visited.make_evidence().pk,),
    "meetings:decisions_desk": lambda: visited.make_meeting("held"),
    "meetings:document_pdf": lambda: (*visited.make_meeting("held"), "decision-log", "fr"),
    **{f"meetings:{name}": lambda: visited.make_meeting("held") for name in ("documents_desk", "bundle_meeting")},
    "meetings:bundle_year": lambda: visited.make_meeting("held"),
    "meetings:bundle_file": lambda: (*visited.make_meeting("held"), visited.make_bundle().pk),
    "meetings:decision_follow": visited.make_decision_to_follow,
    "meetings:corrections": lambda: visited.make_correctable()[:1],
    "meetings:correction": visited.make_correctable,
    **{
        f"meetings:minutes_{name}": lambda: visited.make_meeting("held", minutes="approved")
        for name in ("desk", "begin", "erratum", "withdraw", "show_again")
    },
    **{
        f"meetings:minutes_{name}": lambda: visited.make_meeting("held", minutes="draft")
        for name in ("circulate", "approve", "approve_by_vote", "seal")
    },
    "meetings:minutes_correction": visited.make_correction,
    **{
        f"meetings:{name}": lambda: visited.make_meeting("planned")
        for name in ("session", "session_state", "session_open", "session_close", "checkin", "participant_add")
    },
    "meetings:invitees_take_over": lambda: visited.make_meeting("planned"),
    "meetings:session in preparation": lambda: visited.make_meeting("draft"),
    **{
        f"meetings:{name}": visited.make_item
        for name in ("item_begin", "item_text", "decision_add", "hand_vote_add", "photograph_add", "speakers")
    },
    "meetings:decision_change": visited.make_decision,
    "meetings:hand_vote": visited.make_hand_vote,
    "meetings:presence_note": visited.make_attendance,
    "meetings:presence_spans": visited.make_attendance,
    "meetings:minutes": lambda: visited.make_meeting("held"),
    "meetings:minutes not approved": lambda: visited.make_meeting("held", minutes="circulated"),
    "meetings:minutes in preparation": lambda: visited.make_meeting("draft"),
    "meetings:minutes_pdf": lambda: visited.make_meeting("held"),
    "meetings:minutes_pdf not approved": lambda: visited.make_meeting("held", minutes="draft"),
    "meetings:minutes_pdf in preparation": lambda: visited.make_meeting("draft"),
    "meetings:participants_csv": lambda: visited.make_meeting("held"),
    "meetings:participants_csv in preparation": lambda: visited.make_meeting("draft"),
    "meetings:photograph": lambda: (visited.make_photograph("held").pk,),
    "meetings:photograph in preparation": lambda: (visited.make_photograph("draft").pk,),
    "meetings:document": lambda: (visited.make_document("held").pk,),
    "meetings:document in preparation": lambda: (visited.make_document("draft").pk,),
    "media": lambda: (visited.make_photograph("held").image.name,),
    "media in preparation": lambda: (visited.make_document("draft").file.name,),
    "members:invitation": lambda: (token_of(factories.InvitationFactory()),),
    "notices:unsubscribe": lambda: (unsubscribe_token(factories.UserFactory().pk, []),),
    "account_confirm_email": lambda: ("aucune-cle",),
    "account_reset_password_from_key": lambda: ("1", "aucune-cle"),
    "mfa_edit_webauthn": lambda: (99,),
    "mfa_remove_webauthn": lambda: (99,),
    "admin:app_list": lambda: ("meetings",),
    "admin:auth_user_password_change": lambda: (factories.UserFactory().pk,),
    "admin:view_on_site": lambda: visited.make_content(factories.MemberFactory()),
    "admin:charters_edition_open_consultation": lambda: (factories.EditionFactory().pk,),
    "admin:charters_edition_next": lambda: (factories.EditionFactory().pk,),
    "admin:charters_edition_act": lambda: (factories.EditionFactory().pk, "vote"),
    "admin:charters_principlerevision_new": lambda: (factories.PrincipleRevisionFactory().pk,),
    "admin:charters_principlerevision_declare": lambda: (factories.PrincipleRevisionFactory().pk,),
    "admin:charters_principlerevision_publish": lambda: (factories.PrincipleRevisionFactory().pk,),
    "admin:charters_principlerevision_translate": lambda: (factories.PrincipleRevisionFactory().pk, "en"),
    "admin:charters_edition_review_translation": lambda: (factories.EditionFactory().pk, "en"),
    "admin:charters_principlerevision_review_translation": lambda: (factories.PrincipleRevisionFactory().pk, "ar"),
    "admin:charters_amendment_together": visited.make_together_args,
    **{
        f"admin:charters_amendment_{act}": lambda: (submitted(consultation()).pk,)
        for act in ("admit", "decline", "french", "accept", "accept_in_part")
    },
    "votes:choose_city": lambda: (visited.make_voting(factories.MemberFactory()).number,),
    "yearbook:yearbook": lambda: (visited.make_instrument(verified) and timezone.localdate().year,),
    "yearbook:yearbook of a year without anything": lambda: (visited.make_instrument(verified) and 1999,),
    "adoptions:city_edition": lambda: (visited.make_instrument(verified).adoption.member.slug,),
    "adoptions:city_edition recorded": lambda: (visited.make_instrument().adoption.member.slug,),
    "adoptions:document": lambda: (visited.make_instrument(drafted_adoption).pk,),
    "adoptions:document recorded": lambda: (visited.make_instrument().pk,),
    "adoptions:document verified": lambda: (visited.make_instrument(verified).pk,),
    "votes:letter": visited.make_letter,
    "votes:letter of a vote that is over": lambda: visited.make_letter(is_over=True),
    "admin:clauses_clause_next": lambda: (factories.ClauseFactory().pk,),
    "admin:clauses_clauseversion_publish": lambda: (factories.ClauseVersionFactory().pk,),
    "admin:clauses_clauseversion_review": lambda: (factories.ClauseVersionFactory().pk, "en"),
    "admin:commitments_report_seen": lambda: (visited.make_report().pk,),
    "admin:clauses_clause_withdraw": lambda: (visited.make_clause().pk,),
    "admin:adoptions_choice_hiding": visited.make_choice,
    "admin:commitments_commitment_hiding": lambda: (visited.make_commitment().pk, "hide"),
    "admin:commitments_report_hiding": lambda: (visited.make_report().pk, "hide"),
    "admin:clauses_use_act": lambda: (visited.make_use().pk, "hide"),
    "admin:clauses_use_stage": lambda: ((use := visited.make_use()).pk, use.stages.get().pk, "hide"),
    "admin:votes_round_letter": lambda: (visited.make_voting(factories.MemberFactory()).pk,),
    "admin:members_mandate_invite": lambda: (factories.MandateFactory().pk,),
    "admin:members_mandate_letter": lambda: (factories.MandateFactory().pk,),
    "admin:meetings_meeting_import": lambda: (factories.MeetingFactory().pk,),
    "admin:members_person_doubt_again": lambda: (factories.PersonFactory().pk, factories.PersonFactory().pk),
    "admin:members_person_tell_apart": lambda: (factories.PersonFactory().pk, factories.PersonFactory().pk),
    "admin:members_person_merge": lambda: (factories.PersonFactory().pk, factories.PersonFactory().pk),
}

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
    "meetings:own_list": lambda member: [],
    **{
        f"meetings:{name}": lambda member: visited.make_own_invitee(member)[:2]
        for name in ("own", "own_add", "own_propose")
    },
    **{
        f"meetings:{name}": visited.make_own_invitee
        for name in ("own_reply", "own_remove", "own_letter", "own_proxy_pdf")
    },
    "meetings:own_withdraw": visited.make_proposal,
    "meetings:own_convocation_pdf": lambda member: visited.make_path(convened({"member": member})[0]),
    "adoptions:own": lambda member: [],
    **dict.fromkeys(("adoptions:begin", "adoptions:interest", "adoptions:intention"), visited.make_charter_to_adopt),
    **{
        f"adoptions:{name}": visited.make_adoption_draft
        for name in ("draft", "act", "review", "record", "discard", "model_act_pdf", "model_act_docx")
    },
    "adoptions:withdraw": visited.make_interest,
    "adoptions:complete": lambda member: [visited.make_decision_without_number(member).pk],
    "meetings:seat_corrections": lambda member: [*visited.make_meeting("held", minutes="circulated")],
    "meetings:seat_correction": lambda member: [*visited.make_meeting("held", minutes="circulated"), "item-1-1"],
    "votes:own_list": lambda member: [],
    "clauses:own_list": lambda member: [],
    "clauses:use_add": lambda member: [],
    "clauses:own": lambda member: [visited.make_begun_use(member).pk],
    "clauses:use_edit": lambda member: [visited.make_begun_use(member).pk],
    "clauses:use_publish": lambda member: [visited.make_begun_use(member).pk],
    "clauses:use_discard": lambda member: [visited.make_begun_use(member).pk],
    "clauses:stage_add": lambda member: [visited.make_use(member).pk],
    "clauses:stage_correct": lambda member: [(use := visited.make_use(member)).pk, use.stages.get().pk],
    "commitments:own_list": lambda member: [],
    "commitments:add": lambda member: [],
    **{
        f"commitments:{name}": lambda member: [visited.make_begun_commitment(member).pk]
        for name in ("own", "edit", "publish", "discard")
    },
    "commitments:reports_own": lambda member: [],
    "commitments:report_begin": lambda member: [],
    **{
        f"commitments:{name}": lambda member: [visited.make_begun_report(member).year]
        for name in ("report_own", "report_submit", "report_discard")
    },
    "commitments:report_principle": lambda member: [visited.make_begun_report(member).year, "sobriete"],
    "commitments:report_commitment": lambda member: [
        (report := visited.make_begun_report(member)).year,
        report.accounts.get().commitment_id,
    ],
    **{f"commitments:{name}": lambda member: [visited.make_commitment(member).pk] for name in ("revise", "outcome")},
    **{
        name: lambda member: [visited.make_voting(member).number]
        for name in ("votes:own", "votes:ballot", "votes:cast")
    },
    "votes:discard": lambda member: [visited.make_prepared(member).number],
    "votes:review": lambda member: [visited.make_prepared(member).number],
    "votes:receipt": lambda member: [visited.make_cast(member).number, 1],
    "charters:annotation_add": lambda member: [factories.AnnotationFactory().revision.principle.key],
    "charters:annotation_edit": lambda member: [visited.make_draft_of(member)],
    "charters:annotation_discard": lambda member: [visited.make_draft_of(member)],
    "charters:annotation_publish": lambda member: [visited.make_draft_of(member)],
    "charters:annotation_reply": lambda member: [factories.AnnotationFactory().pk],
}

PATHS = {
    "admin:<path:object_id>/": lambda: f"/fr/admin/members/member/{factories.MemberFactory().pk}/",
    "admin:(?P<url>.*)$": lambda: "/fr/admin/nulle-part/",
    "admin:autocomplete": lambda: (
        "/fr/admin/autocomplete/?app_label=members&model_name=mandate&field_name=member&term="
    ),
}

METHODS = {
    "workspaces": ["get"],
    "charters:choose_city_to_amend": ["get"],
    "charters:choose_city": ["get"],
    "charters:choose_city_to_reply": ["get"],
    "votes:choose_city": ["get"],
    "clauses:choose_city": ["get"],
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

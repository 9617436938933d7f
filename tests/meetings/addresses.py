"""What fills the blanks of the addresses of meetings, as tests/addresses.py does for all others."""

from django.utils import timezone

from meetings.domain.answering import token_of as answer_token
from meetings.domain.subscribing import renew, word_of
from tests import factories
from tests.meetings import visited
from tests.meetings.convening.steps import convened

ARGUMENTS = {
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
        for name in ("circulate", "prolong", "approve", "approve_by_vote", "seal")
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
    "admin:meetings_meeting_import": lambda: (factories.MeetingFactory().pk,),
}

OF_A_CITY = {
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
    "meetings:seat_corrections": lambda member: [*visited.make_meeting("held", minutes="circulated")],
    "meetings:seat_correction": lambda member: [*visited.make_meeting("held", minutes="circulated"), "item-1-1"],
}

"""What this application holds about people."""

from django.utils.translation import gettext_lazy as _

from charter_portal.personal_data.erasing import Delete, Keep, Overwrite
from charter_portal.personal_data.inventory import Holding, by_account, by_person, by_reading, either, inventory

from .models.invitee import new_nonce

WITH_THE_ACTS = _("As long as the acts of the commission, which are archives of a public body.")
OFFICIAL_ACT = _("Acts of officials in their function are kept in the public interest.")


def _in_three_languages(*names):
    return [f"{name}{suffix}" for name in names for suffix in ("", "_fr", "_en", "_ar")]


inventory.nothing_about_people(
    "meetings.AgendaItem",
    "meetings.Commission",
    "meetings.Decision",
    "meetings.Document",
    "meetings.Erratum",
    "meetings.HandVote",
    "meetings.MeetingAct",
    "meetings.Photograph",
)

inventory.hold(
    Holding(
        model="meetings.Attendance",
        about=either(by_person("person"), by_person("represented_by")),
        personal=("meeting", "person", "member", "title", "mode", "represented_by"),
        other=("id", "version", "position"),
        purpose=_("To say in the minutes who attended a meeting, as what and how."),
        kept=WITH_THE_ACTS,
        erasure=Keep(OFFICIAL_ACT),
    ),
    Holding(
        model="meetings.Bundle",
        about=by_account("owner"),
        personal=("owner", "meeting", "year", "asked_at"),
        other=("id", "job", "file"),
        purpose=_("To hand a file of documents to the one who asked for it."),
        kept=_("A week."),
        erasure=Delete(),
    ),
    Holding(
        model="meetings.Correction",
        about=either(by_person("person"), by_account("decided_by")),
        personal=("minutes", "person", "quote", "proposed", "reason", "answer", "at", "decided_by"),
        other=(
            *("id", "part", "item", "decision", "attendance", "language", "prefix", "suffix", "status", "came_of"),
            "decided_at",
        ),
        purpose=_("To say who asked for which correction of minutes, and what became of it."),
        kept=WITH_THE_ACTS,
        erasure=Keep(OFFICIAL_ACT),
    ),
    Holding(
        model="meetings.Presence",
        about=by_person("attendance__person"),
        personal=("attendance", "mode", "since", "until"),
        other=("id",),
        purpose=_("To know whether enough cities were there, and to say in the minutes who came and left when."),
        kept=WITH_THE_ACTS,
        erasure=Keep(OFFICIAL_ACT),
    ),
    Holding(
        model="meetings.FollowUp",
        about=by_account("by"),
        personal=("decision", "status", "on", "by", "at"),
        other=("id", "note", "language", "link", "file", "due_on"),
        purpose=_("To know who noted what became of a decision."),
        kept=WITH_THE_ACTS,
        erasure=Overwrite({"by": None}),
    ),
    Holding(
        model="meetings.HandChoice",
        about=by_person("holder"),
        personal=("vote", "member", "choice", "holder"),
        other=("id",),
        purpose=_("To say in the minutes who voted for a city by proxy."),
        kept=WITH_THE_ACTS,
        erasure=Keep(OFFICIAL_ACT),
    ),
    Holding(
        model="meetings.Intervention",
        about=by_person("person"),
        personal=("item", "person", "member", "title"),
        other=("id", "position"),
        purpose=_("To say in the agenda and the minutes who spoke."),
        kept=WITH_THE_ACTS,
        erasure=Keep(OFFICIAL_ACT),
    ),
    Holding(
        model="meetings.AgendaProposal",
        about=by_account("by"),
        personal=("by", "proposed_at"),
        other=(
            *("id", "meeting", "member", "title", "why", "minutes_wished", "language", "status", "reason"),
            *("decided_at", "item"),
        ),
        purpose=_("To know who proposed an item for the agenda for a city."),
        kept=WITH_THE_ACTS,
        erasure=Overwrite({"by": None}),
    ),
    Holding(
        model="meetings.CalendarFeed",
        about=by_account("account"),
        personal=("account", "made_at"),
        other=("id", "nonce"),
        purpose=_("To give the calendar of one's meetings to programs that can't sign in."),
        kept=_("As long as the account."),
        erasure=Delete(),
    ),
    Holding(
        model="meetings.Invitee",
        about=either(by_person("person"), by_person("represented_by__person")),
        personal=(
            *("meeting", "person", "member", "title", "reply", "represented_by", "proxy_letter", "replied_at"),
            *("replied_through", "note", "added_by_city", "convened_at"),
        ),
        other=("id", "nonce"),
        purpose=_("To convene people to a meeting, to know who comes and who is represented by whom."),
        kept=WITH_THE_ACTS,
        # Who was convened and represented is part of the acts; what was told to the secretariat is not.
        erasure=Overwrite({"note": "", "nonce": lambda invitee: new_nonce()}),
    ),
    Holding(
        model="meetings.Meeting",
        about=either(by_person("chair"), by_person("secretary")),
        personal=("commission", "number", "chair", "secretary"),
        other=(
            *("id", "version", "status", "starts_on", "ends_on", "starts_at", "ends_at", "time_zone", "host", "format"),
            *("video_link", "reply_by", "prepared_from", "convened_at", "opened_at", "closed_at", "cancelled_at"),
            *_in_three_languages("theme", "venue", "practical", "parent_event", "parent_event_figures"),
        ),
        purpose=_("To say who chairs a meeting and who writes its minutes."),
        kept=WITH_THE_ACTS,
        erasure=Keep(OFFICIAL_ACT),
    ),
    Holding(
        model="meetings.Minutes",
        about=by_reading,
        personal=("written_by",),
        other=(
            *("id", "version", "meeting", "status", "circulated_at", "corrections_until", "approval", "approved_on"),
            *("sealed_at", "withdrawn_at", "votes_for", "votes_against", "votes_abstaining", "approved_in", "digest"),
            *_in_three_languages("introduction", "conclusion", "source_note"),
        ),
        purpose=_("To know who wrote the minutes."),
        kept=WITH_THE_ACTS,
        erasure=Keep(OFFICIAL_ACT),
    ),
)

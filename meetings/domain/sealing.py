"""Sealing approved minutes: from then on the database refuses any change, and the digest says what they said."""

import hashlib

from django.db.models import Prefetch

from charter_portal.register.canonical import canonical_json
from charter_portal.register.chain import utc_text
from charter_portal.register.models import Entry
from charters.domain.words import LANGUAGES, in_language

from ..documents.minutes import errata_to_print
from ..models import HandChoice, Intervention, Minutes
from ..stages import Stage
from .acting import acting_on, minutes_of, note_act
from .circulating import check_complete, save_minutes
from .issuing import issue_minutes


def seal(meeting, *, by):
    """Seal the approved minutes and have their PDFs issued. Returns the Minutes.

    Raises StageForbids and MinutesLacking.
    """
    with acting_on(meeting, Stage.APPROVED) as (meeting, at):
        check_complete(meeting)
        minutes = meeting.minutes
        errata = errata_to_print(meeting)
        minutes.status, minutes.sealed_at, minutes.digest = Minutes.Status.SEALED, at, content_digest(meeting)
        save_minutes(minutes, "status", "sealed_at", "digest")
        for erratum in errata:
            erratum.printed_in = meeting
            erratum.save(update_fields=["printed_in"])
        note_act(Entry.Act.MINUTES_SEALED, meeting, {"minutes": minutes.digest}, by=by, at=at)
        issue_minutes.enqueue(meeting.pk)
        return minutes


def content_digest(meeting):
    """The SHA-256 of ``sealed_content`` in its canonical form."""
    return hashlib.sha256(canonical_json(sealed_content(meeting))).hexdigest()


def sealed_content(meeting):
    """What the seal covers, as canonical values: docs/decisions/092-minutes.md lists it. People by their numbers."""
    minutes = minutes_of(meeting)
    speakers = Intervention.objects.select_related("member").order_by("position", "pk")
    agenda = meeting.agenda.prefetch_related("principles", "rounds", Prefetch("interventions", queryset=speakers))
    choices = HandChoice.objects.select_related("member").order_by("member__slug")
    hand_votes = meeting.hand_votes.select_related("item").prefetch_related(Prefetch("choices", queryset=choices))
    attendances = meeting.attendances.select_related("member").prefetch_related("also_for", "presences")
    decisions = meeting.decisions.select_related("item").prefetch_related("members")
    return {
        "format": 1,
        "meeting": meeting.path,
        "dates": [_day(meeting.starts_on), _day(meeting.ends_on)],
        "hours": [_hour(meeting.starts_at), _hour(meeting.ends_at), str(meeting.zone)],
        "held_as": meeting.format,
        "host": meeting.host.slug if meeting.host else None,
        "chair": meeting.chair_id,
        "secretary": meeting.secretary_id,
        **_texts(meeting, "theme", "venue", "parent_event", "parent_event_figures"),
        **_texts(minutes, "introduction", "conclusion", "source_note"),
        "written_by": minutes.written_by,
        "approved": [minutes.approval, _day(minutes.approved_on)],
        "agenda": [_item(row) for row in agenda.order_by("position", "pk")],
        "attendance": [_attendance(row) for row in attendances.order_by("position", "pk")],
        "hand_votes": [_hand_vote(row) for row in hand_votes.order_by("number")],
        "decisions": [_decision(row) for row in decisions.order_by("number", "pk")],
    }


def _item(item):
    return {
        "position": item.position,
        "kind": item.kind,
        "audience": item.audience,
        **_texts(item, "title", "text"),
        "principles": sorted(principle.key for principle in item.principles.all()),
        "votes": sorted(vote.number for vote in item.rounds.all() if vote.number),
        "speakers": [
            [row.person_id, row.member.slug if row.member else None, row.title] for row in item.interventions.all()
        ],
    }


def _attendance(row):
    return {
        "person": row.person_id,
        "member": row.member.slug if row.member else None,
        "also_for": sorted(member.slug for member in row.also_for.all()),
        "title": row.title,
        "mode": row.mode,
        "represented_by": row.represented_by_id,
        "presences": [[span.mode, utc_text(span.since), _moment(span.until)] for span in row.presences.all()],
    }


def _hand_vote(row):
    return {
        "number": row.number,
        **_texts(row, "question"),
        "rule": row.majority,
        "taken_at": utc_text(row.taken_at),
        "counts": [row.entitled, row.in_favour, row.against, row.abstaining],
        "item": row.item.position if row.item else None,
        "choices": [[choice.member.slug, choice.choice, choice.holder_id] for choice in row.choices.all()],
    }


def _decision(row):
    return {
        "number": row.number,
        **_texts(row, "text", "dissent", "owner"),
        "due_on": _day(row.due_on),
        "item": row.item.position if row.item else None,
        "members": sorted(member.slug for member in row.members.all()),
    }


def _texts(row, *fields):
    return {field: {language: in_language(row, field, language) for language in LANGUAGES} for field in fields}


def _day(day):
    return day.isoformat() if day else None


def _moment(moment):
    return utc_text(moment) if moment else None


def _hour(hour):
    return hour.isoformat("minutes") if hour else None

"""Corrections of circulated minutes: asked for by who attended, accepted or declined by the secretariat."""

from contextlib import contextmanager

from charter_portal.text.anchoring import anchor
from charter_portal.text.paragraphs import canonical, paragraphs

from ..exceptions import (
    AlreadyDecided,
    ChangedMeanwhile,
    DidNotAttend,
    PassageGone,
    ReasonMissing,
    SameWords,
    StageForbids,
    WindowClosed,
)
from ..models import Correction
from ..stages import Stage
from .acting import acting_on, minutes_of, said, stage_at
from .circulating import window_is_open
from .telling import ATTENDED, tell_of_answer

Part, Status = Correction.Part, Correction.Status


def attended(meeting, person):
    """Whether a Person (or None) was at the meeting, or represented there."""
    return person is not None and meeting.attendances.filter(person=person, mode__in=ATTENDED).exists()


def ask_for_correction(meeting, passage, *, person, quote, proposed, reason=""):
    """Record that ``person`` wants to read ``quote``, words within a Passage, as ``proposed``. Returns the Correction.

    Sent twice it is recorded once. Raises WindowClosed, DidNotAttend, PassageGone where the quote is not (once) in the
    passage, and SameWords.
    """
    with acting_on(meeting) as (meeting, at):
        minutes = minutes_of(meeting)
        if minutes is None or not window_is_open(meeting, minutes, at=at):
            raise WindowClosed(minutes.corrections_until if minutes else None)
        if not attended(meeting, person):
            raise DidNotAttend
        quote, proposed = quote.replace("\r\n", "\n").strip(), proposed.replace("\r\n", "\n").strip()
        if not quote or passage.quote.count(quote) != 1:
            raise PassageGone
        if canonical(quote) == canonical(proposed):
            raise SameWords
        start = passage.start + passage.quote.index(quote)
        found = anchor(passage.text, start, start + len(quote))
        wish = {"minutes": minutes, "person": person, "part": passage.part, "language": passage.language}
        wish |= {"quote": found.quote, "prefix": found.prefix, "suffix": found.suffix, "proposed": proposed}
        wish |= {"reason": canonical(reason), **_subject(passage)}
        same = Correction.objects.filter(status=Status.OPEN, **wish).first()
        return same or Correction.objects.create(at=at, **wish)


def _subject(passage):
    names = {Part.ITEM: "item", Part.DECISION: "decision", Part.ATTENDANCE: "attendance"}
    name = names.get(passage.part)
    return {name: passage.row} if name else {}


def corrected(correction):
    """(row, column) of what a Correction is about; (None, "") for a participant, and where the row is gone."""
    if correction.part in (Part.INTRODUCTION, Part.CONCLUSION):
        return correction.minutes, f"{correction.part}_{correction.language}"
    row = {Part.ITEM: correction.item, Part.DECISION: correction.decision}.get(correction.part)
    return (row, f"text_{correction.language}") if row else (None, "")


def stored_text(row, column):
    """What a row says in a column, with plain line ends; "" for no row."""
    return _same(getattr(row, column)) if row is not None else ""


def with_proposal(correction, text):
    """``text`` with the proposed words in the place of those quoted; as it is where they don't stand there once."""
    context = f"{correction.prefix}{correction.quote}{correction.suffix}"
    if text.count(context) == 1:
        return text.replace(context, f"{correction.prefix}{correction.proposed}{correction.suffix}")
    return text.replace(correction.quote, correction.proposed) if text.count(correction.quote) == 1 else text


def accept(correction, *, text, read, answer="", by):
    """Write ``text`` where the Correction's passage stood, and keep what came of it. Returns the Correction.

    ``read``: what stood there when the form was opened. A participant is corrected where participants are, before it
    is accepted. Raises AlreadyDecided, StageForbids, ChangedMeanwhile and SameWords.
    """
    with _deciding(correction) as (meeting, correction, at):
        row, column = corrected(correction)
        if row is not None:
            before = _same(getattr(row, column))
            if _same(read) != before:
                raise ChangedMeanwhile(before)
            text = _same(text)
            if text == before:
                raise SameWords
            setattr(row, column, text)
            row.version += 1
            row.save()
            correction.came_of = came_of(before, text)
        elif not answer.strip():
            raise ReasonMissing
        return _decide(meeting, correction, Status.ACCEPTED, canonical(answer), by=by, at=at)


def decline(correction, *, answer, by):
    """Leave the minutes as they are, for a reason. Returns the Correction.

    Raises AlreadyDecided, StageForbids and ReasonMissing.
    """
    with _deciding(correction) as (meeting, correction, at):
        return _decide(meeting, correction, Status.DECLINED, said(answer), by=by, at=at)


def came_of(before, after):
    """The paragraphs of ``after`` that ``before`` has not, one after an empty line from the other."""
    known = set(paragraphs(before))
    return "\n\n".join(one for one in paragraphs(after) if one not in known)


def _same(text):
    return (text or "").replace("\r\n", "\n").strip()


@contextmanager
def _deciding(correction):
    """The meeting locked, the Correction as stored, and the moment. Raises AlreadyDecided, StageForbids."""
    with acting_on(correction.minutes.meeting) as (meeting, at):
        rows = Correction.objects.select_related("minutes", "item", "decision", "person__user")
        found = rows.get(pk=correction.pk)
        if found.status != Status.OPEN:
            raise AlreadyDecided
        if (stage := stage_at(meeting)) != Stage.CIRCULATED:
            raise StageForbids(stage)
        yield meeting, found, at


def _decide(meeting, correction, status, answer, *, by, at):
    correction.status, correction.answer = status, answer
    correction.decided_by, correction.decided_at = by, at
    correction.save()
    tell_of_answer(meeting, correction, at=at)
    return correction

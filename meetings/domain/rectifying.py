"""What still happens to sealed minutes: errata beside them, and acts that take them out of view or show them again."""

from django.db.models import Max

from charter_portal.register.models import Entry
from charters.domain.words import LANGUAGES

from ..exceptions import IsWithdrawn, NotWithdrawn
from ..models import Erratum
from ..stages import Stage
from .acting import acting_on, minutes_of, note_act, said
from .circulating import save_minutes


def publish_erratum(meeting, *, texts, item=None, by):
    """Publish an Erratum to sealed minutes, about an AgendaItem or the whole. ``texts``: {"fr": …, "en": …, "ar": …}.

    It stands for good: sent twice it is published once, and the one that stands is returned. Raises StageForbids, and
    ReasonMissing without French words.
    """
    with acting_on(meeting, Stage.SEALED) as (meeting, at):
        minutes = minutes_of(meeting)
        words = {f"text_{language}": texts.get(language, "").strip() for language in LANGUAGES}
        words["text_fr"] = said(words["text_fr"])
        if same := minutes.errata.filter(item=item, **words).first():
            return same
        number = (minutes.errata.aggregate(last=Max("number"))["last"] or 0) + 1
        content = {"erratum": number, "item": item.position if item else None}
        act = note_act(Entry.Act.MINUTES_ERRATUM, meeting, content, by=by, at=at, note=words["text_fr"])
        return Erratum.objects.create(minutes=minutes, number=number, item=item, at=at, entry=act.entry, **words)


def withdraw(meeting, *, reason, by):
    """Take sealed minutes out of view, for a reason that everyone reads.

    Raises StageForbids, IsWithdrawn and ReasonMissing.
    """
    with acting_on(meeting, Stage.SEALED) as (meeting, at):
        minutes = minutes_of(meeting)
        if minutes.withdrawn_at is not None:
            raise IsWithdrawn
        note = said(reason)
        minutes.withdrawn_at = at
        save_minutes(minutes, "withdrawn_at")
        note_act(Entry.Act.MINUTES_WITHDRAWN, meeting, {}, by=by, at=at, note=note)
        return minutes


def show_again(meeting, *, reason, by):
    """Show withdrawn minutes again, for a reason. Raises StageForbids, NotWithdrawn, ReasonMissing."""
    with acting_on(meeting, Stage.SEALED) as (meeting, at):
        minutes = minutes_of(meeting)
        if minutes.withdrawn_at is None:
            raise NotWithdrawn
        note = said(reason)
        minutes.withdrawn_at = None
        save_minutes(minutes, "withdrawn_at")
        note_act(Entry.Act.MINUTES_SHOWN_AGAIN, meeting, {}, by=by, at=at, note=note)
        return minutes

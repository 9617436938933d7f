"""Moderation: the commission hides what a council said of a principle, for a reason that everyone reads, and can show
it again. Both are acts; nothing is deleted, and its city goes on reading its words.
"""

from charter_portal.register.models import Entry, IssuedDocument

from ..exceptions import WordsNotPublic
from ..models import AdoptionAct, Choice
from .acting import acting_on, note_act, said
from .announcing import announce_hidden

Act = Entry.Act


def hide(choice, *, reason, on, by, at):
    """Hide the words of a Choice of a verified decision for a ``reason``; ``on``: the present date in the city.

    The certificates that print them are withheld. Returns the Choice. Raises WordsNotPublic, ReasonMissing.
    """
    reason = said(reason)
    columns = {"hidden_at": at, "hidden_by": by, "hidden_reason": reason}
    stored = _moderated(choice, Act.WORDS_HIDDEN, columns, note=reason, on=on, by=by, at=at)
    announce_hidden(stored, by=by, at=at)
    return stored


def show_again(choice, *, on, by, at):
    """Show the words of a hidden Choice again, and its certificates where nothing else in them is hidden.

    Returns the Choice. Raises WordsNotPublic.
    """
    columns = {"hidden_at": None, "hidden_by": None, "hidden_reason": ""}
    return _moderated(choice, Act.WORDS_SHOWN, columns, note="", on=on, by=by, at=at)


def _moderated(choice, act, columns, *, note, on, by, at):
    # The derived rows are made anew on leaving, so that searches follow.
    with acting_on(choice.instrument.adoption) as adoption:
        stored = Choice.objects.select_related("instrument", "principle").get(pk=choice.pk)
        instrument = stored.instrument
        if not instrument.is_verified or not stored.text:
            raise WordsNotPublic(stored.pk)
        for name, value in columns.items():
            setattr(stored, name, value)
        stored.save(update_fields=list(columns))
        instrument.version += 1
        instrument.save(update_fields=["version"])
        content = {"principle": stored.principle.key}
        note_act(act, adoption, content, by=by, at=at, on=on, note=note, instrument=instrument)
        is_withheld = instrument.choices.exclude(hidden_at=None).exists()
        entries = AdoptionAct.objects.filter(instrument=instrument).values("entry")
        IssuedDocument.objects.filter(of__in=entries).update(withheld_at=at if is_withheld else None)
        instrument.adoption = adoption
        return stored

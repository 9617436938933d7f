"""Moderation: the commission hides the words of a commitment or a report, for a reason that everyone reads, and shows
them again. Both are acts; nothing is deleted, and its city goes on reading its words.
"""

from django.db import transaction

from charter_portal.register.canonical import sha256
from charter_portal.register.models import Entry
from charter_portal.register.recording import record
from charter_portal.text.paragraphs import canonical
from charter_portal.text.saying import is_wordless

from ...exceptions import ReasonMissing
from ..exceptions import WordsNotPublic
from .announcing import announce_hidden

Act = Entry.Act


@transaction.atomic
def hide(row, *, reason, by, at):
    """Hide the words of a published Commitment, with what became of it, or of a submitted Report, with its evidence.

    What stays shown is what no words say: days, levels, status. Returns the row. Raises WordsNotPublic, ReasonMissing.
    """
    reason = canonical(reason)
    if is_wordless(reason):
        raise ReasonMissing(row.pk)
    # The register holds no prose: a digest binds the reason kept beside it.
    stored = _moderated(row, hidden_at=at, hidden_by=by, hidden_reason=reason)
    record(act=Act.WORDS_HIDDEN, subject=stored.path, content={"reason": sha256({"reason": reason})}, by=by, at=at)
    announce_hidden(stored, by=by, at=at)
    return stored


@transaction.atomic
def show_again(row, *, by, at):
    """Show the words of a hidden Commitment or Report again. Returns the row. Raises WordsNotPublic."""
    stored = _moderated(row, hidden_at=None, hidden_by=None, hidden_reason="")
    record(act=Act.WORDS_SHOWN, subject=stored.path, content={}, by=by, at=at)
    return stored


def _moderated(row, **columns):
    """The row as stored, locked, with these ``columns`` changed."""
    stored = type(row).objects.select_for_update(of=("self",)).select_related("member").get(pk=row.pk)
    if stored.entry_id is None:
        raise WordsNotPublic(stored.pk)
    for name, value in columns.items():
        setattr(stored, name, value)
    stored.version += 1
    stored.save(update_fields=[*columns, "version"])
    return stored

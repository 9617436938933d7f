"""Withdrawing a clause from the library: by an act with a reason; its page stays, and no new use of it begins."""

from django.db import transaction

from charter_portal.register.canonical import sha256
from charter_portal.register.models import Entry
from charter_portal.register.recording import record
from charter_portal.text.paragraphs import canonical
from charter_portal.text.saying import is_wordless

from ...exceptions import ReasonMissing
from ..exceptions import ClauseWithdrawn, NothingPublished, ReplacementNotPossible
from ..models import Clause
from .announcing import announce_withdrawn


@transaction.atomic
def withdraw_clause(clause, *, reason, by, at, replaced_by=None):
    """Withdraw a Clause for a ``reason`` that everyone reads; ``replaced_by``: the Clause to use instead, or None.

    Cities that use it are told, and go on telling of their uses. Returns the Clause. Raises NothingPublished,
    ClauseWithdrawn, ReasonMissing, ReplacementNotPossible.
    """
    clause = Clause.objects.select_for_update().get(pk=clause.pk)
    reason = canonical(reason)
    if clause.is_withdrawn:
        raise ClauseWithdrawn(clause.key)
    if not clause.versions.public().exists():
        raise NothingPublished(clause.key)
    if is_wordless(reason):
        raise ReasonMissing(clause.key)
    if replaced_by is not None and not Clause.objects.to_use().exclude(pk=clause.pk).filter(pk=replaced_by.pk).exists():
        raise ReplacementNotPossible(replaced_by.key)
    content = {"reason": sha256({"reason": reason}), "replaced_by": replaced_by and replaced_by.key}
    clause.withdrawal = record(act=Entry.Act.CLAUSE_WITHDRAWN, subject=clause.path, content=content, by=by, at=at)
    clause.withdrawn_at, clause.withdrawn_reason, clause.replaced_by = at, reason, replaced_by
    clause.version += 1
    clause.save()
    announce_withdrawn(clause, at=at)
    return clause

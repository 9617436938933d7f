"""Declaring what a draft wording changes: its form or its substance, with the reason, of a French that was read."""

from django.db import transaction
from django.utils import translation

from charter_portal.text.paragraphs import canonical
from charter_portal.text.saying import is_wordless

from ..exceptions import FrenchDiffers, FrenchSame, NothingToDeclare, ReasonMissing, WordingSealed
from ..models import PrincipleRevision
from .digests import wording_digest
from .words import AUTHORITATIVE, wording_in

Change = PrincipleRevision.Change


def declare_change(revision, *, change, reason, by):
    """Declare that the draft ``revision`` makes a ``change`` (a PrincipleRevision.Change) for a ``reason``.

    The declaration holds for the French as it stands: other words are declared again. A correction of a translation
    needs no reason. Returns the PrincipleRevision as stored. Raises WordingSealed, NothingToDeclare, ReasonMissing,
    FrenchSame (nothing changed in French) or FrenchDiffers (only a translation is said to have).
    """
    with translation.override(AUTHORITATIVE), transaction.atomic():
        revision = PrincipleRevision.objects.select_for_update(of=("self",)).get(pk=revision.pk)
        key = revision.principle.key
        if revision.is_sealed:
            raise WordingSealed(key)
        if revision.base is None:
            raise NothingToDeclare(key)
        french = wording_digest(wording_in(revision, AUTHORITATIVE))
        is_same = french == wording_digest(wording_in(revision.base, AUTHORITATIVE))
        if change == Change.TRANSLATION and not is_same:
            raise FrenchDiffers(key)
        if change != Change.TRANSLATION and is_same:
            raise FrenchSame(key)
        reason = canonical(reason)
        if change != Change.TRANSLATION and is_wordless(reason):
            raise ReasonMissing(key)
        revision.change, revision.reason, revision.declared_digest = Change(change), reason, french
        revision.version += 1
        revision._history_user = by
        revision.save(update_fields=["change", "reason", "declared_digest", "version"])
        return revision

"""Accepting an amendment: its words are merged, three-way, into the draft of the next edition.

The base is the wording that was amended; ours is what stands now in the draft; theirs is what the city proposes. A
change of meaning is merged in French, so that the other languages go stale; the correction of a translation in its own
language, which is then to be reviewed.
"""

from typing import NamedTuple

from django.db import transaction
from django.utils import translation

from charter_portal.editing.claiming import claim_version
from charter_portal.editing.exceptions import EditConflict
from charter_portal.text.merging import Merged
from charter_portal.text.moving import merge_texts
from charter_portal.text.paragraphs import canonical
from charter_portal.text.saying import is_wordless

from ..exceptions import FrenchMissing, NoNextDraft, NothingAccepted, PrincipleNotInDraft, ReasonMissing
from ..models import Amendment, Edition, Principle, PrincipleRevision
from ..models.translation import TranslationState
from .amending import (
    Kind,
    Status,
    Text,
    What,
    check_version,
    locked,
    merged_language,
    note_event,
    proposed_in,
    save_state,
    text_in,
    text_of,
)
from .announcing import announce_decision
from .declaring import declare_change
from .drafting import draft_wording
from .showing import shown_wording
from .translating import record_translation, states
from .words import AUTHORITATIVE

Change = PrincipleRevision.Change


class Proposal(NamedTuple):
    """What accepting would do: the wording ``target`` in the draft, three Texts in one language, and their Merged.

    ``edition`` is the draft; None where the correction of a translation waits for no edition.
    """

    edition: Edition | None
    target: PrincipleRevision
    language: str
    base: Text
    ours: Text
    theirs: Text
    title: Merged
    statement: Merged

    @property
    def seen(self):
        """What tells whether the target is still what was read: ``12-3``."""
        return f"{self.target.pk}-{self.target.version}"

    @property
    def clashes(self):
        """The Clash values of the title, then of the statement."""
        return (*self.title.clashes, *self.statement.clashes)

    @property
    def is_clean(self):
        """Whether nothing clashes."""
        return not self.clashes

    def settled(self, choices):
        """The Text with ``choices``, a str for each clash, in order."""
        of_title = len(self.title.clashes)
        return text_of(self.title.settled(choices[:of_title]), self.statement.settled(choices[of_title:]))

    @property
    def whole(self):
        """The Text in which the city's words stand wherever something clashes: what accepting the whole means."""
        return self.settled([clash.theirs for clash in self.clashes])

    @property
    def asks_for_declaration(self):
        """Whether the French changes, so that the change is to be declared."""
        return self.language == AUTHORITATIVE


def next_draft(edition):
    """The latest draft edition that was made from ``edition``, or from one that was, and so on; None where none is."""
    editions = Edition.objects.filter(charter=edition.charter_id).select_related("charter").order_by("-pk")
    rows = {row.pk: row for row in editions}
    for row in rows.values():
        ancestor, steps = row, 0
        while ancestor is not None and ancestor.pk != edition.pk and steps < len(rows):
            ancestor, steps = rows.get(ancestor.based_on_id), steps + 1
        if row.status == Edition.Status.DRAFT and ancestor is not None and ancestor.pk == edition.pk:
            return row
    return None


def proposal_of(amendment):
    """The Proposal of a submitted amendment, as things stand.

    Raises FrenchMissing, NoNextDraft or PrincipleNotInDraft.
    """
    if amendment.lacks_french:
        raise FrenchMissing
    edition, target = _target(amendment)
    language = merged_language(amendment)
    base, ours = text_in(amendment.revision, language), text_in(target, language)
    theirs = proposed_in(amendment, language)
    merged = (merge_texts(*texts) for texts in zip(base, ours, theirs, strict=True))
    return Proposal(edition, target, language, base, ours, theirs, *merged)


def _target(amendment):
    """(the draft edition, the wording of the principle there) into which the amendment goes."""
    principle, edition = amendment.revision.principle, next_draft(amendment.edition)
    wordings = PrincipleRevision.objects.select_related("principle", "base").prefetch_related("criteria")
    listed = edition and wordings.filter(articles__edition=edition, principle=principle).first()
    if listed:
        return edition, listed
    if amendment.kind == Kind.TRANSLATION:
        # It is published by itself, as any correction of a translation.
        drafts = wordings.filter(principle=principle, sealed_at=None, change=Change.TRANSLATION, articles=None)
        return None, drafts.order_by("-pk").first() or shown_wording(amendment.revision)
    if edition is None:
        raise NoNextDraft(amendment.edition.number)
    raise PrincipleNotInDraft(principle.key)


def accept_amendment(amendment, *, text, seen, version, reason, change, change_reason, by, at):
    """Put ``text``, a Text, in the place of the target's: the amendment's words, merged, or what staff made of them.

    ``seen`` and ``version`` are those of the Proposal and of the amendment that were read. Where ``text`` is not all
    that the city proposed, the amendment is accepted in part, and ``reason`` says why. ``change`` (editorial or
    substantive) and ``change_reason`` declare what changes, where the French does. The city and those that sign are
    told. Returns the Amendment as stored, whose ``result`` is the draft wording.

    Raises AmendmentForbids, EditConflict, ReasonMissing, NothingAccepted, FrenchSame, what ``proposal_of`` raises.
    """
    with transaction.atomic(), translation.override(AUTHORITATIVE):
        # One acceptance after the other for a principle: the second merges with what the first made.
        Principle.objects.select_for_update().get(pk=amendment.revision.principle_id)
        with locked(amendment, Amendment.UNDECIDED) as amendment:
            check_version(amendment, version)
            proposal, text = proposal_of(amendment), text_of(*text)
            if proposal.seen != seen:
                raise EditConflict(proposal.target.pk)
            is_whole, reason = text == proposal.whole, canonical(reason)
            if text == proposal.ours and not is_whole:
                raise NothingAccepted
            if not is_whole and is_wordless(reason):
                raise ReasonMissing
            amendment.result = _written(proposal, text, change=change, reason=change_reason, by=by)
            amendment.status = Status.ACCEPTED if is_whole else Status.PARTLY_ACCEPTED
            amendment.decided_at, amendment.decision = at, reason
            save_state(amendment, "status", "decided_at", "decision", "result")
            note_event(amendment, What(amendment.status), by=by, at=at, note=reason)
            announce_decision(amendment, at=at)
            return amendment


def _written(proposal, text, *, change, reason, by):
    """The wording that holds ``text``: the target, a draft made from it where it is sealed, its change declared."""
    target, language = proposal.target, proposal.language
    if text == proposal.ours:
        return target
    if target.is_sealed:
        kind = change if proposal.asks_for_declaration else Change.TRANSLATION
        target, _editions = draft_wording(target, change=kind, by=by)
    else:
        claim_version(row=target)
    was_stale = language != AUTHORITATIVE and states(target)[language] is TranslationState.STALE
    columns = {f"title_{language}": text.title, f"statement_{language}": text.statement}
    for column, words in columns.items():
        setattr(target, column, words)
    target._history_user = by
    target.save(update_fields=list(columns))
    if language != AUTHORITATIVE:
        # A stale translation stays so: it was corrected, and not made from the French of the draft.
        return target if was_stale else record_translation(target, language=language).revision
    return declare_change(target, change=change, reason=reason, by=by) if target.base_id else target

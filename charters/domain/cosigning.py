"""Cities that sign another city's amendment."""

from django.db import IntegrityError, transaction

from ..exceptions import ConsultationClosed, OwnAmendment
from ..models import Amendment, AmendmentEvent
from .amending import locked, note_event
from .announcing import announce_cosignature
from .consulting import is_open_to

What = AmendmentEvent.What


def can_cosign(member, amendment, *, at):
    """Whether ``member`` can sign the submitted ``amendment`` of another city at ``at``. No query."""
    is_other = member.pk != amendment.member_id
    return is_other and amendment.is_undecided and is_open_to(member, amendment.edition, at=at)


def cosign(amendment, *, member, by, at):
    """Sign for ``member``; once only, however often it is asked. The submitting city is told.

    Returns the Amendment. Raises AmendmentForbids, OwnAmendment or ConsultationClosed.
    """
    if amendment.member_id == member.pk:
        raise OwnAmendment
    with locked(amendment, Amendment.UNDECIDED) as amendment:
        if not is_open_to(member, amendment.edition, at=at):
            raise ConsultationClosed(amendment.edition.number)
        try:
            with transaction.atomic():
                amendment.cosignatures.create(member=member, signed_at=at, by=by)
        except IntegrityError:
            return amendment
        note_event(amendment, What.COSIGNED, member=member, by=by, at=at)
        announce_cosignature(amendment, member=member, at=at)
        return amendment


def withdraw_signature(amendment, *, member, by, at):
    """Take the signature of ``member`` back; nothing where there is none. Returns the Amendment.

    Raises AmendmentForbids once the amendment is decided.
    """
    with locked(amendment, Amendment.UNDECIDED) as amendment:
        deleted, _rows = amendment.cosignatures.filter(member=member).delete()
        if deleted:
            note_event(amendment, What.SIGNATURE_WITHDRAWN, member=member, by=by, at=at)
        return amendment

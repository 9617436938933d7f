"""Answering annotations, saying what became of them, and moderating: nothing is ever deleted."""

from django.db import transaction
from django.db.models import F

from charter_portal.text.paragraphs import canonical
from charter_portal.text.saying import is_wordless

from ..exceptions import (
    AnnotationNotPublished,
    BodyMissing,
    ConsultationClosed,
    EditionOfAnotherCharter,
    ReasonMissing,
)
from ..models import Annotation, Reply
from .announcing_annotations import announce_decision, announce_hiding, announce_reply
from .consulting import is_open_to

Disposition = Annotation.Disposition


@transaction.atomic
def reply_to(annotation, *, body, member, by, at):
    """Answer a published annotation, for ``member`` or, where that is None, for the commission. Returns the Reply.

    A city answers while the consultation is open to it. Sent again by the same account, the same words are the same
    reply, and nobody is told twice. Raises AnnotationNotPublished, ConsultationClosed, BodyMissing.
    """
    annotation = _locked(annotation)
    if member is not None and not is_open_to(member, annotation.edition, at=at):
        raise ConsultationClosed(annotation.edition.number)
    body = canonical(body)
    if is_wordless(body):
        raise BodyMissing
    same = annotation.replies.filter(member=member, author=by, body=body).first()
    if same is not None:
        return same
    reply = Reply.objects.create(annotation=annotation, member=member, body=body, author=by, created_at=at)
    announce_reply(reply, by=by, at=at)
    return reply


@transaction.atomic
def decide(annotation, *, disposition, reason, accepted_into=None, by, at):
    """Say what became of an annotation, with the ``reason`` that everyone who may read it is told.

    ``accepted_into``: the Edition that takes it up, only with ACCEPTED. Decided again, the last decision holds.
    Returns the Annotation as stored. Raises AnnotationNotPublished, ReasonMissing, EditionOfAnotherCharter.
    """
    annotation = _locked(annotation)
    reason = canonical(reason)
    if is_wordless(reason):
        raise ReasonMissing
    if disposition != Disposition.ACCEPTED:
        accepted_into = None
    if accepted_into is not None and accepted_into.charter_id != annotation.edition.charter_id:
        raise EditionOfAnotherCharter(str(accepted_into))
    annotation.disposition, annotation.disposition_reason = Disposition(disposition), reason
    annotation.accepted_into, annotation.decided_at, annotation.decided_by = accepted_into, at, by
    annotation.version += 1
    columns = ["disposition", "disposition_reason", "accepted_into", "decided_at", "decided_by", "version"]
    annotation.save(update_fields=columns)
    announce_decision(annotation, by=by, at=at)
    return annotation


@transaction.atomic
def hide(row, *, reason, by, at):
    """Hide the words of a published Annotation or of a Reply; readers are told the ``reason`` in their place.

    Its own city and the team go on reading them. Raises AnnotationNotPublished, ReasonMissing.
    """
    reason = canonical(reason)
    if is_wordless(reason):
        raise ReasonMissing
    _moderate(row, hidden_at=at, hidden_by=by, hidden_reason=reason)
    announce_hiding(row, by=by, at=at)


@transaction.atomic
def show_again(row):
    """Show the words of a hidden Annotation or Reply again. Raises AnnotationNotPublished."""
    _moderate(row, hidden_at=None, hidden_by=None, hidden_reason="")


def _moderate(row, **columns):
    annotation = _locked(row.annotation if isinstance(row, Reply) else row)
    Annotation.objects.filter(pk=annotation.pk).update(version=F("version") + 1)
    type(row).objects.filter(pk=row.pk).update(**columns)
    for name, value in columns.items():
        setattr(row, name, value)


def _locked(annotation):
    """The published annotation as stored, locked. Raises AnnotationNotPublished."""
    rows = Annotation.objects.select_for_update(of=("self",)).select_related("member", "edition", "revision__principle")
    annotation = rows.get(pk=annotation.pk)
    if not annotation.is_published:
        raise AnnotationNotPublished(annotation.pk)
    return annotation

"""Annotating the wordings of an edition in consultation: a city drafts, reads again, and publishes."""

from typing import NamedTuple

from django.db import transaction

from charter_portal.editing.claiming import claim_version
from charter_portal.text.anchoring import Anchor
from charter_portal.text.paragraphs import canonical
from charter_portal.text.saying import is_wordless
from members.domain.drafting import Draft

from ..exceptions import AnnotationPublished, BodyMissing, ConsultationClosed, PassageNotThere
from ..models import Annotation, Article, Edition, Principle, PrincipleRevision
from .announcing_annotations import announce_annotation
from .carrying import carry_one
from .consulting import is_open_to
from .showing import shown_wording
from .waiting import consultations_of
from .words import AUTHORITATIVE, in_language

WHOLE = Anchor(0, 0, "", "", "")
"""The passage of an annotation of the whole principle."""


class Ground(NamedTuple):
    """What can be annotated: an edition in consultation, the wording that readers see, and the language of the words.

    ``text`` is the statement, in which passages are counted.
    """

    edition: Edition
    revision: PrincipleRevision
    language: str

    @property
    def text(self):
        """The statement in that language, in its canonical form."""
        return in_language(self.revision, "statement", self.language)


def ground_for(member, principle, *, language, at):
    """The Ground on which ``member`` can annotate ``principle`` at the aware datetime ``at``, or None.

    Of several editions in consultation it is the latest opened. Words without a translation are annotated in French.
    """
    editions = consultations_of(member, at=at)
    articles = Article.objects.filter(edition__in=editions, revision__principle=principle)
    listed = {article.edition_id: article.revision for article in articles.select_related("revision__principle")}
    for edition in editions:
        if edition.pk in listed:
            return _ground(edition, listed[edition.pk], language)
    return None


def ground_of(annotation):
    """The Ground on which an annotation was written, whose ``edition`` and ``revision`` are selected."""
    return Ground(annotation.edition, annotation.revision, annotation.language)


def _ground(edition, revision, language):
    shown = revision if language == AUTHORITATIVE else shown_wording(revision)
    if language != AUTHORITATIVE and in_language(shown, "statement", language):
        return Ground(edition, shown, language)
    return Ground(edition, revision, AUTHORITATIVE)


@transaction.atomic
def draft_annotation(*, member, ground, passage, kind, visibility, body, by, at):
    """Begin an annotation of the ``passage`` (an Anchor, or WHOLE) for ``member``; only its people see it.

    Returns the Annotation. Raises ConsultationClosed, PassageNotThere, BodyMissing.
    """
    _check_open(member, ground.edition, at)
    _check_passage(ground, passage)
    return Annotation.objects.create(
        member=member,
        edition=ground.edition,
        revision=ground.revision,
        language=ground.language,
        **passage._asdict(),
        kind=kind,
        visibility=visibility,
        body=_said(body),
        author=by,
        created_at=at,
        changed_at=at,
    )


@transaction.atomic
def rewrite_annotation(annotation, *, version, passage, kind, visibility, body, at):
    """Change a draft that was read at ``version``. Returns the Annotation as stored.

    Raises AnnotationPublished, PassageNotThere, BodyMissing, and EditConflict where a colleague was faster.
    """
    annotation = _locked(annotation, version)
    _check_passage(ground_of(annotation), passage)
    texts = {**passage._asdict(), "kind": kind, "visibility": visibility, "body": _said(body), "changed_at": at}
    for name, value in texts.items():
        setattr(annotation, name, value)
    claim_version(row=annotation)
    annotation.save(update_fields=list(texts))
    return annotation


@transaction.atomic
def discard_annotation(annotation):
    """Delete a draft. Raises AnnotationPublished."""
    _locked(annotation).delete()


@transaction.atomic
def publish_annotation(annotation, *, version, by, at):
    """Publish a draft that was read at ``version``: from now on its words stay as they are. Returns the Annotation.

    It is carried at once to the wordings that came meanwhile, and the team is told of what it may read. Raises
    AnnotationPublished, ConsultationClosed, and EditConflict where it was changed since it was read.
    """
    # In the order in which a sealing locks them: whatever is sealed meanwhile either sees this annotation or is seen.
    edition = Edition.objects.select_for_update(of=("self",)).get(pk=annotation.edition_id)
    Principle.objects.select_for_update().get(pk=annotation.revision.principle_id)
    annotation = _locked(annotation, version)
    _check_open(annotation.member, edition, at)
    claim_version(row=annotation)
    annotation.published_at, annotation.published_by = at, by
    annotation.save(update_fields=["published_at", "published_by"])
    later = PrincipleRevision.objects.public().filter(principle=annotation.revision.principle_id)
    for revision in later.filter(pk__gt=annotation.revision_id):
        carry_one(annotation, revision)
    announce_annotation(annotation, at=at)
    return annotation


def annotation_drafts(member, *, limit=20):
    """The Drafts of annotations that ``member`` has begun, the latest changed first. One query."""
    rows = Annotation.objects.filter(member=member, published_at=None).select_related("revision")
    return [
        Draft("charters/annotating/draft.html", annotation.changed_at, {"annotation": annotation})
        for annotation in rows.order_by("-changed_at", "-pk")[:limit]
    ]


def _locked(annotation, version=None):
    """The draft as stored, locked. Raises AnnotationPublished, or EditConflict where it is not at ``version``."""
    rows = Annotation.objects.select_for_update(of=("self",)).select_related("member", "edition", "revision__principle")
    annotation = rows.get(pk=annotation.pk)
    if annotation.is_published:
        raise AnnotationPublished(annotation.pk)
    if version is not None:
        # claim_version compares with what is stored.
        annotation.version = version
    return annotation


def _check_open(member, edition, at):
    if not is_open_to(member, edition, at=at):
        raise ConsultationClosed(edition.number)


def _check_passage(ground, passage):
    if passage != WHOLE and (not passage.quote or ground.text[passage.start : passage.end] != passage.quote):
        raise PassageNotThere(ground.revision.number)


def _said(body):
    """The words in their canonical form. Raises BodyMissing where there are none."""
    body = canonical(body)
    if is_wordless(body):
        raise BodyMissing
    return body

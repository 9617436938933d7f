"""Carrying annotations to other wordings: long work that can be broken off and goes on where it was.

Each is carried from the wording on which it was made or, where a person has decided where it stands in a later one,
from there. What was found stays as it is: nothing is carried twice.
"""

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _
from django_tasks import task

from charter_portal.tasks.naming import shows_progress
from charter_portal.tasks.progress import advance, ask_for, begin, finish
from charter_portal.text.anchoring import Carried, Route, State

from ..models import Annotation, Placement, PrincipleRevision
from .announcing_annotations import announce_places
from .words import LANGUAGES, in_language

BATCH = 500


def left_to_carry(revision):
    """Published annotations of the principle's other wordings that have no place in ``revision`` yet."""
    placed = Placement.objects.filter(annotation=OuterRef("pk"), revision=revision)
    found = Annotation.objects.published().filter(revision__principle=revision.principle_id)
    return found.exclude(revision=revision).filter(~Exists(placed))


def ask_to_carry(revisions, *, by, about, path):
    """Have a worker carry to each of the sealed ``revisions`` what has no place there; returns the Job.

    None, and nothing is asked for, where there is nothing to carry. ``by`` is the account that acts, None for the
    system; ``about`` and ``path`` say what it is for: see ``charter_portal.tasks.progress``.
    """
    counts = {revision.pk: left_to_carry(revision).count() for revision in revisions}
    waiting = [pk for pk, count in counts.items() if count]
    if not waiting:
        return None
    return ask_for(carry_annotations, waiting, owner=by, about=about, path=path, total=sum(counts.values()))


@shows_progress(_("Annotations carried to new wordings"))
@task()
def carry_annotations(job_id, revision_ids):
    """Carry what is left to the wordings with these ids; returns how many were carried this time."""
    job = begin(job_id)
    done = job.done
    for revision in PrincipleRevision.objects.filter(pk__in=revision_ids).order_by("pk"):
        carrier = _Carrier(revision)
        while True:
            with transaction.atomic():
                number = carrier.carry(left_to_carry(revision).order_by("pk").filter(pk__gt=carrier.last)[:BATCH])
                done += number
                advance(job, done=done)
            if not number:
                break
    announce_places(revision_ids, about=str(job_id))
    finish(job)
    return done - job.done


def carry_one(annotation, revision):
    """Find the place of one annotation in ``revision``, in the caller's transaction."""
    _Carrier(revision).carry([annotation])


class _Carrier:
    """Carries annotations of a principle to one of its wordings: each pair of texts is compared once."""

    def __init__(self, revision):
        self.revision = revision
        self.last = 0
        wordings = PrincipleRevision.objects.filter(principle=revision.principle_id)
        self._texts = {wording.pk: {code: _statement(wording, code) for code in LANGUAGES} for wording in wordings}
        self._routes = {}

    def carry(self, annotations):
        """Write the places of ``annotations``; returns their number."""
        annotations = list(annotations)
        decided = _latest_decisions(annotations, self.revision)
        places = [self._place(annotation, decided.get(annotation.pk)) for annotation in annotations]
        Placement.objects.bulk_create(places, ignore_conflicts=True)
        self.last = annotations[-1].pk if annotations else self.last
        return len(annotations)

    def _place(self, annotation, decision):
        place = Placement(annotation=annotation, revision=self.revision)
        if decision and decision.state == Placement.State.ORPHAN:
            # A person has said that it is gone: nobody is asked again.
            place.state = Placement.State.ORPHAN
            place.decided_at, place.decided_by_id = decision.decided_at, decision.decided_by_id
            return place
        if annotation.is_of_the_whole:
            place.state, place.likeness = Placement.State.MOVED, 1.0
            return place
        base = decision or annotation
        text = self._texts[self.revision.pk][annotation.language]
        carried = self._route(base.revision_id, annotation.language).carry(base.start, base.end) if text else _GONE
        place.state, place.likeness = carried.state.value, carried.likeness
        if carried.end:
            place.start, place.end, place.quote = carried.start, carried.end, text[carried.start : carried.end]
        return place

    def _route(self, old, language):
        key = (old, language)
        if key not in self._routes:
            self._routes[key] = Route(self._texts[old][language], self._texts[self.revision.pk][language])
        return self._routes[key]


_GONE = Carried(State.ORPHAN)


def _statement(wording, language):
    return in_language(wording, "statement", language)


def _latest_decisions(annotations, revision):
    """{annotation's id: the Placement in another wording that a person decided last}."""
    decided = Placement.objects.filter(annotation__in=annotations, decided_at__isnull=False)
    return {place.annotation_id: place for place in decided.exclude(revision=revision).order_by("decided_at", "pk")}

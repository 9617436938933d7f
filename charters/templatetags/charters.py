"""What pages of principles show of amendments, and other applications' pages of charters."""

from django import template
from django.utils.translation import get_language

from ..domain.gathering import editions_amended
from ..domain.standing import standing_of
from ..models import Amendment, Annotation, Charter
from ..reading.amending import lines_of

LATEST = 3  # amendments on the page of a principle

register = template.Library()


@register.simple_tag
def charters_of(member):
    """Charters that a member owns."""
    return Charter.objects.filter(owner=member).order_by("year")


@register.filter
def annotation_kind(kind):
    """The kind of an annotation ("question") in the reader's language."""
    return Annotation.Kind(kind).label


@register.filter
def disposition_in_words(disposition):
    """What became of an annotation ("declined") in the reader's language."""
    return Annotation.Disposition(disposition).label


@register.simple_tag
def amendments_about(principle):
    """The latest submitted amendments to a principle as Lines, and the editions that were amended; two queries."""
    amendments = Amendment.objects.submitted().filter(revision__principle=principle)
    latest = amendments.order_by("-submitted_at", "-pk")[:LATEST]
    return {"lines": lines_of(latest, get_language()), "editions": editions_amended(principle.pk)}


@register.simple_tag
def amendments_in(revision):
    """The amendments that went into a wording, by number; one query."""
    return revision.made_of.for_listing().order_by("edition__pk", "number")


@register.simple_tag
def standing_in(amendment, revision):
    """Whether the changes of an accepted amendment stand in its wording, whole, partly or gone; no query."""
    return standing_of(amendment, revision).value

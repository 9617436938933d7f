"""Annotations as documents: those of a wording as data."""

import json

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from ..domain.words import LANGUAGES
from ..models import Annotation

MOTIVATIONS = {
    Annotation.Kind.QUESTION: "questioning",
    Annotation.Kind.REMARK: "commenting",
    Annotation.Kind.PROPOSAL: "editing",
}


def annotations_json(revision):
    """The public annotations of a sealed wording as JSON text, a W3C AnnotationCollection of one page."""
    rows = Annotation.objects.public().filter(revision=revision).select_related("member").order_by("published_at", "pk")
    items = [_annotation_data(annotation, revision) for annotation in rows]
    address = _address("charters:wording_annotations_json", revision.principle.key, revision.number)
    data = {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": address,
        "type": "AnnotationCollection",
        "total": len(items),
        "first": {"id": f"{address}#first", "type": "AnnotationPage", "startIndex": 0, "items": items},
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _annotation_data(annotation, revision):
    source = _address("charters:wording", revision.principle.key, revision.number, language=annotation.language)
    data = {
        "id": _address("charters:annotation", revision.principle.key, annotation.pk),
        "type": "Annotation",
        "motivation": MOTIVATIONS[annotation.kind],
        "created": annotation.published_at.isoformat(),
        "creator": {
            "type": "Organization",
            "name": annotation.member.name_fr,
            "homepage": settings.PUBLIC_URL + annotation.member.get_absolute_url(),
        },
        "target": {"source": source, "language": annotation.language},
    }
    if not annotation.is_of_the_whole:
        data["target"]["selector"] = _selectors(annotation)
    # Hidden by the moderation: there, but without its words.
    if not annotation.is_hidden:
        data["body"] = {"type": "TextualBody", "value": annotation.body, "format": "text/plain"}
    return data


def _selectors(annotation):
    return [
        {
            "type": "TextQuoteSelector",
            "exact": annotation.quote,
            "prefix": annotation.prefix,
            "suffix": annotation.suffix,
        },
        {"type": "TextPositionSelector", "start": annotation.start, "end": annotation.end},
    ]


def _address(name, *args, language=LANGUAGES[0]):
    """The full address of a page, in French unless the words are in another ``language``."""
    with translation.override(language):
        return settings.PUBLIC_URL + reverse(name, args=args)

"""A comparison of two editions, or of two wordings, as documents: on paper, and as data."""

import json

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext

from charter_portal.pdf import compose

from ..domain.comparing import compare_editions, compare_wordings
from .editions import issuer_of

COMPARISON_FORMAT = "charter-comparison/1"
WORDINGS_FORMAT = "wording-comparison/1"


def comparison_json(old, new, language):
    """What changed from the Edition ``old`` to ``new`` as JSON text: docs/comparison-json.md describes it."""
    compared = compare_editions(old, new, language)
    data = {
        "format": COMPARISON_FORMAT,
        "charter": new.charter.slug,
        "old": {"number": old.number, "digest": old.digest or None},
        "new": {"number": new.number, "digest": new.digest or None},
        "language": language,
        "summary": {kind.value: count for kind, count in compared.summary.items()},
        "preamble": _rows_data(compared.preamble),
        "principles": [_wording_data(wording) for wording in compared.wordings],
    }
    return _as_json(data)


def wordings_json(compared):
    """A WordingCompared as JSON text: docs/comparison-json.md describes it."""
    return _as_json({"format": WORDINGS_FORMAT, **_wording_data(compared)})


def _as_json(data):
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _wording_data(wording):
    return {
        "principle": wording.principle,
        "kind": wording.kind.value,
        "title": wording.title,
        "old": wording.old_number or None,
        "new": wording.new_number or None,
        "reason": wording.reason or None,
        "language": wording.language,
        "fields": {field.name: _rows_data(field.rows) for field in wording.fields},
    }


def _rows_data(rows):
    return [[{"op": piece.op, "text": piece.text} for piece in row.pieces] for row in rows]


def comparison_manuscript(old, new, language):
    """What changed from the Edition ``old`` to ``new``, ready for print: see templates/pdf/comparison.html."""
    with translation.override(language):
        compared = compare_editions(old, new, language)
        charter = new.charter
        issuer = issuer_of(charter)
        title = gettext("%(charter)s: from edition %(old)s to edition %(new)s") % {
            "charter": charter.title,
            "old": old.number,
            "new": new.number,
        }
        address = reverse("charters:compare", args=[charter.slug, new.number, old.number])
        context = {
            "title": title,
            "running": title,
            "author": issuer,
            "description": title,
            "issuer": issuer,
            "dated": new.in_force_on or new.consultation_opened_on,
            "address": settings.PUBLIC_URL + address,
            "old": old,
            "new": new,
            "compared": compared,
        }
        return compose("comparison.html", context, language)


def wordings_manuscript(old, new, language):
    """What changed from the PrincipleRevision ``old`` to ``new``, ready for print: see templates/pdf/wordings.html."""
    with translation.override(language):
        wording = compare_wordings(old, new, language)
        charter = new.principle.charter
        issuer = issuer_of(charter)
        title = gettext("%(title)s: from wording %(old)s to wording %(new)s") % {
            "title": wording.title,
            "old": old.number,
            "new": new.number,
        }
        address = reverse("charters:compare_principle", args=[new.principle.key, old.number, new.number])
        context = {
            "title": title,
            "running": title,
            "author": issuer,
            "description": title,
            "issuer": issuer,
            "dated": new.sealed_at,
            "address": settings.PUBLIC_URL + address,
            "charter": charter,
            "old": old,
            "new": new,
            "wordings": (old, new),
            "wording": wording,
        }
        return compose("wordings.html", context, language)

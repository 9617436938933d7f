"""The library as readers see it: lines of clauses, and one version with what it changed."""

from typing import NamedTuple

from django.conf import settings
from django.db.models import Count, Q

from charter_portal.text.localized import Localized, localized_on
from charter_portal.text.paragraphs import paragraphs

from ...domain.comparing import compare_paragraphs
from ...domain.words import AUTHORITATIVE, in_language
from ..domain.translating import states
from ..models import ClauseVersion, LegalOrder
from .principles import title_of

COMPARED = ("title", "text", "legal_effect", "sources")


class ClauseLine(NamedTuple):
    """A clause in a list: its latest version. ``state`` is that of the translation shown, "" for the French."""

    key: str
    number: int
    title: Localized
    principle: str
    principle_title: Localized
    legal_order: str
    state: str
    uses: int


class FieldCompared(NamedTuple):
    """What became of a text: its name, and a Row for each paragraph of either version."""

    name: str
    rows: tuple


def current_versions(*, withdrawn=False):
    """The latest version of each clause to use, or of each ``withdrawn`` one, with what a line shows: a QuerySet; one
    more query for its translations.
    """
    count = Count("clause__versions__uses", filter=Q(clause__versions__uses__published_at__isnull=False))
    found = ClauseVersion.objects.withdrawn() if withdrawn else ClauseVersion.objects.to_use()
    rows = found.select_related("clause__principle").annotate(uses_count=count)
    return rows.prefetch_related("translations")


def lines_of(versions, titles, language):
    """A ClauseLine for each of ``versions``, rows of ``current_versions``; ``titles`` as ``principles_read``."""
    return [
        ClauseLine(
            key=row.clause.key,
            number=row.number,
            title=localized_on(row, "title", language),
            principle=row.clause.principle.key,
            principle_title=title_of(titles, row.clause.principle.key),
            legal_order=LegalOrder(row.clause.legal_order).label,
            state=state_in(row, language),
            uses=row.uses_count,
        )
        for row in versions
    ]


def state_in(version, language):
    """How far the translation that a reader sees can be trusted, a value of TranslationState; "" for the French."""
    return "" if language == settings.LANGUAGE_CODE else states(version)[language].value


def compared(old, new, language):
    """What changed between two versions: (language of the words, tuple of FieldCompared of the texts that changed).

    The words are those in ``language`` where both versions have them, else the French.
    """
    both = all(in_language(version, name, language) for version in (old, new) for name in COMPARED[:3])
    shown = language if both else AUTHORITATIVE
    fields = []
    for name in COMPARED:
        before, after = (_parts(version, name, shown) for version in (old, new))
        if before != after:
            fields.append(FieldCompared(name, compare_paragraphs(before, after)))
    return shown, tuple(fields)


def _parts(version, name, language):
    words = in_language(version, name, language)
    return words.split("\n") if name == "sources" and words else paragraphs(words)

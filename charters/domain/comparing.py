"""What changed from one wording to another, and from one edition to another, as plain values in one language."""

import enum
from collections import Counter
from typing import NamedTuple

from charter_portal.text.comparing import DELETE, EQUAL, INSERT, Piece, align, compare
from charter_portal.text.paragraphs import paragraphs

from ..models import Article, Edition, PrincipleRevision
from .words import AUTHORITATIVE, in_language

FIELDS = ("title", "statement", "rationale", "criteria", "typical_commitment", "clause_idea")


class Kind(enum.Enum):
    """What became of a principle from one edition to another."""

    UNCHANGED = "unchanged"
    TRANSLATION = "translation"
    EDITORIAL = "editorial"
    SUBSTANTIVE = "substantive"
    NEW = "new"
    WITHDRAWN = "withdrawn"


class Row(NamedTuple):
    """A paragraph and what became of it: its pieces, of which all, some or none are equal."""

    pieces: tuple

    @property
    def is_changed(self):
        """Whether anything in it changed."""
        return any(piece.op != EQUAL for piece in self.pieces)

    @property
    def before(self):
        """Its pieces as they were, what was taken out marked."""
        return tuple(piece for piece in self.pieces if piece.op != INSERT)

    @property
    def after(self):
        """Its pieces as they are, what was put in marked."""
        return tuple(piece for piece in self.pieces if piece.op != DELETE)


class FieldCompared(NamedTuple):
    """A field of a wording: its name, and a Row for each paragraph of either text."""

    name: str
    rows: tuple

    @property
    def is_changed(self):
        """Whether anything in it changed."""
        return any(row.is_changed for row in self.rows)


class WordingCompared(NamedTuple):
    """Two wordings of one principle, either of which may be None: numbers and fields. ``language`` of the words."""

    kind: Kind
    principle: str
    title: str
    old_number: str
    new_number: str
    reason: str
    language: str
    fields: tuple

    @property
    def is_changed(self):
        """Whether anything in it changed, in the language compared."""
        return any(field.is_changed for field in self.fields)


class EditionCompared(NamedTuple):
    """Two editions: what their preambles became (tuple of Row), and a WordingCompared for each principle of either.

    Those of the new edition come first, in its order, then those withdrawn.
    """

    preamble: tuple
    wordings: tuple

    @property
    def is_preamble_changed(self):
        """Whether anything in the preamble changed, in the language compared."""
        return any(row.is_changed for row in self.preamble)

    @property
    def summary(self):
        """{Kind: number of principles}, in the order of Kind."""
        found = Counter(wording.kind for wording in self.wordings)
        return {kind: found[kind] for kind in Kind if found[kind]}

    @property
    def changed(self):
        """The wordings that are not the same in both."""
        return tuple(wording for wording in self.wordings if wording.kind is not Kind.UNCHANGED)

    @property
    def unchanged(self):
        """The wordings that are."""
        return tuple(wording for wording in self.wordings if wording.kind is Kind.UNCHANGED)


def compare_paragraphs(old, new):
    """A tuple of Row for two lists of paragraphs; those that have no counterpart are inserted or deleted whole."""
    rows = []
    for before, after in align(old, new):
        if before is None:
            rows.append(Row((Piece(INSERT, new[after]),)))
        elif after is None:
            rows.append(Row((Piece(DELETE, old[before]),)))
        else:
            rows.append(Row(compare(old[before], new[after])))
    return tuple(rows)


def kind_of(old, new):
    """The Kind of the change from the wording ``old`` to the wording ``new`` of one principle; either may be None."""
    if old is None or new is None:
        return Kind.NEW if old is None else Kind.WITHDRAWN
    if old.pk == new.pk:
        return Kind.UNCHANGED
    if _french(old) == _french(new):
        return Kind.TRANSLATION
    return Kind.EDITORIAL if major_of(old) == major_of(new) else Kind.SUBSTANTIVE


def major_of(revision):
    """The number of the substance that a wording carries; a draft's is that of its base, or one of its own."""
    if revision.major is not None:
        return revision.major
    if revision.change in (PrincipleRevision.Change.FIRST, PrincipleRevision.Change.SUBSTANTIVE):
        return -revision.pk
    return major_of(revision.base)


def compare_wordings(old, new, language):
    """The WordingCompared of two PrincipleRevision of one principle, whose criteria are prefetched.

    The words are those in ``language`` where both have a title and a statement in it that follow the change, else the
    French ones.
    """
    present = [revision for revision in (old, new) if revision is not None]
    shown = language if all(_is_in(revision, language) for revision in present) else AUTHORITATIVE
    kind = kind_of(old, new)
    fields = () if kind is Kind.UNCHANGED else _fields(old, new, shown)
    if kind in (Kind.EDITORIAL, Kind.SUBSTANTIVE) and not any(field.is_changed for field in fields):
        # The translation is that of the words before: it would show that nothing changed.
        shown, fields = AUTHORITATIVE, _fields(old, new, AUTHORITATIVE)
    latest = present[-1]
    return WordingCompared(
        kind=kind,
        principle=latest.principle.key,
        title=in_language(latest, "title", shown),
        old_number=old.number if old else "",
        new_number=new.number if new else "",
        reason=latest.reason if kind in (Kind.EDITORIAL, Kind.SUBSTANTIVE, Kind.TRANSLATION) else "",
        language=shown,
        fields=fields,
    )


def compare_editions(old, new, language):
    """The EditionCompared of two Edition of one charter. Six queries whatever their size."""
    before, after = _wordings(old), _wordings(new)
    pairs = [(before.get(key), revision) for key, revision in after.items()]
    pairs += [(revision, None) for key, revision in before.items() if key not in after]
    shown = language if in_language(old, "preamble", language) and in_language(new, "preamble", language) else "fr"
    return EditionCompared(
        preamble=compare_paragraphs(*(paragraphs(in_language(edition, "preamble", shown)) for edition in (old, new))),
        wordings=tuple(compare_wordings(*pair, language) for pair in pairs),
    )


def comparable_editions(edition, user):
    """Other editions of the charter that ``user`` may read, the latest first."""
    others = Edition.objects.visible_to(user).filter(charter=edition.charter_id).exclude(pk=edition.pk)
    return others.select_related("charter").order_by("-pk")


def _wordings(edition):
    """{principle's id: PrincipleRevision} of an edition, in its order."""
    articles = Article.objects.filter(edition=edition).order_by("position", "pk")
    articles = articles.select_related("revision__principle", "revision__base").prefetch_related("revision__criteria")
    return {article.revision.principle_id: article.revision for article in articles}


def _fields(old, new, language):
    return tuple(
        FieldCompared(name, rows)
        for name in FIELDS
        if (rows := compare_paragraphs(_texts(old, name, language), _texts(new, name, language)))
    )


def _texts(revision, name, language):
    if revision is None:
        return []
    if name == "criteria":
        return [in_language(criterion, "text", language) for criterion in revision.criteria.all()]
    return paragraphs(in_language(revision, name, language))


def _french(revision):
    return [_texts(revision, name, AUTHORITATIVE) for name in FIELDS]


def _is_in(revision, language):
    return bool(in_language(revision, "title", language) and in_language(revision, "statement", language))

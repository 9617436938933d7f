"""All amendments to one principle of an edition together, paragraph by paragraph, with those that collide."""

from typing import NamedTuple

from charter_portal.text.comparing import align
from charter_portal.text.merging import collisions

from ..models import Amendment, Edition
from .amending import proposed_in, text_in
from .comparing import compare_paragraphs


class Version(NamedTuple):
    """What an amendment makes of a paragraph: Rows that compare it with the wording's, and whom it collides with.

    ``collides_with``: numbers of amendments.
    """

    amendment: Amendment
    rows: tuple
    collides_with: tuple


class Place(NamedTuple):
    """A paragraph of the wording, and what amendments make of it. ``number`` counts from 1; 0 is the title.

    Paragraphs that are put in belong to the one that they follow; before the first, to the first.
    """

    number: int
    base: str
    versions: tuple

    @property
    def has_collisions(self):
        """Whether any two collide."""
        return any(version.collides_with for version in self.versions)


def amendments_together(revision, amendments, language):
    """The Places of a wording in ``language`` with those of ``amendments`` that have words in it.

    Two amendments collide at a paragraph where merging both would clash and neither is decided. No query where the
    amendments have their revision.
    """
    base = text_in(revision, language)
    present = [(row, text) for row in amendments if (text := proposed_in(row, language)) is not None]
    titles = [(row, [text.title], [text_in(row.revision, language).title]) for row, text in present]
    places = [_place(0, base.title, titles)] if base.title else []
    slots = [(row, *_by_paragraph(text_in(row.revision, language), text)) for row, text in present]
    for at, paragraph in enumerate(base.paragraphs):
        versions = [(row, made.get(at, []), [old[at]] if at < len(old) else []) for row, old, made in slots]
        places.append(_place(at + 1, paragraph, versions))
    return places


def _by_paragraph(base, text):
    """(paragraphs of base, {index of one: the paragraphs that stand in its place}); what is put in follows."""
    old, new = (text.paragraphs for text in (base, text))
    made, at = {}, 0
    for before, after in align(old, new):
        at = at if before is None else before
        if after is not None:
            made.setdefault(at, []).append(new[after])
    return old, made


def _place(number, base, versions):
    """The Place of a paragraph; ``versions`` are (amendment, paragraphs made of it, paragraph that it was made of)."""
    changed = [(row, made, old) for row, made, old in versions if made != old]
    open_ones = [(row, made) for row, made, _old in changed if row.is_undecided]
    pairs = collisions(base, ["\n\n".join(made) for _row, made in open_ones])
    against = {}
    for one, two in pairs:
        for here, there in ((one, two), (two, one)):
            against.setdefault(open_ones[here][0].pk, set()).add(open_ones[there][0].number)
    return Place(
        number,
        base,
        tuple(
            Version(row, compare_paragraphs(old, made), tuple(sorted(against.get(row.pk, ()))))
            for row, made, old in changed
        ),
    )


def editions_amended(principle_id):
    """Editions in which cities submitted amendments to a principle, the latest first."""
    amendments = Amendment.objects.submitted().filter(revision__principle=principle_id)
    return Edition.objects.filter(amendments__in=amendments).select_related("charter").distinct().order_by("-pk")

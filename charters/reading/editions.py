"""What pages show of an edition, as plain values in one language, from the columns that are shown.

Instances of models would cost ten times as much, since each carries every language; and plain values can be compared,
so that what shows them can be kept (``charter_portal.pieces``).
"""

import datetime
from collections import defaultdict
from typing import NamedTuple

from django.db.models import Count

from charter_portal.register.models import Entry
from charter_portal.text.localized import Localized, columns, localized_in, localized_on

from ..models import Article, Edition, PrincipleRevision, Source
from ..models.revision import written_number


class EditionRead(NamedTuple):
    """An edition and the charter that it is of. ``charter`` is its address, ``issuer`` who owns or publishes it."""

    charter: str
    number: str
    status: str
    digest: str
    consultation_opened_on: datetime.date | None
    consultation_closes_on: datetime.date | None
    in_force_on: datetime.date | None
    issuer: str
    year: int | None
    url: str
    title: Localized
    summary: Localized
    preamble: Localized
    adoption_note: Localized

    @property
    def is_reference(self):
        """Whether it is somebody else's text, kept as a reference."""
        return self.status == Edition.Status.REFERENCE

    def get_status_display(self):
        """How it stands, in the reader's language."""
        return Edition.Status(self.status).label


class ActRead(NamedTuple):
    """An act in the life of an edition: its kind, the day from which it counts, what was said, its entry's number."""

    act: str
    on: datetime.date
    note: str
    number: int

    def get_act_display(self):
        """The kind of act, in the reader's language."""
        return Entry.Act(self.act).label


class SourceRead(NamedTuple):
    """A source of a principle: the name of the charter or law, or the path of the meeting, and where in it."""

    name: Localized
    meeting_path: str
    locator: Localized


class ArticleRead(NamedTuple):
    """An article of an edition. ``principle`` is its key, ``criteria`` their number."""

    principle: str
    heading: Localized
    title: Localized
    statement: Localized
    number: str
    criteria: int
    sources: tuple[SourceRead, ...]
    correction: str = ""  # number of the wording whose corrected translation is shown


def as_read(edition, language):
    """The EditionRead of an Edition whose ``charter__owner`` is selected."""
    charter = edition.charter
    return EditionRead(
        charter=charter.slug,
        number=edition.number,
        status=edition.status,
        digest=edition.digest,
        consultation_opened_on=edition.consultation_opened_on,
        consultation_closes_on=edition.consultation_closes_on,
        in_force_on=edition.in_force_on,
        issuer=localized_on(charter.owner, "name", language).text if charter.owner else charter.publisher,
        year=charter.year,
        url=charter.url,
        title=localized_on(charter, "title", language),
        summary=localized_on(charter, "summary", language),
        preamble=localized_on(edition, "preamble", language),
        adoption_note=localized_on(charter, "adoption_note", language),
    )


def acts_of(edition):
    """What was recorded of an edition, a tuple of ActRead in the order of the register; one query."""
    entries = Entry.objects.filter(subject=edition.path).order_by("number")
    return tuple(
        ActRead(act, on or recorded_at.date(), note or "", number)
        for act, on, note, number, recorded_at in entries.values_list(
            "act", "edition_act__on", "edition_act__note", "number", "recorded_at"
        )
    )


def articles_of(edition, language):
    """The articles of ``edition``, a list of ArticleRead in their order; two queries, a third in a translation."""
    rows = list(
        Article.objects.rewrite(False)
        .filter(edition_id=edition.pk)
        .order_by("position", "pk")
        .values(
            *columns(language, "heading", "revision__title", "revision__statement"),
            "revision__principle_id",
            "revision__principle__key",
            *("revision__major", "revision__minor", "revision__patch"),
            criteria=Count("revision__criteria"),
        )
    )
    sources = _sources({row["revision__principle_id"] for row in rows}, language)
    if language != "fr" and edition.is_sealed:
        correct(rows, language, "title", "statement")
    return [
        ArticleRead(
            principle=row["revision__principle__key"],
            heading=localized_in(row, "heading", language),
            title=localized_in(row, "revision__title", language),
            statement=localized_in(row, "revision__statement", language),
            number=written_number(row["revision__major"], row["revision__minor"], row["revision__patch"]),
            criteria=row["criteria"],
            correction=row.get("correction", ""),
            sources=tuple(sources[row["revision__principle_id"]]),
        )
        for row in rows
    ]


def correct(rows, language, *fields):
    """Put the latest corrections of translations of ``fields`` into ``rows``, values of articles; one query."""
    texts = columns(language, *fields)
    numbers = ("principle_id", "major", "minor", "patch")
    corrections = PrincipleRevision.objects.rewrite(False).filter(
        sealed_at__isnull=False, patch__gt=0, principle__in={row["revision__principle_id"] for row in rows}
    )
    latest = {
        (found["principle_id"], found["major"], found["minor"]): found
        for found in corrections.order_by("patch").values(*numbers, *texts)
    }
    for row in rows:
        found = latest.get((row["revision__principle_id"], row["revision__major"], row["revision__minor"]))
        if found and found["patch"] > row["revision__patch"]:
            row |= {f"revision__{name}": found[name] for name in texts}
            row["correction"] = written_number(found["major"], found["minor"], found["patch"])


def _sources(principles, language):
    """{principle id: list of SourceRead} of the principles with these ids."""
    rows = (
        Source.objects.rewrite(False)
        .filter(principle_id__in=principles)
        .order_by("position", "pk")
        .values("principle_id", "kind", "meeting_path", *columns(language, "locator", "charter__title", "law__title"))
    )
    found = defaultdict(list)
    for row in rows:
        name = Localized("") if row["kind"] == "meeting" else localized_in(row, f"{row['kind']}__title", language)
        source = SourceRead(name, row["meeting_path"], localized_in(row, "locator", language))
        found[row["principle_id"]].append(source)
    return found

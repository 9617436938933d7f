"""A city reports on a year: a draft that it alone sees, submitted for good, seen by the secretariat."""

from contextlib import contextmanager

from django.db import IntegrityError, transaction

from charter_portal.editing.exceptions import EditConflict
from charter_portal.register.canonical import sha256
from charter_portal.register.models import Entry
from charter_portal.register.recording import record
from charter_portal.text.paragraphs import canonical, paragraphs

from ...adoptions.domain.editions import edition_in_force, listed_in
from ...adoptions.domain.filing import keep_document, let_go_of_document, prepare_document
from ...adoptions.domain.reckoning import standing_of
from ...adoptions.models import Adoption
from ...adoptions.standing import State
from ...domain.digests import one_line
from ...models import Charter
from ..exceptions import (
    DraftThere,
    NothingAdopted,
    ReportIncomplete,
    ReportNotSubmitted,
    ReportSubmitted,
    SeenAlready,
    YearNotPossible,
)
from ..models import Account, Assessment, Commitment, Report
from .announcing import announce_report

FIRST_YEAR = 2020
_ADOPTED = (State.ADOPTED, State.PROVISION, State.TO_CONFIRM)
_COPIED = ("level", "words", "link", "document", "document_digest", "document_size")


def adopted_by(member, *, on):
    """The Articles of the edition in force, on the date ``on``, of the principles that the member adopted.

    With or without a local provision, and those to be confirmed.
    """
    adoption = Adoption.objects.filter(member=member, charter__kind=Charter.Kind.SHARED).first()
    edition = adoption and edition_in_force(adoption.charter_id, on=on)
    if not edition:
        return []
    states = standing_of(adoption, edition, on=on)
    return [article for key, article in listed_in(edition).items() if states[key][0] in _ADOPTED]


@transaction.atomic
def begin_report(*, member, year, language, on, by, at):
    """A draft of the report of a calendar year, with a part for each principle adopted and each commitment.

    Where one of that year was submitted, the draft corrects it and starts from its words. Returns the Report. Raises
    YearNotPossible, NothingAdopted, DraftThere.
    """
    if not FIRST_YEAR <= year <= on.year:
        raise YearNotPossible((FIRST_YEAR, on.year))
    articles = adopted_by(member, on=on)
    if not articles:
        raise NothingAdopted
    before = Report.objects.current().filter(member=member, year=year).first()
    report = Report(member=member, year=year, language=language, replaces=before, author=by, changed_at=at)
    try:
        with transaction.atomic():
            report.save(force_insert=True)
    except IntegrityError as error:
        raise DraftThere(year) from error
    said = {row.principle_id: row for row in before.assessments.all()} if before else {}
    told = {row.commitment_id: row for row in before.accounts.all()} if before else {}
    for article in articles:
        part = Assessment(report=report, principle_id=article.revision.principle_id, revision=article.revision)
        _take_over(part, said.get(part.principle_id), _COPIED)
    for commitment in Commitment.objects.current().filter(member=member).order_by("due_on", "pk"):
        _take_over(Account(report=report, commitment=commitment), told.get(commitment.pk), ("value", "words"))
    return report


def assess(part, *, level, words, link, version, by, at, file=None):
    """Write the Assessment ``part`` of a draft; ``level``: a number or None; ``file``: an evidence, to replace another.

    Returns the part as stored. Raises EditConflict, ReportSubmitted, or what ``prepare_document`` does.
    """
    content = prepare_document(file) if file else None
    with _changing(part, version, by, at) as stored:
        stored.level, stored.words, stored.link = level, canonical(words), link
        if content is not None:
            keep_document(stored, content)
        return stored


def account_for(part, *, value, words, version, by, at):
    """Write the Account ``part`` of a draft; returns it as stored. Raises EditConflict, ReportSubmitted."""
    with _changing(part, version, by, at) as stored:
        stored.value, stored.words = one_line(value), canonical(words)
        return stored


@transaction.atomic
def discard_report(report, *, version):
    """Delete a draft with its parts and their evidence. Raises EditConflict, ReportSubmitted."""
    report = _draft(report.pk)
    if report.version != version:
        raise EditConflict(report.pk)
    for part in report.assessments.all():
        let_go_of_document(part)
    report.delete()


@transaction.atomic
def submit(report, *, version, by, at):
    """Submit a draft: everyone reads it, and it stays; returns the Report.

    Raises EditConflict, ReportSubmitted, ReportIncomplete.
    """
    report = _draft(report.pk)
    if report.version != version:
        raise EditConflict(report.pk)
    assessments, accounts = list(report.assessments.select_related("principle")), list(report.accounts.all())
    if lacking := sum(part.lacks for part in [*assessments, *accounts]):
        raise ReportIncomplete(lacking)
    content = {
        "year": report.year,
        "replaces": report.replaces.entry_id if report.replaces else None,
        "levels": {part.principle.key: part.level for part in assessments},
        "digest": _digest(assessments, accounts),
    }
    report.entry = record(act=Entry.Act.REPORT_SUBMITTED, subject=report.path, content=content, by=by, at=at)
    report.submitted_at, report.submitted_by = at, by
    report.version += 1
    report.save()
    announce_report(report, at=at)
    return report


@transaction.atomic
def mark_seen(report, *, by, at):
    """Say that the secretariat has seen a report. Raises ReportNotSubmitted, SeenAlready."""
    report = Report.objects.select_for_update(of=("self",)).select_related("member").get(pk=report.pk)
    if not report.is_submitted:
        raise ReportNotSubmitted(report.pk)
    if report.seen_at:
        raise SeenAlready(report.pk)
    record(act=Entry.Act.REPORT_SEEN, subject=report.path, content={"year": report.year}, by=by, at=at)
    report.seen_at, report.seen_by = at, by
    report.version += 1
    report.save(update_fields=["seen_at", "seen_by", "version"])


def _take_over(part, before, names):
    for name in names if before else ():
        setattr(part, name, getattr(before, name))
    part.save(force_insert=True)


@contextmanager
def _changing(part, version, by, at):
    """The part of a draft, locked with its report, and saved on leaving."""
    with transaction.atomic():
        report = _draft(part.report_id)
        stored = type(part).objects.get(pk=part.pk)
        if stored.version != version:
            raise EditConflict(part.pk)
        yield stored
        stored.version += 1
        stored.save()
        report.author, report.changed_at = by, at
        report.version += 1
        report.save(update_fields=["author", "changed_at", "version"])


def _draft(pk):
    rows = Report.objects.select_for_update(of=("self",)).select_related("member", "replaces")
    report = rows.filter(pk=pk).first()
    if report is None:
        raise EditConflict(pk)
    if report.is_submitted:
        raise ReportSubmitted(pk)
    return report


def _digest(assessments, accounts):
    return sha256(
        {
            "format": "yearly-report/1",
            "levels": [
                [part.principle.key, part.level, paragraphs(part.words), part.link, part.document_digest]
                for part in assessments
            ],
            "commitments": [[part.commitment_id, part.value, paragraphs(part.words)] for part in accounts],
        }
    )

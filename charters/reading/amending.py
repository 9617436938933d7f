"""What pages show of amendments, as plain values."""

from typing import NamedTuple

from django.db.models import Count

from charter_portal.text.localized import Localized, localized_on

from ..domain.amending import Text, proposed_in, text_in
from ..domain.comparing import FieldCompared, compare_paragraphs
from ..domain.words import AUTHORITATIVE
from ..models import Amendment


class AmendmentCompared(NamedTuple):
    """An amendment beside the wording in one ``language``: a FieldCompared for the title and for the statement."""

    language: str
    fields: tuple

    @property
    def is_changed(self):
        """Whether anything in it changed."""
        return any(field.is_changed for field in self.fields)


class AmendmentReported(NamedTuple):
    """A submitted amendment as the report on an edition tells it: its row, names, and what it changes.

    ``result`` is the number of the wording that it went into, "" until that is sealed.
    """

    amendment: Amendment
    city: Localized
    principle: Localized
    compared: list
    cosigners: list
    result: str


class Line(NamedTuple):
    """An amendment in a list: its row, the principle's title, and how many cities sign it."""

    amendment: Amendment
    principle: Localized
    cosigners: int


def compare_texts(old, new, language):
    """The AmendmentCompared of two Texts."""
    old, new = old or Text(), new or Text()
    titles = compare_paragraphs(*([text.title] if text.title else [] for text in (old, new)))
    statements = compare_paragraphs(old.paragraphs, new.paragraphs)
    return AmendmentCompared(language, (FieldCompared("title", titles), FieldCompared("statement", statements)))


def compared(amendment):
    """The amendment beside its wording: in the language in which it is written, then in French where it has one."""
    languages = dict.fromkeys((amendment.language, AUTHORITATIVE))
    texts = [(language, proposed_in(amendment, language)) for language in languages]
    return [
        compare_texts(text_in(amendment.revision, language), text, language)
        for language, text in texts
        if text is not None
    ]


def lines_of(amendments, language):
    """The Lines of a queryset of amendments, in one query."""
    rows = amendments.for_listing().annotate(cosigners=Count("cosignatures"))
    return [Line(row, localized_on(row.revision, "title", language), row.cosigners) for row in rows]


def status_counts(edition):
    """``[(Amendment.Status, how many)]`` of the submitted amendments of an edition, those that are none left out."""
    counted = edition.amendments.submitted().order_by().values_list("status").annotate(total=Count("pk"))
    found = dict(counted)
    return [(status, found[status]) for status in Amendment.Status if status in found]


def amendments_in_report(edition, language):
    """The AmendmentReported of an edition, by number; three queries."""
    rows = edition.amendments.submitted().for_listing().select_related("result").order_by("number")
    return [
        AmendmentReported(
            amendment=row,
            city=localized_on(row.member, "name", language),
            principle=localized_on(row.revision, "title", language),
            compared=compared(row),
            cosigners=[localized_on(signature.member, "name", language) for signature in row.cosignatures.all()],
            result=row.result.number if row.result else "",
        )
        for row in rows.prefetch_related("cosignatures__member")
    ]

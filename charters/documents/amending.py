"""The amendments to an edition as a table to take away."""

from django.utils import translation
from django.utils.translation import gettext

from charter_portal.text.csv_cells import to_csv
from charter_portal.text.localized import localized_on


def amendments_table(edition, language):
    """The submitted amendments of an edition, as CSV text in ``language``: one row an amendment, in four queries."""
    rows = edition.amendments.submitted().for_listing().select_related("result").order_by("number")
    with translation.override(language):
        header = [
            gettext("Number"),
            gettext("City"),
            gettext("Principle"),
            gettext("Wording"),
            gettext("Kind"),
            gettext("Language"),
            gettext("Title proposed"),
            gettext("Statement proposed"),
            gettext("Title proposed, in French"),
            gettext("Statement proposed, in French"),
            gettext("Justification"),
            gettext("Cities that sign it too"),
            gettext("Submitted on"),
            gettext("Status"),
            gettext("Decided on"),
            gettext("Reason for the decision"),
            gettext("Resulting wording"),
        ]
        return to_csv(header, map(_cells, rows.prefetch_related("cosignatures__member")))


def _cells(row):
    """What the table says of one amendment, in the active language."""
    is_public = row.result is not None and row.result.is_sealed
    return (
        row.number,
        row.member.name,
        localized_on(row.revision, "title", translation.get_language()).text,
        row.revision.number,
        row.get_kind_display(),
        row.language,
        row.title,
        row.statement,
        row.title if row.language == "fr" else row.french_title,
        row.statement if row.language == "fr" else row.french_statement,
        row.justification,
        "; ".join(signature.member.name for signature in row.cosignatures.all()),
        row.submitted_at.date().isoformat(),
        row.get_status_display(),
        row.decided_at.date().isoformat() if row.decided_at else "",
        row.decision,
        row.result.number if is_public else "",
    )

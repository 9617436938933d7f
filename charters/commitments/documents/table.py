"""The commitments as a table to take away: one row a commitment, in its last version."""

from django.utils import translation
from django.utils.translation import gettext

from charter_portal.text.csv_cells import to_csv

from ...clauses.reading.principles import principles_read
from ..models import Commitment
from ..reading.commitments import shown


def commitments_table(language, *, on):
    """CSV text in ``language``, as it stands on the date ``on``; five queries whatever the number of rows."""
    rows = Commitment.objects.current().with_names().order_by("published_at", "pk")
    found = shown(rows, principles_read(language), on=on)
    with translation.override(language):
        header = [
            gettext("City"),
            gettext("Country"),
            gettext("Principle"),
            gettext("Commitment"),
            gettext("Indicator"),
            gettext("Baseline"),
            gettext("Target"),
            gettext("Unit"),
            gettext("Value reached"),
            gettext("Due on"),
            gettext("Means of verification"),
            gettext("Status"),
            gettext("Late"),
            gettext("What was done, or why not"),
            gettext("Published on"),
        ]
        return to_csv(header, [_of(one) for one in found])


def _of(one):
    row = one.row
    return (
        row.member.name,
        row.member.country.name,
        one.principle_title.text,
        *(row.text, row.indicator, row.baseline, row.target, row.unit, one.value, row.due_on, row.verification),
        row.get_status_display(),
        gettext("yes") if one.is_late else gettext("no"),
        one.outcome.words if one.outcome else "",
        row.published_at.date(),
    )

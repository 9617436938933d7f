"""Decisions across meetings, as pages and tables show them."""

from django.db.models import F

from charter_portal.text.csv_cells import to_csv
from charter_portal.text.localized import localized_on

from ..models import Decision

# The two databases put what has no day at different ends.
_SOONEST = F("awaited_on").asc(nulls_last=True)
HEADER = ("commission", "meeting", "number", "decision", "owner", "members", "due_on", "status", "late", "address")


def decisions_read(readers):
    """Decisions that those ``readers`` may read anywhere, with what a list shows of each and ``awaited_on``."""
    rows = Decision.objects.in_view().read_by(readers).with_due().select_related("meeting__commission", "item")
    return rows.prefetch_related("members")


def open_decisions(readers, *, commission=None):
    """Those of which something is still awaited, what is due first before what has no day."""
    rows = decisions_read(readers).open()
    rows = rows.filter(meeting__commission=commission) if commission else rows
    return rows.order_by(_SOONEST, "meeting__starts_on", "number", "pk")


def is_late(decision, today):
    """Whether a Decision (with_due) was to be done before ``today`` and is still open."""
    return decision.status in Decision.OPEN and decision.awaited_on is not None and decision.awaited_on < today


def decisions_table(rows, language, today):
    """Decisions as CSV text in ``language``, one a row; the names of the columns are the same in every language."""

    def line(row):
        words = [localized_on(row, field, language).text for field in ("text", "owner")]
        members = ", ".join(localized_on(member, "name", language).text for member in row.members.all())
        due = row.awaited_on.isoformat() if row.awaited_on else ""
        late = "1" if is_late(row, today) else "0"
        place = (row.meeting.commission.slug, row.meeting.number, row.number)
        return (*place, *words, members, due, row.status, late, row.get_absolute_url())

    return to_csv(list(HEADER), [line(row) for row in rows])


def decision_at(readers, commission, number, decision):
    """The Decision of that number in a meeting that those ``readers`` read, or None; two queries."""
    rows = decisions_read(readers).filter(meeting__commission__slug=commission, meeting__number=number)
    return rows.filter(number=decision).order_by("pk").first()


def earlier_open(meeting):
    """Open decisions of the commission's earlier meetings, for the opening of a Meeting; two queries."""
    return (
        Decision.objects.open()
        .in_view()
        .with_due()
        .filter(meeting__commission=meeting.commission_id, meeting__number__lt=meeting.number)
        .select_related("meeting__commission")
        .order_by(_SOONEST, "meeting__number", "number", "pk")
    )

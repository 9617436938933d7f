"""Preparing a meeting from an earlier one or from a model agenda, and announcing it."""

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils import translation

from charters.domain.words import AUTHORITATIVE

from ..exceptions import NumberTaken
from ..models import AgendaItem, Meeting
from ..reading.opening import opening_of
from ..stages import Stage
from .acting import acting_on, save_meeting
from .agendas import of_meeting, opening_item

Kind = AgendaItem.Kind


def next_number(commission):
    """The number after that of the commission's last meeting."""
    return (commission.meetings.aggregate(last=Max("number"))["last"] or 0) + 1


def prepare_meeting(*, commission, number, facts, model=None, previous=None):
    """Make a Meeting in preparation, which nobody but the secretariat sees, and return it.

    ``facts``: columns such as starts_on and theme_fr. The agenda is that of the ``model`` (a Model), or of the
    ``previous`` Meeting of the commission, from which format, chair and secretary are taken too. Raises NumberTaken.
    """
    if previous is not None:
        facts = {"format": previous.format, "chair": previous.chair, "secretary": previous.secretary} | facts
    planned = model.items if model else of_meeting(previous) if previous else ()
    planned = (*_opening(commission, number, planned), *planned)
    with translation.override(AUTHORITATIVE):
        try:
            with transaction.atomic():
                meeting = Meeting.objects.create(
                    commission=commission, number=number, prepared_from=previous, status=Meeting.Status.DRAFT, **facts
                )
                for position, item in enumerate(planned, 1):
                    AgendaItem.objects.create(
                        meeting=meeting,
                        position=position,
                        kind=item.kind,
                        minutes_planned=item.minutes,
                        audience=item.audience,
                        **item.titles,
                    )
        except IntegrityError:
            if Meeting.objects.filter(commission=commission, number=number).exists():
                raise NumberTaken(number) from None
            raise
    return meeting


def _opening(commission, number, planned):
    """Items that ``planned`` lacks though something stands under them: minutes to approve, open decisions.

    What stands there is computed wherever the agenda is shown (``reading.opening``), and not copied.
    """
    opened = opening_of(Meeting(commission=commission, number=number))
    waits = {Kind.APPROVAL: opened.minutes, Kind.FOLLOW_UP: opened.decisions}
    kinds = {item.kind for item in planned}
    return [opening_item(kind) for kind, rows in waits.items() if rows and kind not in kinds]


def announce(meeting):
    """Show a meeting in preparation to everyone as planned. Returns the Meeting as stored. Raises StageForbids."""
    with acting_on(meeting, Stage.DRAFT) as (meeting, _at):
        meeting.status = Meeting.Status.PLANNED
        save_meeting(meeting, "status")
        return meeting

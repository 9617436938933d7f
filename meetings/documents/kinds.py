"""The documents that a meeting gives, by name: what prints each, and what each lacks."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from django.utils.translation import gettext_lazy as _

from ..exceptions import NothingToPrint
from ..readers import EVERYONE
from ..reading.preparing import lacks_of
from .attendance_sheet import sheet_lacks, sheet_manuscript
from .convocation import convocation_manuscript
from .decision_log import decision_log_lacks, decision_log_manuscript
from .minutes import minutes_lacks, minutes_manuscript
from .proxy_form import proxy_lacks, proxy_manuscript
from .vote_record import vote_record_lacks, vote_record_manuscript


@dataclass(frozen=True)
class Kind:
    """A document: ``prints(meeting, language, readers=…)`` gives a Manuscript or raises NothingToPrint.

    ``lacks(meeting)``: what it lacks, a list of sentences in the active language.
    """

    name: str
    label: str
    prints: Callable
    lacks: Callable


def _of_minutes(function, nothing, meeting, *arguments, **options):
    """``function`` of a Meeting that has minutes; of one that has none, ``nothing`` or NothingToPrint."""
    if hasattr(meeting, "minutes"):
        return function(meeting, *arguments, **options)
    if nothing is None:
        raise NothingToPrint(f"no minutes of meeting {meeting.path} are written")
    return [str(sentence) for sentence in nothing]


def _for_all(function, meeting, language, *, readers=EVERYONE):
    """``function(meeting, language)``: the same paper whoever reads it."""
    return function(meeting, language)


KINDS = {
    kind.name: kind
    for kind in (
        Kind(
            "convocation",
            _("Convocation"),
            partial(_for_all, convocation_manuscript),
            lambda meeting: [lack.words for lack in lacks_of(meeting)],
        ),
        Kind("attendance-sheet", _("Attendance sheet"), partial(_for_all, sheet_manuscript), sheet_lacks),
        Kind(
            "minutes",
            _("Minutes"),
            partial(_of_minutes, minutes_manuscript, None),
            partial(_of_minutes, minutes_lacks, [_("the minutes themselves")]),
        ),
        Kind("decision-log", _("Decision log"), decision_log_manuscript, decision_log_lacks),
        Kind("vote-record", _("Vote record"), vote_record_manuscript, vote_record_lacks),
        Kind("proxy-form", _("Proxy"), partial(_for_all, proxy_manuscript), proxy_lacks),
    )
}
"""In the order in which the desk shows them."""


def manuscript_of(kind, meeting, language, *, readers=EVERYONE):
    """The Manuscript of the document named ``kind``. Raises KeyError, NothingToPrint."""
    return KINDS[kind].prints(meeting, language, readers=readers)

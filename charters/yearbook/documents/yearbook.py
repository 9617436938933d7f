"""The network's report of a year: who adopted what, what was promised and what was learned, in public figures alone."""

from collections import Counter
from typing import NamedTuple

from django.conf import settings
from django.utils import translation
from django.utils.formats import number_format
from django.utils.translation import gettext

from charter_portal.pdf import compose
from charter_portal.templatetags.dates import written_out
from charter_portal.text.localized import Localized

from ...adoptions.domain.editions import edition_in_force
from ...adoptions.reading.listing import principles_of
from ...adoptions.reading.standings import standings_on
from ...adoptions.reading.sums import bars_of
from ...adoptions.standing import State
from ...adoptions.words import STATES
from ...clauses.reading.principles import principles_read
from ...documents.editions import issuer_of
from ...domain.words import AUTHORITATIVE, in_language
from ..reading.clauses import clauses_read
from ..reading.commitments import LATE, STATUSES, promises_read
from ..reading.events import events_read
from ..reading.members import members_read
from ..reading.reports import reports_read


class Line(NamedTuple):
    """A principle with figures: one for each column, and for a bar (class, percent of its width).

    ``position`` is 0 where the line is of several principles.
    """

    title: Localized
    position: int
    figures: tuple
    parts: tuple = ()
    mean: str = ""


def yearbook_manuscript(charter, year, language, *, today):
    """The report of a Year (reading.years), ready for print in ``language``: templates/pdf/yearbook.html.

    Some twenty-five queries, however large the network. ``today`` is the day on which it is made.
    """
    with translation.override(language):
        edition = edition_in_force(charter, on=year.on)
        principles = principles_of(edition, language) if edition else ()
        standings = standings_on(charter, language, on=year.on)
        promises, reports = promises_read(year, language), reports_read(year, standings)
        name = in_language(charter, "title", language) or in_language(charter, "title", AUTHORITATIVE)
        title = gettext("The charter in %(year)s") % {"year": year.number}
        context = {
            "title": f"{title} – {name}",
            "running": title,
            "author": issuer_of(charter),
            "description": gettext("Report of the network on the adoption of the charter"),
            "issuer": issuer_of(charter),
            "dated": today,
            "charter": charter,
            "year": year,
            "edition": edition,
            "members": members_read(standings, on=year.on),
            "events": events_read(charter, year, principles, language),
            "states": [(state.value, STATES[state]) for state in State],
            "held": _held(charter, principles, on=year.on) if edition else [],
            "promises": promises,
            "statuses": STATUSES,
            "late": LATE,
            "promised": _promised(promises, principles),
            "reports": reports,
            "assessed": _assessed(reports, principles),
            "clauses": clauses_read(year, principles_read(language), language),
            "is_demonstration": settings.DEMONSTRATION,
            "portal": f"{settings.PUBLIC_URL}/{language}/",
            "address": f"{settings.PUBLIC_URL}/{language}/adoption/",
            "on": year.on.isoformat(),
            "figures_of": written_out(year.on),
        }
        return compose("yearbook.html", context, language)


def _held(charter, principles, *, on):
    """A Line of each principle: how many adopters hold it how."""
    found = []
    for bar in bars_of(charter, principles, on=on):
        counts = dict(bar.counts)
        parts = tuple((state, f"{100 * count / bar.total:.2f}") for state, count in bar.counts)
        found.append(
            Line(bar.listed.title, bar.listed.position, tuple(counts.get(one.value, 0) for one in State), parts)
        )
    return found


def _promised(promises, principles):
    """A Line of each principle under which something is promised."""
    found, listed = [], {one.pk: one for one in principles}
    earlier = Counter()
    for principle, counts in promises.by_principle.items():
        if principle not in listed:
            earlier += counts
    for one in principles:
        if counts := promises.by_principle.get(one.pk):
            found.append(Line(one.title, one.position, tuple(counts[status] for status in STATUSES)))
    if earlier:
        title = Localized(gettext("Principles of earlier editions"))
        found.append(Line(title, 0, tuple(earlier[status] for status in STATUSES)))
    return found


def _assessed(reports, principles):
    """A Line of each principle that a report assesses: its levels, how many, their mean."""
    found = []
    for one in principles:
        if levels := reports.levels.get(one.pk):
            mean = number_format(levels.mean, decimal_pos=1)
            found.append(Line(one.title, one.position, (*levels.counts, levels.total), mean=mean))
    return found

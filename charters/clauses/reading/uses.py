"""Uses of clauses as readers see them: what is hidden is left out here, and nowhere else."""

import datetime
from collections import defaultdict
from typing import NamedTuple

from charter_portal.text.localized import Localized, localized_on

from .. import stages
from ..models import Offers, Report, Stage
from .principles import title_of

WITH = ("member", "principle", "clause_version__clause")


class StageRead(NamedTuple):
    """A stage of a use. ``correction`` is when a later row took its place; ``hidden`` why words are left out."""

    pk: int
    kind: str
    contract: str
    began_on: datetime.date | None
    ended_on: datetime.date | None
    lesson: str
    offers: str
    offers_note: str
    published_at: datetime.datetime | None
    correction: datetime.datetime | None
    corrects: datetime.datetime | None
    entry: int | None
    hidden: str
    is_hidden: bool

    @property
    def holds(self):
        """Whether no later row corrects it."""
        return self.correction is None

    def get_kind_display(self):
        """The stage in the reader's language."""
        return Stage.Kind(self.kind).label

    def get_offers_display(self):
        """The effect on offers in the reader's language."""
        return Offers(self.offers).label


class UseRead(NamedTuple):
    """A use with its stages, in the order in which they were published; ``present`` is the one that holds now."""

    pk: int
    city: str
    slug: str
    country: object
    is_demonstration: bool
    title: Localized
    text: str
    clause: str
    number: int | None
    principle: str
    principle_title: Localized
    published_at: datetime.datetime | None
    history: tuple
    present: StageRead | None
    hidden: str
    is_hidden: bool


def uses_read(uses, titles, language, *, hidden_too=False):
    """A UseRead for each of ``uses``, rows of Use with WITH; one query, for their published stages.

    ``hidden_too``: for its own city and the team, who go on reading what is hidden.
    """
    uses = list(uses)
    rows = defaultdict(list)
    for stage in Stage.objects.public().filter(use__in=[use.pk for use in uses]).select_related("corrects"):
        rows[stage.use_id].append(stage)
    return [_read(use, rows[use.pk], titles, language, hidden_too) for use in uses]


def reports_read(titles, language, **about):
    """The reported uses ``about`` a principle, a member or a clause_version__clause: a list of Report; one query.

    Each gets ``principle_title``.
    """
    found = list(Report.objects.filter(**about).select_related("member", "principle", "clause_version__clause"))
    for report in found:
        report.principle_title = title_of(titles, report.principle.key)
    return found


def stage_read(stage, *, is_shown=True, correction=None):
    """The StageRead of a Stage; where not ``is_shown`` without the city's words."""
    return StageRead(
        pk=stage.pk,
        kind=stage.kind,
        contract=stage.contract if is_shown else "",
        began_on=stage.began_on,
        ended_on=stage.ended_on,
        lesson=stage.lesson if is_shown else "",
        offers=stage.offers,
        offers_note=stage.offers_note if is_shown else "",
        published_at=stage.published_at,
        correction=correction and correction.published_at,
        corrects=stage.corrects and stage.corrects.published_at,
        entry=stage.entry_id,
        hidden=stage.hidden_reason,
        is_hidden=stage.is_hidden,
    )


def _read(use, rows, titles, language, hidden_too):
    open_words = hidden_too or not use.is_hidden
    history = tuple(
        stage_read(
            told.row, is_shown=open_words and (hidden_too or not told.row.is_hidden), correction=told.corrected_by
        )
        for told in stages.history_of(rows)
    )
    now = stages.present(rows)
    version = use.clause_version
    own = Localized(use.title if open_words else "", language="")
    return UseRead(
        pk=use.pk,
        city=use.member.name,
        slug=use.member.slug,
        country=use.member.country,
        is_demonstration=use.member.is_demonstration,
        title=localized_on(version, "title", language) if version else own,
        text=use.text if open_words else "",
        clause=version.clause.key if version else "",
        number=version.number if version else None,
        principle=use.principle.key,
        principle_title=title_of(titles, use.principle.key),
        published_at=use.published_at,
        history=history,
        present=next((row for row in history if now is not None and row.pk == now.pk), None),
        hidden=use.hidden_reason,
        is_hidden=use.is_hidden,
    )

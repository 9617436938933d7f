"""What nobody can change about a vote once it is opened, and when a ballot can be cast, by whatever door."""

from charter_portal.triggers.declaring import declare
from charter_portal.triggers.guard import ALWAYS, Guard
from charter_portal.triggers.rule import Rule

from .models import Ballot, Elector, Question, Round, RoundAct

SEALED = "{row}.sealed_at IS NOT NULL"
_ROUND, _BALLOT = Round._meta.db_table, Ballot._meta.db_table

declare(Guard(Round, sealed_when=SEALED, mutable=("closes_at", "annulled_at", "certified_at", "version")))
declare(Guard(Question, parent="round", sealed_when=SEALED))
declare(Guard(Elector, parent="round", sealed_when=SEALED))
declare(Guard(RoundAct, sealed_when=ALWAYS))
declare(Guard(Ballot, sealed_when=ALWAYS, mutable=("cast_by",)))


_MOMENTS = tuple(
    (row, column)
    for row in ("OLD", "NEW", "round")
    for column in ("opens_at", "closes_at", "annulled_at", "certified_at", "cast_at")
)

declare(
    Rule(
        "ballot_in_time",
        _BALLOT,
        "INSERT",
        # The moment written on a ballot is the clock's, give or take what a busy machine needs between two statements.
        f"NOT EXISTS (SELECT 1 FROM {_ROUND} AS round WHERE round.id = NEW.round_id AND round.sealed_at IS NOT NULL "  # noqa: S608
        "AND round.annulled_at IS NULL AND {round_opens_at} <= {now} AND {now} < {round_closes_at} "
        "AND {round_opens_at} <= {NEW_cast_at} AND {NEW_cast_at} < {round_closes_at})",
        moments=_MOMENTS,
        # Whoever counts its ballots after the end, and takes the same lock, has seen every one that was in time.
        lock=f'FROM "{_ROUND}" WHERE id = NEW.round_id',
    )
)
declare(
    Rule(
        "ballot_of_the_roll",
        _BALLOT,
        "INSERT",
        f"NOT EXISTS (SELECT 1 FROM {Elector._meta.db_table} AS elector "  # noqa: S608
        "WHERE elector.id = NEW.elector_id AND elector.round_id = NEW.round_id)",
    )
)
# The end moves only before it has come, and only to a later moment; what is annulled or certified stays so.
declare(
    Rule(
        "round_end",
        _ROUND,
        "UPDATE",
        "OLD.sealed_at IS NOT NULL AND {NEW_closes_at} <> {OLD_closes_at} AND "
        "({NEW_closes_at} < {OLD_closes_at} OR {now} >= {OLD_closes_at} OR OLD.annulled_at IS NOT NULL)",
        moments=_MOMENTS,
    )
)
declare(
    Rule(
        "round_outcome",
        _ROUND,
        "UPDATE",
        "(OLD.annulled_at IS NOT NULL AND (NEW.annulled_at IS NULL OR {NEW_annulled_at} <> {OLD_annulled_at})) OR "
        "(OLD.certified_at IS NOT NULL AND (NEW.certified_at IS NULL OR {NEW_certified_at} <> {OLD_certified_at})) OR "
        "(OLD.certified_at IS NULL AND NEW.certified_at IS NOT NULL AND {now} < {OLD_closes_at})",
        moments=_MOMENTS,
    )
)

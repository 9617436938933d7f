"""What nobody can change about what a city decided, by whatever door."""

from charter_portal.triggers.declaring import declare
from charter_portal.triggers.guard import ALWAYS, Guard
from charter_portal.triggers.rule import Rule

from .models import AdoptionAct, Choice, Instrument

RECORDED = "{row}.recorded_at IS NOT NULL"

declare(
    Guard(
        Instrument,
        sealed_when=RECORDED,
        mutable=(*Instrument.COMPLETABLE, "verified_at", "returned_at", "drafted_by", "version"),
    )
)
declare(
    Guard(
        Choice,
        parent="instrument",
        sealed_when=RECORDED,
        mutable=("hidden_at", "hidden_by", "hidden_reason"),
    )
)
declare(Guard(AdoptionAct, sealed_when=ALWAYS))

# A fact that was not known is filled in once; what the secretariat judged stays judged.
_ONCE = [*Instrument.COMPLETABLE, "verified_at", "returned_at"]


def _changes(column):
    """SQL condition that a known value of ``column`` would change."""
    known = f"OLD.{column} IS NOT NULL" if column != "number" else "OLD.number <> ''"
    return f"({known} AND (NEW.{column} IS NULL OR NEW.{column} <> OLD.{column}))"


declare(
    Rule(
        "instrument_facts_once",
        Instrument._meta.db_table,
        "UPDATE",
        f"OLD.recorded_at IS NOT NULL AND ({' OR '.join(map(_changes, _ONCE))})",
    )
)

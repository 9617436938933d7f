"""What nobody can change any more once it is published, by whatever door."""

from charter_portal.triggers.declaring import declare
from charter_portal.triggers.guard import Guard
from charter_portal.triggers.rule import Rule

from .models import Clause, ClauseVersion, Stage, Use

PUBLISHED = "{row}.published_at IS NOT NULL"
_HIDDEN = ("hidden_at", "hidden_by", "hidden_reason")

declare(Guard(ClauseVersion, sealed_when=PUBLISHED))
# The register names a clause by its key, and cities use it for what it is.
declare(
    Guard(
        Clause,
        sealed_when="EXISTS (SELECT 1 FROM clauses_clauseversion AS words "
        "WHERE words.clause_id = {row}.id AND words.published_at IS NOT NULL)",
        frozen=("principle", "legal_order", "key"),
    )
)
# What a city published stays word for word; moderation and the erasure of people go on.
declare(Guard(Use, sealed_when=PUBLISHED, mutable=("author", "changed_at", "version", "standing", *_HIDDEN)))
declare(Guard(Stage, sealed_when=PUBLISHED, mutable=("author", "published_by", *_HIDDEN)))
# What was withdrawn stays so, for the reason that was given.
_WITHDRAWN = ("withdrawn_at", "withdrawn_reason", "withdrawal_id", "replaced_by_id")
_CHANGES = " OR ".join(
    f"NEW.{column} <> OLD.{column} OR (NEW.{column} IS NULL) <> (OLD.{column} IS NULL)" for column in _WITHDRAWN
)
declare(
    Rule("clause_withdrawn_for_good", Clause._meta.db_table, "UPDATE", f"OLD.withdrawn_at IS NOT NULL AND ({_CHANGES})")
)

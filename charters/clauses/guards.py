"""What nobody can change any more once it is published, by whatever door."""

from charter_portal.triggers.declaring import declare
from charter_portal.triggers.guard import Guard

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

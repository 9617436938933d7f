"""What nobody can change any more once it is sealed, by whatever door."""

from charter_portal.triggers.declaring import declare
from charter_portal.triggers.guard import ALWAYS, Guard

from .models import (
    Amendment,
    AmendmentEvent,
    Annotation,
    Article,
    Charter,
    CoSignature,
    Criterion,
    Edition,
    EditionAct,
    Principle,
    PrincipleRevision,
    Reply,
)

SEALED = "{row}.sealed_at IS NOT NULL"

declare(Guard(PrincipleRevision, sealed_when=SEALED))
declare(Guard(Criterion, parent="revision", sealed_when=SEALED))
# The life of a sealed edition goes on; a constraint of the table keeps it from being a draft or reference again.
declare(
    Guard(Edition, sealed_when=SEALED, mutable=("status", "consultation_closes_on", "in_force_on", "version")),
)
declare(Guard(Article, parent="edition", sealed_when=SEALED))
declare(Guard(EditionAct, sealed_when=ALWAYS))

# Digests and the register name a charter by its slug and a principle by its key.
declare(
    Guard(
        Principle,
        sealed_when="EXISTS (SELECT 1 FROM charters_principlerevision AS wording "
        "WHERE wording.principle_id = {row}.id AND wording.sealed_at IS NOT NULL)",
        frozen=("charter", "key"),
    )
)
declare(
    Guard(
        Charter,
        sealed_when="EXISTS (SELECT 1 FROM charters_edition AS edition "
        "WHERE edition.charter_id = {row}.id AND edition.sealed_at IS NOT NULL)",
        frozen=("slug",),
    )
)

# What a city submitted stays as it was written; what becomes of it goes on.
declare(
    Guard(
        Amendment,
        sealed_when="{row}.number IS NOT NULL",
        mutable=(
            *("author", "french_title", "french_statement", "french_by", "french_agreed_at"),
            *("status", "decided_at", "decision", "result", "version"),
        ),
    )
)
declare(Guard(AmendmentEvent, sealed_when=ALWAYS))
declare(
    Guard(
        CoSignature,
        parent="amendment",
        sealed_when="{row}.status IN ('accepted', 'partly_accepted', 'declined', 'withdrawn')",
        mutable=("by",),
    )
)
# What a city published stays word for word; what becomes of it, moderation and the erasure of people go on.
_HIDDEN = ("hidden_at", "hidden_by", "hidden_reason")
declare(
    Guard(
        Annotation,
        sealed_when="{row}.published_at IS NOT NULL",
        mutable=(
            *("author", "published_by", "version", *_HIDDEN),
            *("disposition", "disposition_reason", "accepted_into", "decided_at", "decided_by"),
        ),
    )
)
declare(Guard(Reply, sealed_when=ALWAYS, mutable=("author", *_HIDDEN)))

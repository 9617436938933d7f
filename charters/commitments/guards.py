"""What nobody can change about what a city promised or reported, by whatever door."""

from charter_portal.triggers.declaring import declare
from charter_portal.triggers.guard import ALWAYS, Guard

from .models import Account, Assessment, Commitment, Outcome, Report

PUBLISHED = "{row}.published_at IS NOT NULL"

# What a city promised stays word for word; what became of it and the erasure of people go on.
_HIDDEN = ("hidden_at", "hidden_by", "hidden_reason")
declare(
    Guard(Commitment, sealed_when=PUBLISHED, mutable=("author", "published_by", "status", "version", *_HIDDEN)),
)
declare(Guard(Outcome, sealed_when=ALWAYS, mutable=("said_by",)))

SUBMITTED = "{row}.submitted_at IS NOT NULL"
declare(
    Guard(Report, sealed_when=SUBMITTED, mutable=("author", "submitted_by", "seen_at", "seen_by", "version", *_HIDDEN)),
)
declare(Guard(Assessment, parent="report", sealed_when=SUBMITTED))
declare(Guard(Account, parent="report", sealed_when=SUBMITTED))

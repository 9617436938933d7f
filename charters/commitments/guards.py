"""What nobody can change about what a city promised or reported, by whatever door."""

from charter_portal.triggers.declaring import declare
from charter_portal.triggers.guard import ALWAYS, Guard

from .models import Commitment, Outcome

PUBLISHED = "{row}.published_at IS NOT NULL"

# What a city promised stays word for word; what became of it and the erasure of people go on.
declare(Guard(Commitment, sealed_when=PUBLISHED, mutable=("author", "published_by", "status", "version")))
declare(Guard(Outcome, sealed_when=ALWAYS, mutable=("said_by",)))

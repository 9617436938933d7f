"""What nobody can change about what was done in a meeting's life, by whatever door."""

from charter_portal.triggers.declaring import declare
from charter_portal.triggers.guard import ALWAYS, Guard

from .models import MeetingAct

declare(Guard(MeetingAct, sealed_when=ALWAYS))

"""What an act is about, and where readers find it."""

from django.utils.translation import gettext_lazy as _

from charter_portal.register.addresses import declare
from charter_portal.register.models import Entry
from charter_portal.register.telling_more import More
from charter_portal.register.withholding import withholds

from .models import Meeting
from .reading.errata import withdrawal_of

declare(
    r"meetings/(?P<commission>[-\w]+)/(?P<number>[0-9]+)",
    "meetings:meeting",
    _("meeting %(number)s, commission “%(commission)s”"),
)
declare(
    r"meetings/(?P<commission>[-\w]+)/(?P<number>[0-9]+)/minutes",
    "meetings:minutes",
    _("minutes of meeting %(number)s, commission “%(commission)s”"),
)


@withholds(Entry.Act.MINUTES_SEALED)
def why_withdrawn(entry):
    """Why the minutes that were sealed by an act are out of view, or None."""
    _meetings, commission, number = entry.subject.split("/")
    found = Meeting.objects.select_related("minutes").filter(commission__slug=commission, number=number).first()
    withdrawal = withdrawal_of(found) if found else None
    return More("meetings/why_withdrawn.html", {"withdrawal": withdrawal}) if withdrawal else None

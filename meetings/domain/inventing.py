"""An invented meeting, for a portal on one's own machine."""

import datetime

from django.db import transaction
from django.db.models import Max
from django.utils import translation

from members.models import Member

from ..models import Commission, Meeting

THEME = {
    "theme_fr": "Réunion inventée, pour la démonstration",
    "theme_en": "A meeting invented for demonstration",
    "theme_ar": "اجتماع مُختلَق لأغراض العرض",
}


@transaction.atomic
def invent_meeting(*, on, host):
    """The invented meeting, planned for the date ``on`` at the member with the address ``host``; made if missing."""
    found = Meeting.objects.filter(theme_fr=THEME["theme_fr"]).first()
    if found:
        return found
    with translation.override("fr"):
        commission = Commission.objects.get(slug="villes-innovantes")
        number = commission.meetings.aggregate(last=Max("number"))["last"] or 0
        return Meeting.objects.create(
            commission=commission,
            number=number + 1,
            status=Meeting.Status.PLANNED,
            host=Member.objects.get(slug=host),
            starts_on=on,
            ends_on=on + datetime.timedelta(days=1),
            format=Meeting.Format.HYBRID,
            **THEME,
        )

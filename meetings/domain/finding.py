"""Who of the people on file is meant by a name, near a member: nobody is put on file twice."""

from charter_portal.text.normalising import search_key
from members.models import Mandate, Person

from ..models import Attendance, Invitee


def of_name(surname, given_name, people):
    """The first of ``people`` who has that name, however it is spelled; or None."""
    key = search_key(f"{surname} {given_name}")
    return next((person for person in people if person.key == key), None)


def seen_with(member):
    """The people who had a mandate for the member, or were at a meeting for it or convened for it: a queryset."""
    numbers = {
        *Mandate.objects.filter(member=member).values_list("person", flat=True),
        *Attendance.objects.filter(member=member).values_list("person", flat=True),
        *Invitee.objects.filter(member=member).values_list("person", flat=True),
    }
    return Person.objects.filter(pk__in=numbers).order_by("pk")

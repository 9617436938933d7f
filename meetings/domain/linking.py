"""The signed end of the address by which someone who attended reads circulated minutes and asks for corrections.

It needs no account; it is good until the last day for corrections, for one person and the minutes of one meeting.
"""

from django.core.signing import BadSignature, dumps, loads

from members.models import Person

from ..models import Minutes

_SALT = "meetings.corrections"


def token_of(minutes, person):
    """The signed end of the address for a Person."""
    return dumps([minutes.pk, person.pk, minutes.corrections_until.isoformat()], salt=_SALT)


def read_token(token):
    """(Minutes with meeting, Person) of a token; None for a forged one, and for another window than the present one."""
    try:
        minutes_pk, person_pk, until = loads(token, salt=_SALT)
    except (BadSignature, ValueError):
        return None
    minutes = Minutes.objects.select_related("meeting__commission", "meeting__host").filter(pk=minutes_pk).first()
    person = Person.objects.filter(pk=person_pk).first()
    if minutes is None or person is None or minutes.corrections_until is None:
        return None
    return (minutes, person) if minutes.corrections_until.isoformat() == until else None

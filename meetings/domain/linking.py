"""The signed end of the address by which someone who attended reads circulated minutes and asks for corrections.

It needs no account; it is good for one person and the minutes of one meeting, as long as they are in correction: also
where the last day is moved while someone writes.
"""

from django.core.signing import BadSignature, dumps, loads

from members.models import Person

from ..models import Minutes

_SALT = "meetings.corrections"


def token_of(minutes, person):
    """The signed end of the address for a Person."""
    return dumps([minutes.pk, person.pk, minutes.circulated_at.isoformat()], salt=_SALT)


def read_token(token):
    """(Minutes with meeting, Person) of a token; None for a forged one, and for another circulation than the last."""
    try:
        minutes_pk, person_pk, circulated_at = loads(token, salt=_SALT)
    except (BadSignature, ValueError):
        return None
    minutes = Minutes.objects.select_related("meeting__commission", "meeting__host").filter(pk=minutes_pk).first()
    person = Person.objects.filter(pk=person_pk).first()
    if minutes is None or person is None or minutes.circulated_at is None:
        return None
    return (minutes, person) if minutes.circulated_at.isoformat() == circulated_at else None

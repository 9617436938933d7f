"""Saying that two people whose names are alike are two, and taking it back."""

from django.db import transaction

from ..exceptions import SamePerson
from ..models import DistinctPeople, Person


def in_order(one, other):
    """The two people as ``{"person_a": …, "person_b": …}``, the smaller number first. Raises SamePerson."""
    if one.pk == other.pk:
        raise SamePerson
    first, second = sorted((one, other), key=lambda person: person.pk)
    return {"person_a": first, "person_b": second}


def tell_apart(*, one, other, by, at):
    """Record that the two are two people, and return the DistinctPeople; what was recorded before stays as it is.

    Raises SamePerson; Person.DoesNotExist if one is gone, as after a merge.
    """
    pair = in_order(one, other)
    with transaction.atomic():
        # In the order of their numbers, as merging locks them.
        numbers = [person.pk for person in pair.values()]
        if len(Person.objects.select_for_update().order_by("pk").filter(pk__in=numbers)) < 2:
            raise Person.DoesNotExist
        found = DistinctPeople.objects.filter(**pair).first()
        if found is None:
            found = DistinctPeople(**pair, by=by, at=at)
            found._history_user = by
            found.save()
        return found


def judgement_on(one, other):
    """The DistinctPeople that says that the two are two people; None where nobody said so."""
    return DistinctPeople.objects.filter(**in_order(one, other)).select_related("by").first()


def doubt_again(*, one, other, by):
    """Take back that the two are two people. Returns whether it had been said. Raises SamePerson."""
    with transaction.atomic():
        found = DistinctPeople.objects.filter(**in_order(one, other)).first()
        if found is None:
            return False
        found._history_user = by
        found.delete()
        return True


def carry_over(*, kept, merged, by):
    """Let what was said of ``merged`` be said of ``kept``, before a merge; that the two are two people is dropped.

    Within the caller's transaction.
    """
    said_of_both = DistinctPeople.objects.filter(person_a=merged) | DistinctPeople.objects.filter(person_b=merged)
    for row in said_of_both.select_related("person_a", "person_b"):
        other = row.person_b if row.person_a_id == merged.pk else row.person_a
        if other.pk != kept.pk:
            tell_apart(one=kept, other=other, by=row.by, at=row.at)
        row._history_user = by
        row.delete()

"""Finding people on file by name, and those who may be there twice."""

from collections import defaultdict
from dataclasses import dataclass

from ..models import DistinctPeople, Mandate, Person, PersonSpelling
from .matching import Name, NameIndex


def known_names():
    """[(person's pk, Name)] of every person under every recorded spelling; two queries."""
    people = Person.objects.values_list("pk", "surname", "given_name")
    spellings = PersonSpelling.objects.values_list("person_id", "surname", "given_name")
    return [(pk, Name(surname, given_name)) for rows in (people, spellings) for pk, surname, given_name in rows]


def mandate_cities():
    """{person's pk: set of pks of the members that the person has or had a mandate for}; one query."""
    cities = defaultdict(set)
    for person, member in Mandate.objects.values_list("person_id", "member_id").distinct():
        cities[person].add(member)
    return cities


@dataclass(frozen=True)
class Pair:
    """Two people who may be one. ``likeness`` is as in members.domain.matching."""

    first: Person
    second: Person
    likeness: int


def find_duplicates(*, limit=200):
    """The ``limit`` most probable Pairs of people on file, the likeliest first, then by name; four queries at most.

    Pairs that someone said are two people are left out. Each person is compared with those whose name shares a word
    with theirs, or a word's consonants: see NameIndex.pairs for what that costs.
    """
    judged = set(DistinctPeople.objects.order_by().values_list("person_a_id", "person_b_id"))
    found = {pair: score for pair, score in NameIndex(known_names()).pairs().items() if pair not in judged}
    best = sorted(found, key=lambda pair: (-found[pair], pair))[:limit]
    people = Person.objects.in_bulk({pk for pair in best for pk in pair})
    pairs = [Pair(people[first], people[second], round(found[first, second])) for first, second in best]
    return sorted(pairs, key=lambda pair: (-pair.likeness, str(pair.first), pair.first.pk, pair.second.pk))

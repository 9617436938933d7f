"""Finding people on file by name, and those who may be there twice."""

from collections import defaultdict
from dataclasses import dataclass

from ..models import Mandate, Person, PersonSpelling
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
    """The ``limit`` most probable Pairs of people on file, the likeliest first, then by name; three queries at most.

    Each person is compared with those whose name shares a word with theirs, or a word's consonants, not with everyone.
    """
    names = known_names()
    index = NameIndex(names)
    found = {}
    for pk, name in names:
        for other, score in index.near(name, thorough=False).items():
            if other != pk:
                pair = (min(pk, other), max(pk, other))
                found[pair] = max(score, found.get(pair, 0))
    best = sorted(found, key=lambda pair: (-found[pair], pair))[:limit]
    people = Person.objects.in_bulk({pk for pair in best for pk in pair})
    pairs = [Pair(people[first], people[second], round(found[first, second])) for first, second in best]
    return sorted(pairs, key=lambda pair: (-pair.likeness, str(pair.first), pair.first.pk, pair.second.pk))

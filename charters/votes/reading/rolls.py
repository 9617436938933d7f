"""Rolls and roll calls, as pages and files show them: which cities took part and, after the end, what each said."""

from typing import NamedTuple

from django.db.models import Exists, OuterRef

from charter_portal.text.normalising import search_key

from ..models import Ballot, Elector

NOBODY = "none"
"""Stands where a choice would, of a city that cast no ballot."""


class Said(NamedTuple):
    """What a city said on one question.

    ``choice`` is "for", "against", "abstention" or NOBODY; ``ballot`` the one that counts, None of NOBODY, whose
    ``sequence`` says how many the city cast.
    """

    elector: Elector
    choice: str
    statement: str
    ballot: Ballot | None


class InCountry(NamedTuple):
    """What the cities of a country said on one question: how many for each choice, and the country's name."""

    country: str
    name: str
    in_favour: int
    against: int
    abstaining: int
    absent: int


def roll_of(vote):
    """The roll as a QuerySet of Elector in the order of names, each with ``took_part``; tells no choice."""
    cast = Ballot.objects.filter(elector=OuterRef("pk"))
    return Elector.objects.filter(round=vote).annotate(took_part=Exists(cast)).order_by("name_in_french", "pk")


def turnout(vote):
    """(how many cities took part, how many stand on the roll); two queries."""
    took_part = Ballot.objects.filter(round=vote).values("elector").distinct().count()
    return took_part, Elector.objects.filter(round=vote).count()


def roll_call(result, position):
    """What each city of the roll of a Result said on the question at ``position``, from 1; by name, no query."""
    return [
        Said(elector, *_said(result.counting.get(elector.pk), position))
        for elector in sorted(result.electors, key=lambda elector: (search_key(elector.name_in_french), elector.pk))
    ]


def by_country(call):
    """The InCountry of a roll call (list of Said), by name."""
    counts = {}
    for said in call:
        country = counts.setdefault(said.elector.country.code, {"name": said.elector.country.name})
        country[said.choice] = country.get(said.choice, 0) + 1
    found = [
        InCountry(code, of["name"], *(of.get(choice, 0) for choice in ("for", "against", "abstention", NOBODY)))
        for code, of in counts.items()
    ]
    return sorted(found, key=lambda one: search_key(one.name))


def _said(ballot, position):
    if ballot is None:
        return NOBODY, "", None
    made = ballot.choices[position - 1]
    return made["choice"], made["statement"], ballot

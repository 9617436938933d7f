"""How the members stand at the end of a year: by state, by country and by name."""

from collections import Counter, defaultdict
from typing import NamedTuple

from django_countries.fields import Country

from charter_portal.text.normalising import search_key
from members.models import Member

from ...adoptions.querysets import present_on
from ...adoptions.reading.standings import INSTITUTION, Numbers, numbers_of
from ...adoptions.standing import Life
from .listing import Short, short

# Names of one state that are printed.
NAMES = 80
COUNTRIES = 60
_ORDER = (Life.ADOPTED, Life.SUSPENDED, Life.DELIBERATED, Life.INTENTION, Life.INTEREST, Life.WITHDRAWN)


class Group(NamedTuple):
    """The cities that stand as ``life``, or the institutions that support (``is_support``): their names."""

    life: str
    is_support: bool
    names: Short


class OfCountry(NamedTuple):
    """A country, how many of its cities have adopted, and how many stand otherwise."""

    name: str
    adopted: int
    others: int


class Members(NamedTuple):
    """The members of the network on a day: ``cities`` in all, how they stand, by name and by country."""

    cities: int
    numbers: Numbers
    groups: tuple[Group, ...]
    countries: Short

    @property
    def silent(self):
        """How many cities have nothing on record."""
        return max(self.cities - sum(total for _life, total in self.numbers.cities), 0)


def members_read(standings, *, on):
    """The Members of a day, from its Standings; one query."""
    names = defaultdict(list)
    for one in standings:
        if not one.is_support or one.life == Life.ADOPTED:
            names[one.is_support, one.life].append(one.name)
    keys = [*((False, life.value) for life in _ORDER), (True, Life.ADOPTED.value)]
    return Members(
        cities=Member.objects.filter(present_on(on)).exclude(kind=INSTITUTION).count(),
        numbers=numbers_of(standings),
        groups=tuple(
            Group(life, support, short(names[support, life], NAMES)) for support, life in keys if names[support, life]
        ),
        countries=short(_by_country(standings), COUNTRIES),
    )


def _by_country(standings):
    adopted, others = Counter(), Counter()
    for one in standings:
        if not one.is_support:
            (adopted if one.life == Life.ADOPTED else others)[one.country_code] += 1
    found = [OfCountry(Country(code).name, adopted[code], others[code]) for code in adopted | others]
    return sorted(found, key=lambda one: search_key(one.name))

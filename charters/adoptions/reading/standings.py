"""How the members of the network stand with a charter on a day, from the derived rows."""

import datetime
from collections import Counter
from functools import lru_cache
from typing import NamedTuple

from django.db.models import F, FloatField
from django.db.models.functions import Cast
from django_countries.fields import Country

from charter_portal.text.localized import columns
from charter_portal.text.normalising import search_key
from members.models import Member

from ..models import AdoptionSpan
from ..querysets import on_day, present_on
from ..standing import Life

INSTITUTION = Member.Kind.INSTITUTION.value
# Those under which a council's decision holds: the others have nothing to say of any principle.
DECIDED = (Life.ADOPTED, Life.SUSPENDED)

# The same names and countries at each request: a network of thousands stays in here.
_order_of = lru_cache(maxsize=16_384)(search_key)
_country = lru_cache(maxsize=512)(Country)


class Standing(NamedTuple):
    """A member on a day: its Life since ``since``, None of NONE. ``adoption`` is the number of the adoption, or None.

    It has what a place on the map needs, as a Member has.
    """

    adoption: int | None
    pk: int
    slug: str
    name: str
    kind: str
    country_code: str
    latitude: float | None
    longitude: float | None
    life: str
    since: datetime.date | None

    @property
    def country(self):
        """The country, with its code and name."""
        return _country(self.country_code)

    @property
    def has_place(self):
        """Whether it can be put on the map."""
        return self.latitude is not None

    @property
    def is_support(self):
        """Whether it is an institution, which supports the charter and adopts it for no city."""
        return self.kind == INSTITUTION

    @property
    def has_decided(self):
        """Whether a decision of its council holds, be it suspended."""
        return self.life in DECIDED


class Numbers(NamedTuple):
    """How many members stand how: cities by Life (a tuple of pairs), and institutions that support."""

    cities: tuple[tuple[str, int], ...]
    supporters: int

    @property
    def adopters(self):
        """How many cities have adopted the charter."""
        return dict(self.cities).get(Life.ADOPTED.value, 0)

    @property
    def others(self):
        """The pairs of the cities that stand otherwise."""
        return tuple(pair for pair in self.cities if pair[0] != Life.ADOPTED)


def standings_on(charter, language, *, on):
    """Every member of the day with which something was on record on that day, a list of Standing by name. One query."""
    spans = AdoptionSpan.objects.filter(
        on_day(on), present_on(on, "adoption__member__"), adoption__charter=charter
    ).order_by()
    prefix = "adoption__member__"
    rows = spans.values_list(
        *("adoption_id", "adoption__member_id", f"{prefix}slug", f"{prefix}kind", f"{prefix}country"),
        *(Cast(f"{prefix}latitude", FloatField()), Cast(f"{prefix}longitude", FloatField()), "life", "since"),
        *columns(language, f"{prefix}name"),
    )
    return _by_name(rows)


def without_adoption(charter, language, *, on):
    """The members of the day with which nothing was on record on that day, a list of Standing by name. One query."""
    known = AdoptionSpan.objects.filter(on_day(on), adoption__charter=charter).values("adoption__member")
    rows = (
        Member.objects.rewrite(False)
        .filter(present_on(on))
        .exclude(pk__in=known)
        .order_by()
        .annotate(x=Cast("latitude", FloatField()), y=Cast("longitude", FloatField()), number=F("pk"))
        .values_list("pk", "slug", "kind", "country", "x", "y", *columns(language, "name"))
    )
    return _by_name((None, *row[:6], Life.NONE.value, None, *row[6:]) for row in rows)


def numbers_of(standings):
    """The Numbers of a list of Standing."""
    lives = Counter(one.life for one in standings if not one.is_support)
    supporters = sum(one.is_support and one.life == Life.ADOPTED for one in standings)
    return Numbers(tuple((life.value, lives[life.value]) for life in Life if lives[life.value]), supporters)


def _by_name(rows):
    """The rows as Standings by name; each ends with the names in ``columns``, the reader's own language first."""
    found = []
    for adoption, pk, slug, kind, country, latitude, longitude, life, since, *said in rows:
        name = next(filter(None, said), "")
        found.append(Standing(adoption, pk, slug, name, kind, country, latitude, longitude, life, since))
    return sorted(found, key=lambda one: (_order_of(one.name), one.pk))

"""What a year brought: councils' decisions from the day from which they count, and what the register says besides."""

import datetime
from typing import NamedTuple

from django.db.models import Count, Q

from charter_portal.register.models import Entry
from charter_portal.text.localized import localized_on

from ...adoptions.models import AdoptionAct, Choice, Instrument
from ...adoptions.reading.hiding import veiled_choice
from .listing import Short, short, shortened

# Rows that are printed of each list.
DECISIONS, ACTS, WORDED = 50, 30, 24
_DAY = datetime.timedelta(days=1)
_TOLD = (Entry.Act.ADOPTION_SUSPENDED, Entry.Act.ADOPTION_REINSTATED, Entry.Act.ADOPTION_WITHDRAWN)
_DECLARED = (Entry.Act.ADOPTION_INTEREST, Entry.Act.ADOPTION_INTENTION)


class Decided(NamedTuple):
    """A verified Instrument, the name of its member, and the day from which it counts."""

    on: datetime.date
    city: str
    is_support: bool
    instrument: Instrument


class Told(NamedTuple):
    """A suspension, its end or a withdrawal: an AdoptionAct and the name of its member."""

    on: datetime.date
    city: str
    act: AdoptionAct
    reason: str


class Worded(NamedTuple):
    """A local provision or a reservation: the name of its member, its Choice and the title of the principle."""

    city: str
    choice: Choice
    title: object
    text: str
    quote: str


class Events(NamedTuple):
    """What a year brought. ``interests`` and ``intentions`` are how many members declared one."""

    adoptions: Short
    confirmations: Short
    supports: Short
    told: Short
    suspended: int
    reinstated: int
    withdrawn: int
    interests: int
    intentions: int
    provisions: Short

    @property
    def is_empty(self):
        """Whether nothing happened."""
        lists = self.adoptions, self.confirmations, self.supports, self.told
        return not any(one.total for one in lists) and not self.interests and not self.intentions


def events_read(charter, year, principles, language):
    """The Events of a Year; five queries. ``principles`` are the Listed of the edition in force at its end."""
    decided = _decided(charter, year)
    acts = _acts(charter, year, _TOLD).select_related("entry", "adoption__member").order_by("on", "entry")
    counted = dict(acts.order_by().values_list("entry__act").annotate(acts=Count("pk")))
    told = [Told(act.on, name_of(act.adoption.member, language), act, shortened(act.note, 300)) for act in acts[:ACTS]]
    declared = _acts(charter, year, _DECLARED).order_by().values_list("entry__act")
    declared = dict(declared.annotate(members=Count("adoption", distinct=True)))
    confirms = Instrument.Purpose.CONFIRMATION
    cities = [one for one in decided if not one.adoption.is_support]
    return Events(
        adoptions=_listed([one for one in cities if one.purpose != confirms], language),
        confirmations=_listed([one for one in cities if one.purpose == confirms], language),
        supports=_listed([one for one in decided if one.adoption.is_support], language),
        told=Short(tuple(told), sum(counted.values()) - len(told)),
        suspended=counted.get(Entry.Act.ADOPTION_SUSPENDED, 0),
        reinstated=counted.get(Entry.Act.ADOPTION_REINSTATED, 0),
        withdrawn=counted.get(Entry.Act.ADOPTION_WITHDRAWN, 0),
        interests=declared.get(Entry.Act.ADOPTION_INTEREST, 0),
        intentions=declared.get(Entry.Act.ADOPTION_INTENTION, 0),
        provisions=_worded(cities, principles, language),
    )


def name_of(member, language):
    """The name of a Member in a language, or as it is known."""
    return localized_on(member, "name", language).text


def _decided(charter, year):
    """The Instruments that count from a day of the Year, in the order of these days; one query."""
    first, last = year.days
    # What has no date of its own counts from the day of its verification.
    dated = Q(effective_on__range=(first, last)) | Q(effective_on=None, decided_on__range=(first, last))
    undated = Q(effective_on=None, decided_on=None, verified_at__date__range=(first - _DAY, last + _DAY))
    rows = Instrument.objects.verified().with_names().filter(dated | undated, adoption__charter=charter)
    found = [one for one in rows.order_by("pk") if year.holds(one.counts_from)]
    return sorted(found, key=lambda one: one.counts_from)


def _listed(instruments, language):
    first = [
        Decided(one.counts_from, name_of(one.adoption.member, language), one.adoption.is_support, one)
        for one in instruments[:DECISIONS]
    ]
    return Short(tuple(first), len(instruments) - len(first))


def _acts(charter, year, acts):
    return AdoptionAct.objects.filter(adoption__charter=charter, on__range=year.days, entry__act__in=acts)


def _worded(instruments, principles, language):
    """The provisions and reservations of some instruments, in the order of the principles; two queries."""
    position, by_pk = {one.pk: one for one in principles}, {one.pk: one for one in instruments}
    rows = Choice.objects.filter(instrument__in=by_pk, stance__in=Choice.WORDED).exclude(text="")
    numbers = sorted(
        rows.order_by().values_list("pk", "principle", "instrument"),
        key=lambda row: (position[row[1]].position if row[1] in position else 10_000, row[0]),
    )
    kept = short(numbers, WORDED)
    choices = Choice.objects.select_related("revision__base", "principle").in_bulk([pk for pk, *_rest in kept.first])
    first = []
    for pk, principle, instrument in kept.first:
        choices[pk].instrument = by_pk[instrument]
        choice, listed = veiled_choice(choices[pk]), position.get(principle)
        title = listed.title if listed else localized_on(choice.revision, "title", language)
        city = name_of(choice.instrument.adoption.member, language)
        first.append(Worded(city, choice, title, shortened(choice.text), shortened(choice.quote, 300)))
    return Short(tuple(first), kept.left_out)

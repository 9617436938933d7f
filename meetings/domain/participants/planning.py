"""What importing rows would do, told before anything is written: who each row is, and what would change."""

import hashlib
import json
from dataclasses import dataclass, field

from members.domain.finding import known_names, mandate_cities
from members.domain.matching import Name, NameIndex
from members.models import Member, Person

from ...models import Attendance, Intervention
from .columns import REPRESENTED
from .places import Places
from .rows import Problem, Row

NEW, MATCHED, CHANGED, UNCHANGED, DOUBTFUL = "new", "matched", "changed", "unchanged", "doubtful"
STATES = (NEW, MATCHED, CHANGED, UNCHANGED, DOUBTFUL)
AS_NEW = "new"

# People of another city are offered only when their name is this much alike.
_NEAR_ELSEWHERE = 90
_CANDIDATES = 6


@dataclass(frozen=True)
class Candidate:
    """Someone on file who may be the row's person. ``members``: names of the cities they are known for."""

    person: int
    name: str
    members: tuple[str, ...]
    likeness: int


@dataclass
class PlannedRow:
    """A row, its member, and what would happen.

    ``doubt`` says why a doubtful row is one, ``other_line`` the line it may repeat. ``spelling`` tells that the
    person's name here would be recorded as another spelling. ``changes`` is [(field, recorded, read)] for a
    changed row.
    """

    row: Row
    member: Member
    position: int
    state: str = NEW
    person: int | None = None
    attendance: Attendance | None = None
    doubt: str = ""
    other_line: int = 0
    candidates: tuple[Candidate, ...] = ()
    decided: str = ""
    spelling: bool = False
    changes: list = field(default_factory=list)

    @property
    def name(self):
        """The person's name as typed."""
        return Name(self.row.surname, self.row.given_name)


@dataclass
class Plan:
    """What an import would do to a meeting. ``gone``: attendances on file that no row is about; they are left."""

    rows: list[PlannedRow]
    problems: list[Problem]
    gone: list[Attendance]

    @property
    def doubtful(self):
        """The rows that nobody has decided on."""
        return [row for row in self.rows if row.state == DOUBTFUL]

    @property
    def counts(self):
        """{state: how many rows}."""
        return {state: sum(row.state == state for row in self.rows) for state in STATES}

    @property
    def digest(self):
        """A fingerprint of what would be written, of what it was decided from, and of the rows' texts."""
        facts = [
            (
                *(planned.row.line, planned.row.country, planned.row.city, planned.row.title),
                *(planned.row.surname, planned.row.given_name, planned.row.mode),
                *(planned.state, planned.person, planned.member.pk, planned.position, planned.doubt),
                planned.attendance and [planned.attendance.pk, planned.attendance.version],
                [candidate.person for candidate in planned.candidates],
                # Rows by number: their names follow the reader's language, and the digest must not.
                [(name, getattr(old, "pk", old), getattr(new, "pk", new)) for name, old, new in planned.changes],
            )
            for planned in self.rows
        ]
        facts += [[problem.line, problem.reason] for problem in self.problems] + [gone.pk for gone in self.gone]
        return hashlib.sha256(json.dumps(facts).encode()).hexdigest()


class _OnFile:
    """Who is on file, and what this meeting has recorded: as many queries whatever the number of rows."""

    def __init__(self, meeting):
        self.index = NameIndex(known_names())
        self.names = {person.pk: person for person in Person.objects.only("surname", "given_name")}
        self.cities = mandate_cities()
        attended = Attendance.objects.order_by().values_list("person_id", "member_id").distinct()
        spoke = Intervention.objects.order_by().values_list("person_id", "member_id").distinct()
        for person, member in [*attended, *spoke]:
            if member:
                self.cities[person].add(member)
        self.attendances = {
            attendance.person_id: attendance for attendance in meeting.attendances.select_related("person", "member")
        }


def plan_import(*, meeting, rows, problems=(), decisions=None):
    """The Plan of importing ``rows`` into ``meeting``. Reads only; a fixed number of queries.

    ``problems`` are those found in reading. ``decisions``: {line: AS_NEW or a person's pk} for rows in doubt, or for
    new ones that are someone on file after all. A decision that can't be followed is a problem of its line.
    """
    decisions = decisions or {}
    places = Places()
    on_file = _OnFile(meeting)
    problems = list(problems)
    planned = []
    for position, row in enumerate(rows, start=1):
        member, reason, known = places.find(row.country, row.city)
        if member is None:
            value = row.country if reason == "unknown_country" else row.city
            problems.append(Problem(row.line, reason, value, known))
        else:
            planned.append(PlannedRow(row, member, position))
    for one in planned:
        _match(one, on_file, places)
    _doubt_likeness_within(planned)
    problems += _decide(planned, decisions, on_file)
    for one in planned:
        problems += _compare(one, on_file)
    problems += _same_person_twice(planned)
    present = {one.person for one in planned if one.person}
    offered = {candidate.person for one in planned if one.state == DOUBTFUL for candidate in one.candidates}
    gone = [kept for person, kept in on_file.attendances.items() if person not in present | offered]
    return Plan(planned, sorted(problems, key=lambda problem: problem.line), gone)


def _match(planned, on_file, places):
    """Find the person of a row: set ``person`` when sure, ``doubt`` and ``candidates`` when not."""
    exact = on_file.index.exactly(planned.name)
    city = planned.member.pk
    here = {person for person in exact if city in on_file.cities.get(person, ())}
    attending = {person for person in here if person in on_file.attendances}
    without_city = {person for person in exact if not on_file.cities.get(person)}
    for certain in (attending, here, without_city if exact == without_city else set()):
        if len(certain) == 1:
            planned.person = certain.pop()
            return
    if exact:
        planned.doubt = "several" if len(here) > 1 or len(without_city) > 1 else "other_city"
        likely = dict.fromkeys(exact, 100)
    else:
        likely = {
            person: score
            for person, score in on_file.index.near(planned.name).items()
            if score >= _NEAR_ELSEWHERE or city in (known := on_file.cities.get(person, ())) or not known
        }
        planned.doubt = "near" if likely else ""
    best = sorted(likely, key=lambda person: (city not in on_file.cities.get(person, ()), -likely[person], person))
    planned.candidates = tuple(
        Candidate(
            person=person,
            name=str(on_file.names[person]),
            members=tuple(sorted(places.members[pk].name for pk in on_file.cities.get(person, ()))),
            likeness=round(likely[person]),
        )
        for person in best[:_CANDIDATES]
    )
    if planned.doubt:
        planned.state = DOUBTFUL


def _doubt_likeness_within(planned):
    """Doubt new rows whose name is like that of an earlier new row: one person in two spellings, or two people?"""
    index = NameIndex()
    by_line = {}
    for one in planned:
        if one.person or one.state == DOUBTFUL:
            continue
        exact = index.exactly(one.name)
        near = index.near(one.name)
        same_city = {line for line in near if by_line[line].member == one.member}
        if like := sorted(exact | same_city):
            one.state, one.doubt, one.other_line = DOUBTFUL, "other_line", like[0]
        index.add(one.row.line, one.name)
        by_line[one.row.line] = one


def _decide(planned, decisions, on_file):
    """Follow ``decisions`` on the rows; return the problems of those that can't be followed."""
    problems = []
    by_line = {one.row.line: one for one in planned}
    for line, decision in decisions.items():
        one = by_line.get(line)
        if one is None or one.person:
            problems.append(Problem(line, "decision_without_doubt", str(decision)))
        elif decision == AS_NEW:
            one.state, one.decided = NEW, AS_NEW
        elif decision in on_file.names:
            one.person, one.decided = decision, str(decision)
            one.spelling = decision not in on_file.index.exactly(one.name)
        else:
            problems.append(Problem(line, "unknown_person", str(decision)))
    return problems


def _compare(planned, on_file):
    """Set the state of a row whose person is known, by what is recorded; return its problems."""
    one, row = planned, planned.row
    one.attendance = recorded = on_file.attendances.get(one.person) if one.person else None
    if row.mode == REPRESENTED and not (recorded and recorded.mode == REPRESENTED):
        return [Problem(row.line, "represented_by_whom", f"{row.surname} {row.given_name}".strip())]
    if not one.person:
        return []
    if recorded is None:
        one.state = MATCHED
        return []
    compared = (
        ("member", recorded.member, one.member),
        ("title", recorded.title, row.title),
        ("mode", recorded.mode, row.mode),
        ("position", recorded.position, one.position),
    )
    one.changes = [(name, old, new) for name, old, new in compared if old != new]
    one.state = CHANGED if one.changes or one.spelling else UNCHANGED
    return []


def _same_person_twice(planned):
    """Problems of rows that turn out to be about the same person on file."""
    first = {}
    problems = []
    for one in planned:
        if one.person in first:
            name = f"{one.row.surname} {one.row.given_name}".strip()
            problems.append(Problem(one.row.line, "same_person", name, other_line=first[one.person]))
        if one.person:
            first.setdefault(one.person, one.row.line)
    return problems

"""From a Table to rows of participants: columns found, blank cells filled from above, words read. Pure."""

from dataclasses import dataclass

from charter_portal.text.normalising import search_key

from ...exceptions import TableRefused
from .columns import CITY, COLUMNS, COUNTRY, GIVEN_NAME, MODE, SURNAME, TITLE, WRITTEN, column_of, mode_of

# Lengths of the columns that keep them.
LONGEST = {COUNTRY: 120, CITY: 160, TITLE: 250, SURNAME: 120, GIVEN_NAME: 120, MODE: 120}


@dataclass(frozen=True)
class Row:
    """A participant as typed, blank country and city filled in. ``mode`` is a value of Attendance.Mode."""

    line: int
    country: str
    city: str
    title: str
    surname: str
    given_name: str
    mode: str


@dataclass(frozen=True)
class Problem:
    """What is wrong on a line: ``reason`` is a code of meetings.import_messages, ``value`` what was typed."""

    line: int
    reason: str
    value: str = ""
    known: tuple[str, ...] = ()
    other_line: int = 0


def columns_of(header):
    """{column: index} for the names in ``header``. Raises TableRefused unless each of COLUMNS is there once."""
    indexes = {}
    unknown = []
    for index, name in enumerate(header):
        column = column_of(name)
        if column is None:
            unknown.append(name)
        elif column in indexes:
            raise TableRefused("duplicate_column", column=WRITTEN[column], first=header[indexes[column]], second=name)
        else:
            indexes[column] = index
    missing = [WRITTEN[column] for column in COLUMNS if column not in indexes]
    if missing:
        raise TableRefused("missing_column", missing=", ".join(missing), found=", ".join(filter(None, header)))
    if any(unknown):
        known = ", ".join(WRITTEN.values())
        raise TableRefused("unknown_column", unknown=", ".join(filter(None, unknown)), known=known)
    return indexes


def read_rows(table):
    """(rows, problems) of ``table``: each line gives a Row or at least one Problem. Raises TableRefused on columns."""
    indexes = columns_of(table.header)
    if not table.rows:
        raise TableRefused("no_rows")
    used = set(indexes.values())
    rows, problems = [], []
    country = city = ""
    for line, cells in table.rows:
        typed = {column: cells[index] if index < len(cells) else "" for column, index in indexes.items()}
        found = [
            Problem(line, "cell_without_column", cell) for i, cell in enumerate(cells) if cell and i not in used
        ] + _unreadable(line, typed)
        # Blank repeats the cell above, but a city belongs to its country: a new country needs its city.
        if typed[COUNTRY] and search_key(typed[COUNTRY]) != search_key(country):
            country, city = typed[COUNTRY], ""
        city = typed[CITY] or city
        if not country:
            found.append(Problem(line, "country_missing"))
        elif not city:
            found.append(Problem(line, "city_missing", country))
        if found:
            problems += found
        else:
            rows.append(Row(line, country, city, typed[TITLE], typed[SURNAME], typed[GIVEN_NAME], mode_of(typed[MODE])))
    return rows, problems + _repeated(rows)


def _unreadable(line, typed):
    """Problems of the cells of one line, by themselves."""
    found = [
        Problem(line, "too_long", f"{WRITTEN[column]}: {value[:40]}…")
        for column, value in typed.items()
        if len(value) > LONGEST[column]
    ]
    if not search_key(typed[SURNAME]):
        found.append(Problem(line, "surname_missing", typed[SURNAME]))
    if not typed[MODE]:
        found.append(Problem(line, "mode_missing"))
    elif mode_of(typed[MODE]) is None:
        found.append(Problem(line, "unknown_mode", typed[MODE]))
    return found


def _repeated(rows):
    """Problems of people who are in ``rows`` twice for the same city."""
    first = {}
    problems = []
    for row in rows:
        key = (search_key(f"{row.surname} {row.given_name}"), search_key(row.country), search_key(row.city))
        if key in first:
            name = f"{row.surname} {row.given_name}".strip()
            problems.append(Problem(row.line, "same_person", name, other_line=first[key]))
        first.setdefault(key, row.line)
    return problems

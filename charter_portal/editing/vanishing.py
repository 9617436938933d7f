"""Posted rows of a table whose stored row someone else deleted meanwhile. Pure functions of posted data."""

import re

# More rows than any table of the portal has; what is posted beyond is not looked at.
MOST = 2000


def rows_without_vanished(data, files, *, prefix, key, present, counted):
    """Posted ``data`` and ``files`` with the rows that are gone turned into new rows, and how many those are.

    ``prefix`` and ``key`` are the formset's prefix and its primary key's field; ``present`` the stored keys as texts;
    ``counted`` the fields that tell nothing about what was typed. A row that is gone and was left as it was when the
    form was opened is dropped, since deleting it is all that happened to it. Returns (data, files, number of rows that
    became new ones); the very ``data`` and ``files`` where nothing is gone. Both are MultiValueDicts.
    """
    initial, total = _number(data, f"{prefix}-INITIAL_FORMS"), _number(data, f"{prefix}-TOTAL_FORMS")
    if initial is None or total is None:
        return data, files, 0
    rows = range(min(total, MOST))
    gone = [row for row in rows[:initial] if data.get(f"{prefix}-{row}-{key}", "") not in {"", *present}]
    if not gone:
        return data, files, 0
    touched = [row for row in gone if _touched(data, files, f"{prefix}-{row}-", {key, *counted})]
    kept = [row for row in rows if row not in gone]
    places = {row: place for place, row in enumerate([*kept, *touched])}
    data = _placed(data, prefix, places, touched, forget={key, "version"})
    data[f"{prefix}-INITIAL_FORMS"], data[f"{prefix}-TOTAL_FORMS"] = str(initial - len(gone)), str(len(places))
    return data, files and _placed(files, prefix, places, touched, forget=set()), len(touched)


def _number(data, name):
    text = data.get(name, "")
    return int(text) if text.isascii() and text.isdigit() else None


def _touched(data, files, start, ignored):
    """Whether a row holds something else than what it was opened on, as far as that was remembered."""
    opened = f"initial-{start}"
    names = {name.removeprefix(opened) for name in data if name.startswith(opened)} - ignored
    changed = any(_texts(data, opened + name) != _texts(data, start + name) for name in names)
    return changed or any(name.startswith(start) for name in files or ())


def _texts(data, name):
    return sorted(text.replace("\r\n", "\n").strip() for text in data.getlist(name) if text)


def _placed(data, prefix, places, touched, *, forget):
    """A copy in which each row has its place; those of ``touched`` have forgotten what made them rows that exist."""
    numbered = re.compile(rf"(?P<opened>initial-)?{re.escape(prefix)}-(?P<row>\d{{1,4}})-(?P<name>.+)")
    placed = data.copy()
    rows = [found for name in data if (found := numbered.fullmatch(name))]
    for found in rows:
        del placed[found[0]]
    for found in rows:
        row = int(found["row"])
        if row not in places or (row in touched and (found["opened"] or found["name"] in forget)):
            continue
        placed.setlist(f"{found['opened'] or ''}{prefix}-{places[row]}-{found['name']}", data.getlist(found[0]))
    return placed

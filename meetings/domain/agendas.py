"""Agendas from which a meeting is prepared: those of reference files, and that of an earlier meeting."""

import functools
from dataclasses import dataclass
from pathlib import Path

from charter_portal.reference.reading import LANGUAGES, read_toml

from ..models import AgendaItem

FOLDER = Path(__file__).resolve().parent.parent / "reference" / "agendas"


@dataclass(frozen=True)
class Planned:
    """An item to come: ``titles`` as {"title_fr": …} in each language that has one, minutes or None."""

    kind: str
    titles: dict
    minutes: int | None
    audience: str = AgendaItem.Audience.PUBLIC


@dataclass(frozen=True)
class Model:
    """A model agenda: ``names`` by language, and its items."""

    key: str
    names: dict
    items: tuple[Planned, ...]


@functools.cache
def models():
    """``{key: Model}`` of the reference files, by the names of the files. Raises ReferenceDataError."""
    return {path.stem: _model(path) for path in sorted(FOLDER.glob("*.toml"))}


def _model(path):
    file = read_toml(path)
    names, tables = file.texts("name"), file.tables("items")
    file.finish()
    return Model(path.stem, {code: names[f"name_{code}"] for code in LANGUAGES}, tuple(map(_planned, tables)))


def _planned(table):
    planned = Planned(table.choice("kind", AgendaItem.Kind.values), table.texts("title"), table.number("minutes"))
    table.finish()
    return planned


def of_meeting(meeting):
    """The items of an earlier Meeting as a tuple of Planned: what was to be done, and nothing of what was said."""
    titles = [f"title_{code}" for code in LANGUAGES]
    return tuple(
        Planned(item.kind, {name: getattr(item, name) or "" for name in titles}, item.minutes_planned, item.audience)
        for item in meeting.agenda.order_by("position", "pk")
    )


def opening_item(kind):
    """The Planned item of a kind ("approval", "follow_up") as the ordinary model agenda has it."""
    return next(item for item in models()["ordinary"].items if item.kind == kind)

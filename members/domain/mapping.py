"""Where members stand on the map of the world."""

from dataclasses import dataclass

from charter_portal.maps.projecting import project

MOST_MARKS = 100
"""Above this number of places the map shows one mark a country, or it could not be read."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark on the map, in the picture's units; ``member`` is None for a country's mark."""

    x: int
    y: int
    label: str
    country: str
    member: object = None
    radius: int = 6


def marks(members, *, radius=6):
    """Marks for the members whose place is known: one each or, above MOST_MARKS, one a country."""
    placed = [member for member in members if member.has_place]
    if len(placed) <= MOST_MARKS:
        return [
            Mark(*_round(project(member.longitude, member.latitude)), member.name, member.country.code, member, radius)
            for member in placed
        ]
    countries = {}
    for member in placed:
        countries.setdefault(member.country.code, []).append(member)
    return [_country_mark(code, cities) for code, cities in sorted(countries.items())]


def _country_mark(code, cities):
    points = [project(city.longitude, city.latitude) for city in cities]
    x, y = (sum(values) / len(points) for values in zip(*points, strict=True))
    label = f"{cities[0].country.name} ({len(cities)})"
    return Mark(*_round((x, y)), label, code, radius=min(20, 6 + round(len(cities) ** 0.5)))


def _round(point):
    return round(point[0]), round(point[1])

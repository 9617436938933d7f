"""Makes the land of the map: ``python -m charter_portal.maps land-110m.json > …/static/img/land.svg``.

The input is the TopoJSON file ``land-110m.json`` of the npm package world-atlas (Natural Earth, public
domain). Land only: Natural Earth draws disputed borders, and the map has no need of any.
"""

import json
import sys
from itertools import accumulate, pairwise

from .projecting import HEIGHT, WIDTH, project


def _rings(topology):
    """Each outer or inner ring of the land as a list of (longitude, latitude)."""
    (scale_x, scale_y), (move_x, move_y) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        xs, ys = accumulate(x for x, _ in arc), accumulate(y for _, y in arc)
        arcs.append([(x * scale_x + move_x, y * scale_y + move_y) for x, y in zip(xs, ys, strict=True)])
    for geometry in topology["objects"]["land"]["geometries"]:
        polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
        for ring in (ring for polygon in polygons for ring in polygon):
            points = []
            for number in ring:
                arc = arcs[number] if number >= 0 else arcs[~number][::-1]
                points += arc if not points else arc[1:]
            yield from _within_the_map(points)


def _within_the_map(ring):
    """``ring`` as one ring or, where it crosses the 180th meridian, one on each side of the map."""
    turns, unwrapped = 0, [ring[0]]
    for (before, _), (longitude, latitude) in pairwise(ring):
        turns += (longitude - before < -180) - (longitude - before > 180)
        unwrapped.append((longitude + 360 * turns, latitude))
    for shift in (-360, 0, 360):
        yield from _pieces([(longitude + shift, latitude) for longitude, latitude in unwrapped])


def _pieces(ring):
    """The parts of ``ring`` between -180° and 180°, each ending where it meets the edge.

    Nothing is drawn along the edge from one part to the next: that would leave a hairline on the map.
    """
    parts = [[]]
    for longitude, latitude in ring:
        inside = -180 < longitude < 180
        point = (max(-180, min(180, longitude)), latitude)
        if inside:
            parts[-1].append(point)
        elif len(parts[-1]) > 1:
            parts[-1].append(point)
            parts.append([point])
        else:
            parts[-1] = [point]
    if len(parts) > 1 and abs(parts[0][0][0]) < 180:  # the ring begins inside: its end belongs to its beginning
        parts[0] = parts.pop() + parts[0]
    return [part for part in parts if len(part) > 1]


def land_path(topology):
    """The ``d`` attribute of the land, in whole units; islands too small to be seen are left out."""
    parts = []
    for ring in _rings(topology):
        if max(latitude for _, latitude in ring) < -58:
            continue
        points = []
        for longitude, latitude in ring:
            point = tuple(round(value) for value in project(longitude, latitude))
            if not points or points[-1] != point:
                points.append(point)
        if len(points) > 4:
            steps = [(x - u, y - v) for (u, v), (x, y) in pairwise(points)]
            parts.append("M{},{}l{}z".format(*points[0], " ".join(f"{x},{y}" for x, y in steps[:-1])))
    return "".join(parts)


if __name__ == "__main__":
    with open(sys.argv[1], encoding="utf-8") as file:
        path = land_path(json.load(file))
    sys.stdout.write(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}">'
        f'<path fill="#b9c0cf" d="{path}"/></svg>\n'
    )

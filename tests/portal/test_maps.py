"""The map: a projection that keeps areas, and land that can be read."""

from hypothesis import given
from hypothesis import strategies as st

from charter_portal.maps.__main__ import land_path
from charter_portal.maps.projecting import HEIGHT, WIDTH, project

longitudes = st.floats(-180, 180)
latitudes = st.floats(-58, 84)


def test_the_meridian_of_greenwich_stands_in_the_middle():
    assert [round(project(0, latitude)[0]) for latitude in (-50, 0, 80)] == [WIDTH / 2] * 3


@given(longitudes, latitudes)
def test_every_place_falls_on_the_picture(longitude, latitude):
    x, y = project(longitude, latitude)

    assert 0 <= round(x) <= WIDTH
    assert 0 <= round(y) <= HEIGHT


@given(longitudes, latitudes, latitudes)
def test_north_stands_above_south(longitude, one, other):
    south, north = sorted((one, other))

    assert project(longitude, north)[1] <= project(longitude, south)[1]


@given(latitudes, longitudes, longitudes)
def test_east_stands_right_of_west(latitude, one, other):
    west, east = sorted((one, other))

    assert project(west, latitude)[0] <= project(east, latitude)[0]


def test_places_beyond_the_picture_stand_at_its_edge():
    assert project(10, -89)[1] == project(10, -58)[1] == HEIGHT


def test_land_across_the_180th_meridian_stands_on_both_sides():
    # 160° to 200° and back, in tenths of a degree: a first point, then steps.
    there = [[1600, 600], [100, 0], [90, 0], [-3580, 0], [90, 0], [100, 0]]
    back = [[0, -300], [-100, 0], [-90, 0], [3580, 0], [-90, 0], [-100, 0], [0, 300]]
    topology = {
        "transform": {"scale": [0.1, 0.1], "translate": [0, 0]},
        "arcs": [there + back],
        "objects": {"land": {"geometries": [{"type": "Polygon", "arcs": [[0]]}]}},
    }

    path = land_path(topology)

    starts = [int(part.split(",")[0]) for part in path.split("M")[1:]]
    assert len(starts) == 2
    assert min(starts) < WIDTH / 4
    assert max(starts) > WIDTH * 3 / 4

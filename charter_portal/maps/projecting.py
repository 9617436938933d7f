"""Equal Earth projection. Pure functions.

Source: B. Šavrič, T. Patterson, B. Jenny, "The Equal Earth map projection", International Journal of
Geographical Information Science 33(3), 2019, equations 1 to 3. Areas keep their true proportions.
"""

from functools import lru_cache
from math import asin, cos, radians, sin, sqrt

_A1, _A2, _A3, _A4 = 1.340264, -0.081106, 0.000893, 0.003796

WIDTH, HEIGHT = 960, 430
"""Size of the picture, in SVG user units. Latitudes below -60° (Antarctica) are left out."""

_NORTH, _SOUTH = 84.0, -58.0


def _equal_earth(longitude, latitude):
    """Coordinates in units of the sphere's radius, x to the east and y to the north."""
    theta = asin(sqrt(3) / 2 * sin(radians(latitude)))
    t2 = theta * theta
    t6 = t2**3
    x = 2 * sqrt(3) * radians(longitude) * cos(theta) / (3 * (9 * _A4 * t6 * t2 + 7 * _A3 * t6 + 3 * _A2 * t2 + _A1))
    return x, theta * (_A4 * t6 * t2 + _A3 * t6 + _A2 * t2 + _A1)


_X_MAX = _equal_earth(180, 0)[0]
_Y_TOP, _Y_BOTTOM = _equal_earth(0, _NORTH)[1], _equal_earth(0, _SOUTH)[1]


# The same places at each request: a network of thousands stays in here.
@lru_cache(maxsize=16_384)
def project(longitude, latitude):
    """Position (x, y) on the picture of a point given in decimal degrees; y grows downwards."""
    x, y = _equal_earth(float(longitude), max(_SOUTH, min(_NORTH, float(latitude))))
    return (x + _X_MAX) / (2 * _X_MAX) * WIDTH, (_Y_TOP - y) / (_Y_TOP - _Y_BOTTOM) * HEIGHT

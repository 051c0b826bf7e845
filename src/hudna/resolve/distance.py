"""How far apart two points are."""

from math import asin, cos, radians, sin, sqrt

Point = tuple[float, float]
"""Degrees north, degrees east (WGS 84)."""


def kilometres(one: Point, other: Point) -> float:
    """The great-circle distance in kilometres, on a sphere of the Earth's mean radius (haversine formula)."""
    (lat1, lon1), (lat2, lon2) = ((radians(lat), radians(lon)) for lat, lon in (one, other))
    half = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 12_742 * asin(min(1.0, sqrt(half)))

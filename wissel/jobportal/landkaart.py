"""A rough map of the Netherlands, drawn by the makers of Wissel, and where a point of it lies on the drawing.

No tiles, no third party: an outline of some fifty corners, good enough to see in which part of the country work is.
"""

import math

BREED, HOOG = 370, 445
_SCHAAL, _WEST, _NOORD = 150.0, 3.3, 53.58
_KRIMP = math.cos(math.radians(52.2))

# Latitude and longitude in degrees.
LAND = (
    (53.41, 6.05), (53.45, 6.60), (53.45, 6.87), (53.33, 6.93), (53.25, 7.05), (53.23, 7.21), (52.98, 7.20),
    (52.85, 7.07), (52.64, 7.05), (52.63, 6.73), (52.48, 6.70), (52.46, 6.96), (52.38, 7.06), (52.23, 7.06),
    (52.09, 6.74), (51.98, 6.82), (51.90, 6.45), (51.84, 6.15), (51.86, 5.96), (51.74, 5.99), (51.60, 6.10),
    (51.40, 6.22), (51.22, 6.08), (51.15, 6.16), (51.05, 5.96), (50.97, 6.02), (50.86, 6.07), (50.75, 6.02),
    (50.76, 5.69), (50.95, 5.74), (51.15, 5.83), (51.27, 5.55), (51.27, 5.24), (51.42, 5.06), (51.48, 4.84),
    (51.43, 4.60), (51.45, 4.40), (51.36, 4.24), (51.22, 4.21), (51.22, 3.79), (51.37, 3.37), (51.41, 3.72),
    (51.44, 3.57), (51.57, 3.45), (51.60, 3.70), (51.72, 3.69), (51.80, 3.86), (51.98, 4.09), (52.10, 4.25),
    (52.46, 4.55), (52.96, 4.73), (52.94, 5.02), (53.07, 5.33), (53.18, 5.42), (53.36, 5.75),
)  # fmt: skip
WATER = (
    (52.93, 5.04), (53.05, 5.34), (52.88, 5.36), (52.85, 5.70), (52.66, 5.60), (52.52, 5.44), (52.38, 5.17),
    (52.35, 5.02), (52.50, 5.06), (52.64, 5.06), (52.71, 5.29), (52.77, 5.11),
)  # fmt: skip
EILANDEN = (
    ((53.02, 4.73), (53.17, 4.87), (53.05, 4.88)), ((53.24, 4.90), (53.30, 5.07), (53.26, 5.05)),
    ((53.36, 5.17), (53.44, 5.52), (53.39, 5.50)), ((53.44, 5.64), (53.46, 5.93), (53.43, 5.90)),
    ((53.48, 6.13), (53.50, 6.33), (53.47, 6.30)),
)  # fmt: skip


def point(latitude: float, longitude: float) -> tuple[float, float]:
    """Where a place lies on the drawing, from its upper left corner."""
    return round((longitude - _WEST) * _KRIMP * _SCHAAL, 1), round((_NOORD - latitude) * _SCHAAL, 1)


def outline(corners: tuple[tuple[float, float], ...]) -> str:
    """Corners as the `points` of a polygon."""
    return " ".join(f"{x:g},{y:g}" for x, y in (point(*each) for each in corners))

"""The outlines of the régions académiques, drawn for this site: few points, so that a page stays light.

Borders are drawn once and shared, so that two neighbours leave no gap. Points are longitudes and latitudes;
overseas régions stand in boxes of their own under metropolitan France, each at its own scale.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

Point = tuple[float, float]

# Each from one meeting point of borders to another; "-name" reads it backwards.
BORDERS: dict[str, Sequence[Point]] = {
    "hdf-sea": [(2.55, 51.09), (1.85, 50.96), (1.58, 50.85), (1.55, 50.4), (1.55, 50.2), (1.38, 50.06)],
    "hdf-nor": [(1.38, 50.06), (1.75, 49.77), (1.72, 49.45), (1.7, 49.23)],
    "hdf-idf": [(1.7, 49.23), (2.2, 49.17), (2.6, 49.1), (3.07, 49.07), (3.49, 48.86)],
    "hdf-ges": [(3.49, 48.86), (3.65, 49.15), (4.05, 49.4), (4.1, 49.68), (4.23, 49.96)],
    "hdf-land": [(4.23, 49.96), (4.2, 50.27), (3.7, 50.32), (3.2, 50.6), (3.15, 50.79), (2.65, 50.8), (2.55, 51.09)],
    "ges-land": [
        (4.23, 49.96), (4.85, 50.15), (4.87, 49.8), (5.4, 49.6), (5.8, 49.55), (6.36, 49.46), (6.9, 49.2),
        (7.45, 49.17), (8.23, 48.97), (7.8, 48.5), (7.58, 48.05), (7.59, 47.6), (7.1, 47.5),
    ],
    "ges-bfc": [
        (7.1, 47.5), (6.8, 47.82), (6.2, 47.95), (5.9, 47.92), (5.4, 47.68), (4.95, 47.7), (4.6, 47.95),
        (4.1, 47.93), (3.75, 48.1), (3.42, 48.38),
    ],
    "ges-idf": [(3.42, 48.38), (3.55, 48.6), (3.49, 48.86)],
    "idf-bfc": [(2.95, 48.16), (3.42, 48.38)],
    "idf-cvl": [(1.5, 48.94), (1.75, 48.6), (1.95, 48.45), (2.2, 48.33), (2.5, 48.13), (2.95, 48.16)],
    "idf-nor": [(1.7, 49.23), (1.6, 49.08), (1.5, 48.94)],
    "nor-sea": [
        (1.38, 50.06), (1.08, 49.92), (0.37, 49.77), (0.1, 49.5), (0.25, 49.42), (-0.25, 49.28), (-0.9, 49.35),
        (-1.15, 49.35), (-1.27, 49.6), (-1.26, 49.7), (-1.6, 49.65), (-1.94, 49.72), (-1.8, 49.37), (-1.6, 49.2),
        (-1.6, 48.85), (-1.5, 48.63),
    ],
    "nor-bre": [(-1.5, 48.63), (-1.07, 48.51)],
    "nor-pdl": [(-1.07, 48.51), (-0.6, 48.47), (-0.05, 48.42), (0.4, 48.3), (0.8, 48.2)],
    "nor-cvl": [(0.8, 48.2), (0.95, 48.5), (0.8, 48.67), (1.2, 48.77), (1.5, 48.94)],
    "bre-sea": [
        (-1.5, 48.63), (-2.0, 48.68), (-2.4, 48.65), (-2.75, 48.55), (-3.1, 48.87), (-3.55, 48.83), (-3.95, 48.7),
        (-4.4, 48.66), (-4.77, 48.4), (-4.5, 48.3), (-4.72, 48.04), (-4.35, 47.82), (-3.9, 47.85), (-3.4, 47.7),
        (-3.12, 47.48), (-2.9, 47.55), (-2.45, 47.48),
    ],
    "bre-pdl": [(-2.45, 47.48), (-2.1, 47.65), (-1.65, 47.7), (-1.25, 47.8), (-1.05, 48.1), (-1.07, 48.51)],
    "pdl-sea": [
        (-2.45, 47.48), (-2.5, 47.28), (-2.15, 47.2), (-2.1, 46.9), (-1.8, 46.5), (-1.35, 46.35), (-1.12, 46.31),
    ],
    "pdl-naq": [(-1.12, 46.31), (-0.65, 46.4), (-0.6, 46.75), (-0.55, 47.05), (-0.1, 47.06), (0.05, 47.16)],
    "pdl-cvl": [(0.05, 47.16), (0.2, 47.5), (0.4, 47.6), (0.7, 47.95), (0.8, 48.2)],
    "cvl-naq": [
        (0.05, 47.16), (0.3, 46.95), (0.7, 46.9), (0.85, 46.65), (1.2, 46.38), (1.55, 46.4), (2.17, 46.42),
    ],
    "cvl-ara": [(2.17, 46.42), (2.35, 46.6), (2.7, 46.72), (3.03, 46.8)],
    "cvl-bfc": [(3.03, 46.8), (3.05, 47.1), (2.88, 47.5), (2.9, 47.65), (3.12, 47.95), (2.95, 48.16)],
    "bfc-land": [(7.1, 47.5), (6.95, 47.3), (6.45, 46.93), (6.1, 46.6), (6.07, 46.41)],
    "bfc-ara": [
        (6.07, 46.41), (5.75, 46.25), (5.3, 46.45), (4.95, 46.5), (4.8, 46.17), (4.4, 46.2), (4.0, 46.17),
        (3.99, 46.45), (3.6, 46.72), (3.03, 46.8),
    ],
    "ara-land": [
        (6.07, 46.41), (6.1, 46.15), (6.3, 46.4), (6.8, 46.4), (6.85, 46.12), (7.04, 45.93), (6.8, 45.7),
        (7.1, 45.45), (6.63, 45.11),
    ],
    "ara-pac": [
        (6.63, 45.11), (6.3, 45.05), (6.2, 44.85), (5.85, 44.72), (5.5, 44.4), (5.6, 44.2), (5.0, 44.3), (4.65, 44.27),
    ],
    "ara-occ": [
        (4.65, 44.27), (4.25, 44.3), (3.9, 44.45), (3.85, 44.8), (3.35, 44.95), (2.95, 44.65), (2.55, 44.85), (2.17, 44.75),
    ],
    "ara-naq": [(2.17, 44.75), (2.1, 45.05), (2.5, 45.45), (2.45, 45.75), (2.57, 46.1), (2.17, 46.42)],
    "naq-sea": [
        (-1.12, 46.31), (-1.2, 46.15), (-1.05, 45.85), (-1.2, 45.7), (-0.75, 45.2), (-1.15, 45.5), (-1.2, 44.9),
        (-1.25, 44.6), (-1.3, 44.2), (-1.45, 43.6), (-1.78, 43.36),
    ],
    "naq-land": [(-1.78, 43.36), (-1.4, 43.05), (-0.75, 42.95), (-0.3, 42.83)],
    "naq-occ": [
        (-0.3, 42.83), (-0.1, 43.3), (-0.2, 43.6), (0.0, 43.9), (0.1, 44.05), (0.75, 44.0), (0.9, 44.35), (0.85, 44.6),
        (1.4, 44.85), (1.8, 44.93), (2.17, 44.75),
    ],
    "occ-land": [(-0.3, 42.83), (0.65, 42.7), (1.4, 42.6), (1.75, 42.5), (2.0, 42.35), (2.6, 42.35), (3.17, 42.43)],
    "occ-sea": [(3.17, 42.43), (3.05, 42.9), (3.1, 43.15), (3.5, 43.28), (3.9, 43.5), (4.23, 43.46)],
    "occ-pac": [(4.23, 43.46), (4.65, 43.8), (4.85, 44.0), (4.65, 44.27)],
    "pac-sea": [
        (4.23, 43.46), (4.6, 43.36), (4.85, 43.38), (5.05, 43.33), (5.35, 43.25), (5.6, 43.15), (5.95, 43.08),
        (6.35, 43.1), (6.65, 43.2), (6.75, 43.42), (7.0, 43.53), (7.2, 43.65), (7.53, 43.78),
    ],
    "pac-land": [(7.53, 43.78), (7.6, 44.12), (7.0, 44.23), (6.87, 44.5), (7.03, 44.7), (6.63, 45.11)],
    "cor": [
        (9.38, 43.0), (9.35, 42.8), (9.48, 42.6), (9.55, 42.1), (9.4, 41.7), (9.2, 41.37), (8.8, 41.55), (8.6, 41.9),
        (8.55, 42.25), (8.7, 42.55), (9.2, 42.72), (9.33, 43.0),
    ],
}  # fmt: skip

METROPOLITAN: dict[str, Sequence[str]] = {
    "hauts-de-france": ["hdf-sea", "hdf-nor", "hdf-idf", "hdf-ges", "hdf-land"],
    "grand-est": ["ges-land", "ges-bfc", "ges-idf", "hdf-ges"],
    "ile-de-france": ["hdf-idf", "-ges-idf", "-idf-bfc", "-idf-cvl", "-idf-nor"],
    "normandie": ["nor-sea", "nor-bre", "nor-pdl", "nor-cvl", "-idf-nor", "-hdf-nor"],
    "bretagne": ["bre-sea", "bre-pdl", "-nor-bre"],
    "pays-de-la-loire": ["pdl-sea", "pdl-naq", "pdl-cvl", "-nor-pdl", "-bre-pdl"],
    "centre-val-de-loire": ["-nor-cvl", "-pdl-cvl", "cvl-naq", "cvl-ara", "cvl-bfc", "-idf-cvl"],
    "bourgogne-franche-comte": ["-ges-bfc", "bfc-land", "bfc-ara", "cvl-bfc", "idf-bfc"],
    "auvergne-rhone-alpes": ["ara-land", "ara-pac", "ara-occ", "ara-naq", "cvl-ara", "-bfc-ara"],
    "nouvelle-aquitaine": ["naq-sea", "naq-land", "naq-occ", "ara-naq", "-cvl-naq", "-pdl-naq"],
    "occitanie": ["occ-land", "occ-sea", "occ-pac", "ara-occ", "-naq-occ"],
    "provence-alpes-cote-d-azur": ["pac-sea", "pac-land", "ara-pac", "-occ-pac"],
    "corse": ["cor"],
}

OVERSEAS: dict[str, Sequence[Sequence[Point]]] = {
    "guadeloupe": [
        [(-61.8, 16.3), (-61.72, 16.36), (-61.6, 16.32), (-61.56, 16.24), (-61.57, 16.05), (-61.68, 15.96), (-61.75, 16.02), (-61.8, 16.2)],
        [(-61.54, 16.25), (-61.5, 16.48), (-61.44, 16.51), (-61.4, 16.35), (-61.17, 16.26), (-61.38, 16.2), (-61.52, 16.2)],
    ],
    "martinique": [
        [
            (-61.22, 14.86), (-61.1, 14.87), (-60.97, 14.76), (-60.86, 14.77), (-60.92, 14.66), (-60.83, 14.52),
            (-60.87, 14.4), (-61.0, 14.47), (-61.09, 14.47), (-61.03, 14.56), (-61.1, 14.6), (-61.18, 14.72),
        ]
    ],
    "guyane": [
        [
            (-54.0, 5.75), (-53.4, 5.55), (-52.7, 5.15), (-52.3, 4.85), (-51.65, 4.1), (-52.3, 3.3), (-52.6, 2.5),
            (-53.3, 2.25), (-54.5, 2.3), (-54.2, 2.8), (-54.0, 3.6), (-54.4, 4.1), (-54.45, 5.0),
        ]
    ],
    "la-reunion": [
        [
            (55.45, -20.87), (55.65, -20.93), (55.83, -21.15), (55.8, -21.33), (55.65, -21.38), (55.4, -21.3),
            (55.27, -21.15), (55.22, -21.03), (55.3, -20.93),
        ]
    ],
    "mayotte": [
        [
            (45.07, -12.65), (45.13, -12.7), (45.22, -12.75), (45.22, -12.85), (45.15, -12.9), (45.18, -12.98),
            (45.1, -13.0), (45.05, -12.92), (45.09, -12.85), (45.03, -12.75),
        ]
    ],
}  # fmt: skip

# Where a figure reads best when the middle of the outline is not the place.
LABELS: dict[str, Point] = {
    "bretagne": (-3.05, 48.2),
    "pays-de-la-loire": (-0.95, 47.35),
    "normandie": (0.05, 48.95),
    "provence-alpes-cote-d-azur": (6.05, 43.85),
    "nouvelle-aquitaine": (0.2, 45.2),
    "grand-est": (5.6, 48.7),
}

WIDTH, HEIGHT = 640, 760
MARGIN = 16
DEGREE = 62
WEST, NORTH = -4.9, 51.2
BOX_TOP, BOX_HEIGHT, BOX_WIDTH, BOX_GAP = 640, 100, 112, 12


@dataclass(frozen=True)
class Outline:
    """One région on the map: its drawing, where its figure stands, and its box when it is overseas."""

    slug: str
    path: str
    label_x: float
    label_y: float
    box_x: float | None = None


def shape(borders: Iterable[str]) -> list[Point]:
    """The points around a région, its borders put end to end whichever way they were drawn."""
    points: list[Point] = []
    for name in borders:
        border = list(reversed(BORDERS[name[1:]])) if name.startswith("-") else list(BORDERS[name])
        if points and border[0] != points[-1]:
            border.reverse()
        points += border[1:] if points else border
    return points


def project(point: Point) -> Point:
    longitude, latitude = point
    x = MARGIN + (longitude - WEST) * DEGREE * math.cos(math.radians(46.5))
    return round(x, 1), round(MARGIN + (NORTH - latitude) * DEGREE, 1)


def path_of(parts: Iterable[Sequence[Point]]) -> str:
    return "".join("M" + "L".join(f"{x:g} {y:g}" for x, y in part) + "Z" for part in parts)


def middle(points: Sequence[Point]) -> Point:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2


def metropolitan(slug: str, borders: Sequence[str]) -> Outline:
    points = [project(point) for point in shape(borders)]
    x, y = project(LABELS[slug]) if slug in LABELS else middle(points)
    return Outline(slug, path_of([points]), round(x, 1), round(y, 1))


def overseas(slug: str, position: int) -> Outline:
    """In its box, as large as its name leaves room for."""
    parts = OVERSEAS[slug]
    everything = [point for part in parts for point in part]
    west, east = min(x for x, _ in everything), max(x for x, _ in everything)
    south, north = min(y for _, y in everything), max(y for _, y in everything)
    flat = math.cos(math.radians((south + north) / 2))
    scale = min((BOX_WIDTH - 40) / ((east - west) * flat), (BOX_HEIGHT - 34) / (north - south))
    box_x = MARGIN + position * (BOX_WIDTH + BOX_GAP)
    left = box_x + (BOX_WIDTH - (east - west) * flat * scale) / 2
    top = BOX_TOP + 26 + (BOX_HEIGHT - 34 - (north - south) * scale) / 2
    drawn = [
        [(round(left + (x - west) * flat * scale, 1), round(top + (north - y) * scale, 1)) for x, y in part]
        for part in parts
    ]
    x, y = middle([point for part in drawn for point in part])
    return Outline(slug, path_of(drawn), round(x, 1), round(y, 1), box_x)


OUTLINES: dict[str, Outline] = {
    **{slug: metropolitan(slug, borders) for slug, borders in METROPOLITAN.items()},
    **{slug: overseas(slug, position) for position, slug in enumerate(OVERSEAS)},
}

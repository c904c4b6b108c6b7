"""The EcoIndex of a page: its elements, requests and bytes placed among those of the pages of the web.

The formula and its tables are those of the EcoIndex reference (collectif Conception numérique responsable,
https://github.com/cnumr/ecoindex_reference): each table cuts the pages measured by the HTTP Archive into
twenty parts. As there, the elements inside a drawing (SVG) are left out.
"""

from bisect import bisect_right
from itertools import pairwise

ELEMENTS = (
    0, 47, 75, 159, 233, 298, 358, 417, 476, 537, 603, 674, 753, 843, 949, 1076, 1237, 1459, 1801, 2479, 594601,
)  # fmt: skip
REQUESTS = (0, 2, 15, 25, 34, 42, 49, 56, 63, 70, 78, 86, 95, 105, 117, 130, 147, 170, 205, 281, 3920)
KILOBYTES = (
    0, 1.37, 144.7, 319.53, 479.46, 631.97, 783.38, 937.91, 1098.62, 1265.47, 1448.32, 1648.27, 1876.08, 2142.06,
    2465.37, 2866.31, 3401.59, 4155.73, 5400.08, 8037.54, 223212.26,
)  # fmt: skip
GRADES = ((80, "A"), (70, "B"), (55, "C"), (40, "D"), (25, "E"), (10, "F"))


def place(value: float, table: tuple[float, ...]) -> float:
    """How many parts of the table lie under the value, the last one by its share."""
    if value >= table[-1]:
        return len(table) - 1
    part = bisect_right(table, value) - 1
    low, high = list(pairwise(table))[part]
    return part + (value - low) / (high - low)


def score(*, elements: int, requests: int, kilobytes: float) -> float:
    """From 0 to 100, the best. Elements count for three, requests for two, bytes for one."""
    places = 3 * place(elements, ELEMENTS) + 2 * place(requests, REQUESTS) + place(kilobytes, KILOBYTES)
    return 100 - 5 * places / 6


def grade(score: float) -> str:
    return next((letter for bound, letter in GRADES if score > bound), "G")

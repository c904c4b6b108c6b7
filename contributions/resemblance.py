"""Telling near-identical texts without comparing each to all others.

A text becomes a few numbers: for each of several mixings of its words, the smallest ones (MinHash). Two
texts that share most of their words share at least one of these numbers almost surely, two that share few
almost never; what shares a number is then compared word for word.
"""

import random
from collections.abc import Iterable
from functools import lru_cache
from hashlib import blake2b

from rapidfuzz import fuzz

from contributions.models import Proposition
from search import analysis

BANDS = 8
ROWS = 3
MASK = 2**61 - 1
WORDS_MIN = 4
NEAR_MIN = 80

# Any fixed seed does: what is stored must stay comparable with what comes.
_random = random.Random(2020)  # noqa: S311
MIXINGS = [(_random.randrange(1, MASK), _random.randrange(MASK)) for _ in range(BANDS * ROWS)]


def terms_of(proposition: Proposition) -> str:
    """The words of a proposition as the analyser writes them, each between two spaces: title, then text."""
    return " {} ".format(analysis.normalise("\n".join([proposition.title, proposition.text])))


@lru_cache(maxsize=65536)
def number_of(word: str) -> int:
    return int.from_bytes(blake2b(word.encode(), digest_size=8).digest(), "big") % MASK


def keys(terms: str) -> list[int]:
    """The numbers of a text given by its terms; none for a text of a few words."""
    numbers = [number_of(word) for word in set(terms.split())]
    if len(numbers) < WORDS_MIN:
        return []
    smallest = [min((factor * number + shift) % MASK for number in numbers) for factor, shift in MIXINGS]
    return [band_key(band, smallest[band * ROWS : (band + 1) * ROWS]) for band in range(BANDS)]


def band_key(band: int, rows: Iterable[int]) -> int:
    digest = blake2b(repr((band, *rows)).encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)


def likeness(terms: str, others: str) -> int:
    """How much two texts have the same words, whatever their order, on a hundred."""
    return round(fuzz.token_sort_ratio(terms, others, score_cutoff=NEAR_MIN / 2))

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

from contributions.propositions.models import Proposition
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


def number_of(word: str) -> int:
    return int.from_bytes(blake2b(word.encode(), digest_size=8).digest(), "big") % MASK


@lru_cache(maxsize=16384)
def mixed(word: str) -> tuple[int, ...]:
    """The numbers of a word, one a mixing; kept, since the same words come in most texts."""
    number = number_of(word)
    return tuple((factor * number + shift) % MASK for factor, shift in MIXINGS)


def keys(terms: str) -> list[int]:
    """The numbers of a text given by its terms; none for a text of a few words."""
    words = set(terms.split())
    if len(words) < WORDS_MIN:
        return []
    smallest = list(map(min, zip(*map(mixed, words), strict=True)))
    return [band_key(band, smallest[band * ROWS : (band + 1) * ROWS]) for band in range(BANDS)]


def band_key(band: int, rows: Iterable[int]) -> int:
    digest = blake2b(repr((band, *rows)).encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)


def likeness(terms: str, others: str) -> int:
    """How much two texts have the same words, whatever their order, on a hundred."""
    return sorted_likeness(sorted_words(terms), sorted_words(others))


def sorted_words(terms: str) -> str:
    return " ".join(sorted(terms.split()))


def sorted_likeness(words: str, others: str) -> int:
    """The same for texts whose words were sorted once, to be compared with many."""
    return round(fuzz.ratio(words, others, score_cutoff=NEAR_MIN / 2))

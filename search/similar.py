"""Texts that resemble another: those that share its rare words."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from math import log

from search import analysis, engines, vocabulary
from search.models import Corpus

RARE_SHARE = 0.01
RARE_COUNT = 20  # in a small corpus one per cent is too few to find anything
WORDS_MAX = 6
POSTINGS_MAX = 500
SHARED_MIN = 2


@dataclass(frozen=True)
class Similar:
    """An object that resembles a text, and the words of that text which it shares, the rarest first."""

    object_id: int
    shared_words: tuple[str, ...]


def similar(kind: str, text: str, exclude_ids: Sequence[int] = (), limit: int = 4) -> list[Similar]:
    """Objects of a kind that share at least two rare words with a text (one, of a text of two words).

    A word is rare when less than one document in a hundred holds it; the six rarest are looked for, each
    in the newest documents that hold it. Only what is public is indexed, so nothing hidden is ever found.
    Three queries.
    """
    text = analysis.clean(text)
    written: dict[str, str] = {}
    for token in analysis.tokens(text):
        spelling = token.word if token.compound else text[token.start : token.end]
        # A capital may only be that of a sentence: a spelling without it is the surer one.
        if token.stem not in written or (spelling.islower() and not written[token.stem].islower()):
            written[token.stem] = spelling
    counts = vocabulary.counts_by_stem(written, kind)
    if not counts:
        return []
    corpus = Corpus.objects.filter(kind=kind).values_list("document_count", flat=True).first() or 0
    rare = rare_stems(counts, corpus, alone_in_its_text=bool(exclude_ids))
    weights = {stem: log(1 + max(corpus, RARE_COUNT) / counts[stem]) for stem in rare}
    excluded = set(exclude_ids)
    shared: dict[int, list[str]] = defaultdict(list)
    newest: dict[int, int] = {}
    for stem, object_id, document_id in engines.postings(kind, rare, POSTINGS_MAX):
        if object_id not in excluded:
            shared[object_id].append(stem)
            newest[object_id] = document_id
    needed = SHARED_MIN if len(written) > SHARED_MIN else 1
    scores = {
        object_id: sum(weights[stem] for stem in stems)
        for object_id, stems in shared.items()
        if len(stems) >= needed
    }
    best = sorted(scores, key=lambda object_id: (-scores[object_id], -newest[object_id]))[:limit]
    return [
        Similar(
            object_id,
            tuple(written[stem] for stem in sorted(shared[object_id], key=lambda stem: -weights[stem])),
        )
        for object_id in best
    ]


def rare_stems(counts: dict[str, int], corpus: int, *, alone_in_its_text: bool) -> list[str]:
    """The six rarest; for a text already in the corpus, words that nobody else may have used come last."""
    ceiling = max(corpus * RARE_SHARE, RARE_COUNT)
    rare = [stem for stem, count in counts.items() if count <= ceiling]
    rare.sort(key=lambda stem: (alone_in_its_text and counts[stem] == 1, counts[stem], stem))
    return rare[:WORDS_MAX]

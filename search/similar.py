"""Texts that resemble another: those that share its rare words."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import log

from page_cache import remember
from search import analysis, engines, vocabulary
from search.models import Corpus

RARE_SHARE = 0.01
RARE_MAX = 3_000
# Where one per cent is too few to find anything, what costs little is rare enough.
RARE_COUNT = 500
RARE_COUNT_SHARE = 0.15
ALWAYS_RARE = 20
WORDS_MAX = 12
BUDGET = 2_000
SHORT_TEXT = 6
SHARING_MAX = 300
ALL_WORDS_MAX = 100
TITLE_TIMES = 3
INSISTENCE = 0.15
SHARED_MIN = 2
SHARED_WEIGHT_MIN = 0.15
# How much a long text, which holds many words by chance, counts less than one of ordinary length.
LENGTH_SHARE = 0.9


@dataclass(frozen=True)
class Similar:
    """An object that resembles a text, and the words of that text which it shares, the rarest first.

    ``stems`` are those of ``shared_words``, to mark them where they are.
    """

    object_id: int
    shared_words: tuple[str, ...]
    stems: tuple[str, ...] = ()


@dataclass
class Mention:
    """A family of words in a text: how people wrote it there, and how much the text insists on it."""

    written: str
    insistence: int = 0


def similar(kind: str, text: str, exclude_ids: Sequence[int] = (), limit: int = 4) -> list[Similar]:
    """Objects of a kind that share at least two telling words with a text (one, of a text of two words).

    A word tells when few documents hold it (less than one in a hundred, in a large corpus) and the text
    insists on it; its first line, the title, counts most. At most twelve are looked for, in the newest
    documents that hold two of them; how often they are there does not matter, and of two documents that
    hold as much the shorter is closer. For a short text, such as a title being typed, those that hold all its words
    come first. Only what is public is indexed, so nothing hidden is ever found. Three queries at most.
    """
    mentions = read(analysis.clean(text))
    counts = vocabulary.counts_by_stem(mentions, kind)
    if not counts:
        return []
    corpus = corpus_size(kind)
    in_corpus = bool(exclude_ids)
    weights = telling_stems(mentions, counts, corpus, in_corpus=in_corpus)
    excluded = set(exclude_ids)
    words_min = SHARED_MIN if len(mentions) > SHARED_MIN else 1
    weight_min = SHARED_WEIGHT_MIN * sum(weights.values())
    found = engines.sharing(kind, list(weights), words_min, SHARING_MAX, counts)
    usual = sum(item.length for item in found) / max(len(found), 1) or 1
    closeness = {}
    for item in found:
        score = sum(weights[stem] for stem in item.stems)
        if score >= weight_min and item.object_id not in excluded:
            closeness[item] = score / (1 - LENGTH_SHARE + LENGTH_SHARE * item.length / usual)
    enough = sorted(closeness, key=lambda item: (-closeness[item], -item.document_id))
    nearest: list[Similar] = []
    if SHARED_MIN <= len(counts) <= SHORT_TEXT:
        nearest = with_all_words(kind, mentions, counts, excluded, limit)
    seen = {item.object_id for item in nearest}
    others = [item for item in enough if item.object_id not in seen][: limit - len(nearest)]
    return nearest + [
        sharing(item.object_id, sorted(item.stems, key=lambda stem: (-weights[stem], stem)), mentions)
        for item in others
    ]


@remember
def corpus_size(kind: str) -> int:
    """How many documents of a kind there were at the last rebuild: one query for all the texts compared."""
    return Corpus.objects.filter(kind=kind).values_list("document_count", flat=True).first() or 0


def sharing(object_id: int, stems: Sequence[str], mentions: dict[str, Mention]) -> Similar:
    return Similar(object_id, tuple(mentions[stem].written for stem in stems), tuple(stems))


def with_all_words(
    kind: str, mentions: dict[str, Mention], counts: dict[str, int], excluded: set[int], limit: int
) -> list[Similar]:
    """Objects that hold all the known words of a short text, the best ranked first."""
    groups = [frozenset({(stem,)}) for stem in counts]
    answer = engines.hits([kind], groups, ALL_WORDS_MAX, counts)
    hits = [hit for hit in answer.hits if hit.object_id not in excluded]
    hits.sort(key=lambda hit: (-hit.score, -hit.document_id))
    stems = sorted(counts, key=lambda stem: (counts[stem], stem))
    return [sharing(hit.object_id, stems, mentions) for hit in hits[:limit]]


def read(text: str) -> dict[str, Mention]:
    """The families of words of a text."""
    title_end = text.find("\n") if "\n" in text else len(text)
    mentions: dict[str, Mention] = {}
    for token in analysis.tokens(text):
        spelling = text[token.start : token.end]
        mention = mentions.setdefault(
            token.stem, Mention(spelling if spelling.isupper() else spelling.lower())
        )
        mention.insistence += TITLE_TIMES if token.start < title_end else 1
    return mentions


def telling_stems(
    mentions: dict[str, Mention], counts: dict[str, int], corpus: int, *, in_corpus: bool
) -> dict[str, float]:
    """The few stems worth looking for, with their weights; what more than two cost together is bounded.

    For a text that is itself in the corpus, a word in one document only is its own and finds nothing.
    """
    ceiling = min(corpus * RARE_SHARE, RARE_MAX)
    ceiling = max(ceiling, min(corpus * RARE_COUNT_SHARE, RARE_COUNT), ALWAYS_RARE)
    size = max(corpus, *counts.values()) + 1
    weights = {
        stem: log(size / count + 1) * (1 + INSISTENCE * log(mentions[stem].insistence))
        for stem, count in counts.items()
        if count <= ceiling and not (in_corpus and corpus and count == 1)
    }
    chosen: dict[str, float] = {}
    cost = 0
    for stem in sorted(weights, key=lambda stem: (-weights[stem], stem)):
        if len(chosen) < WORDS_MAX and (len(chosen) < SHARED_MIN or cost + counts[stem] <= BUDGET):
            chosen[stem] = weights[stem]
            cost += counts[stem]
    return chosen

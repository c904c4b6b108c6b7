"""What people type, understood, and the documents that answer it."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import pairwise, product

from search import analysis, engines, registry, synonyms, vocabulary
from search.analysis import Token
from search.engines import Hit
from search.questions import Alternative, Group

QUERY_LENGTH = 200
WORDS_MAX = 8
RARE_IS_AT_MOST = 2
COMMON_IS_TIMES = 20
PREFIX_WINS_TIMES = 10


@dataclass(frozen=True)
class Correction:
    """A word nobody wrote, and the one it was taken for, as people write it."""

    typed: str
    written: str


@dataclass(frozen=True)
class Query:
    """A question to the engine, and what was understood of it.

    ``suggestion`` is the whole question with a rare word replaced by a much more common neighbour, to be
    offered; ``corrections`` have been made, because the words as typed are in no document. ``widened`` are
    the groups with their synonyms, the same when there are none. ``counts`` tell of some stems in how many
    documents they are.
    """

    text: str = ""
    groups: tuple[Group, ...] = ()
    widened: tuple[Group, ...] = ()
    corrections: tuple[Correction, ...] = ()
    suggestion: str = ""
    counts: Mapping[str, int] = field(default_factory=dict, compare=False)
    too_many_words: bool = field(default=False, compare=False)

    def __bool__(self) -> bool:
        return bool(self.groups)

    def stems(self, *, direct: bool) -> frozenset[str]:
        """The stems that may have made a document match, by the words typed or by their synonyms too."""
        groups = self.groups if direct else self.widened
        return frozenset(stem for group in groups for alternative in group for stem in alternative)

    @property
    def corrected_text(self) -> str:
        return replaced(self.text, {item.typed: item.written for item in self.corrections})

    def loosened(self) -> "Query":
        """The same with any of its words instead of all of them."""
        group = frozenset().union(*self.groups)
        return replace(self, groups=(group,), widened=(group,))


def clean_query(text: str) -> str:
    """What was typed on one line of bounded length, without null bytes or invisible signs."""
    return " ".join(analysis.clean(text[: QUERY_LENGTH * 4]).split())[:QUERY_LENGTH]


def understand(text: str) -> Query:
    """Read what someone typed: families of words, typos, a last word unfinished, synonyms.

    Three queries at most, and one for each provider of synonyms.
    """
    text = clean_query(text)
    tokens = list(analysis.tokens(text))
    wanted = wanted_words(tokens)
    kept = wanted[:WORDS_MAX]
    if not kept:
        return Query(text)
    words = [token for tokens in kept for token in tokens]
    joined = joined_words(kept, text)
    counts = vocabulary.counts_by_stem({token.stem for token in words} | set(joined.values()))
    joined = {place: stem for place, stem in joined.items() if stem in counts}
    last = words[-1] if words[-1].end == len(text) and not words[-1].compound else None
    beginnings = vocabulary.beginning_with(last.word) if last else []
    if last and beginnings:
        other = sum(word.document_count for word in beginnings if word.stem != last.stem)
        if other < PREFIX_WINS_TIMES * counts.get(last.stem, 0):
            beginnings = []
    doubtful = [
        token.word
        for token in words
        if not token.compound
        and counts.get(token.stem, 0) <= RARE_IS_AT_MOST
        and not (token is last and beginnings)
    ]
    near = vocabulary.near(doubtful)
    corrections, suggested, groups = [], {}, []
    for alternatives in kept:
        group: set[tuple[str, ...]] = set()
        parts = [token for token in alternatives if not token.compound]
        whole = [token for token in alternatives if token.compound]
        group.update((token.stem,) for token in whole)
        stems_of_parts: list[list[str]] = []
        for token in parts:
            stems = [token.stem]
            typed = text[token.start : token.end]
            if token is last and beginnings:
                stems += [word.stem for word in beginnings]
            elif token.word in near:
                best = near[token.word]
                if not counts.get(token.stem):
                    if not any(counts.get(item.stem) for item in whole):
                        corrections.append(Correction(typed, best[0].written))
                    stems += [word.stem for word in best]
                elif best[0].document_count >= COMMON_IS_TIMES * counts[token.stem]:
                    suggested[typed] = best[0].written
            stems_of_parts.append(list(dict.fromkeys(stems)))
        if len(stems_of_parts) == 1:
            group.update((stem,) for stem in stems_of_parts[0])
        elif stems_of_parts:
            group.add(tuple(stems[0] for stems in stems_of_parts))
            group.add(tuple(stems[-1] for stems in stems_of_parts))
        groups.append(frozenset(group))
    groups = with_joined(groups, joined)
    groups = list(dict.fromkeys(groups))
    return Query(
        text,
        tuple(groups),
        tuple(with_synonyms(groups)),
        tuple(corrections),
        replaced(text, suggested) if suggested and not corrections else "",
        counts,
        len(wanted) > WORDS_MAX,
    )


def wanted_words(tokens: Sequence[Token]) -> list[list[Token]]:
    """The words asked for, the parts of a hyphenated one and the whole kept together, without repeats."""
    wanted: list[list[Token]] = []
    for token in tokens:
        if token.compound:
            parts = []
            while wanted and wanted[-1][0].start >= token.start:
                parts = wanted.pop() + parts
            wanted.append([*parts, token])
        else:
            wanted.append([token])
    return list({tuple(token.word for token in group): group for group in wanted}.values())


def joined_words(wanted: list[list[Token]], text: str) -> dict[int, str]:
    """By place, the stem of two neighbours written as one word: « vidéo projecteur »."""
    joined = {}
    for place, (first, second) in enumerate(pairwise(wanted)):
        between = text[first[-1].end : second[0].start]
        word = first[0].word + second[0].word
        if len(first) == len(second) == 1 and between == " " and analysis.is_word(word) and word.isalpha():
            joined[place] = analysis.stem(word)
    return joined


def with_joined(groups: list[Group], joined: dict[int, str]) -> list[Group]:
    """Let two neighbours be met by the word they make together, when the corpus knows it."""
    merged: list[Group] = []
    skip = False
    for place, group in enumerate(groups):
        if skip:
            skip = False
        elif place in joined:
            both = {first + second for first, second in product(group, groups[place + 1])}
            merged.append(frozenset(both | {(joined[place],)}))
            skip = True
        else:
            merged.append(group)
    return merged


def with_synonyms(groups: list[Group]) -> list[Group]:
    """Widen the question with what vocabularies say means the same."""
    for expressions in synonyms.groups():
        others = frozenset(filter(None, map(stems_of, expressions)))
        for stems in sorted(others, key=len, reverse=True):
            held = [next((group for group in groups if (stem,) in group), None) for stem in stems]
            if None in held:
                continue
            # The words of the expression leave the question together, and it or its synonyms enter.
            place = groups.index(held[0])
            widened = others | (held[0] if len(set(held)) == 1 else frozenset())
            groups = [group for group in groups if group not in held]
            groups.insert(min(place, len(groups)), widened)
            break
    return groups


@lru_cache(maxsize=4096)
def stems_of(expression: str) -> Alternative:
    """The stems that must all be there for an expression to be; vocabularies give the same at each search."""
    tokens = analysis.tokens(analysis.clean(expression))
    return tuple(dict.fromkeys(token.stem for token in tokens if not token.compound))


def replaced(text: str, words: dict[str, str]) -> str:
    for typed, written in words.items():
        text = text.replace(typed, written)
    return text


@dataclass(frozen=True, slots=True)
class Found:
    """A document that answers; ``direct`` when it holds the words typed, not only their synonyms."""

    hit: Hit
    direct: bool


def find(
    kinds: Sequence[str], query: Query, limit: int, enough: int | None = None
) -> tuple[list[Found], frozenset[str]]:
    """The newest documents of each kind that answer, at most ``limit`` a kind, the best first.

    Those that hold the words typed come before those that hold their synonyms, which are looked for only
    among the kinds of which there are not ``enough`` (the limit unless told); between equals, the newest
    first. Also gives the kinds of which there may be older answers. Two queries at most, four with synonyms.
    """
    direct = engines.hits(kinds, query.groups, limit, query.counts)
    cut = direct.cut
    found = [Found(hit, True) for hit in direct.hits]
    if query.widened != query.groups:
        totals = Counter(hit.kind for hit in direct.hits)
        lacking = [kind for kind in kinds if totals[kind] < (enough or limit)]
        if lacking:
            widened = engines.hits(lacking, query.widened, limit)
            known = {hit.document_id for hit in direct.hits}
            found += [Found(hit, False) for hit in widened.hits if hit.document_id not in known]
            cut |= widened.cut
    boosts = {source.kind: source.boost for source in registry.all_sources()}
    found.sort(
        key=lambda item: (
            not item.direct,
            -item.hit.score * boosts.get(item.hit.kind, 1.0),
            -item.hit.document_id,
        )
    )
    return found, cut


def matching_ids(kind: str, q: str, limit: int = 500) -> tuple[list[int], bool]:
    """The objects of a kind that answer what someone typed, the best first, and whether there are more.

    Beyond ``limit``, the newest are the ones kept. The queries of ``understand`` and of ``find``.
    """
    found, cut = find([kind], understand(q), limit + 1)
    if len(found) > limit:
        newest = sorted(found, key=lambda item: (item.direct, item.hit.document_id), reverse=True)[:limit]
        kept = {item.hit.document_id for item in newest}
        found = [item for item in found if item.hit.document_id in kept]
        return [item.hit.object_id for item in found], True
    return [item.hit.object_id for item in found], bool(cut)

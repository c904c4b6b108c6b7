"""The words of the corpus: which are known, how common they are, which ones a mistyped word may stand for."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from django.db import connections, router
from django.db.models import Q
from rapidfuzz import process
from rapidfuzz.distance import OSA

from search import analysis
from search.analysis import Token
from search.models import Word

WRITTEN_LIMIT = 80
PREFIX_MIN = 3
PREFIX_MAX_WORDS = 12
TYPO_MIN = 4
TYPO_LONG = 7
NEAR_MAX_CANDIDATES = 4000
NEAR_MAX_WORDS = 3
# Asked for each search, whose words alone differ: Django takes longer to write it than the database to answer.
BEGINNING = f"""
    SELECT word, stem, MAX(written), SUM(document_count) AS total FROM search_word
    WHERE {{}} GROUP BY word, stem ORDER BY total DESC, word LIMIT {PREFIX_MAX_WORDS}
"""  # noqa: S608


@dataclass(frozen=True)
class KnownWord:
    """A word of the corpus, all kinds of documents together."""

    word: str
    stem: str
    written: str
    document_count: int


def add(kind: str, tokens: Iterable[Token], text: str) -> None:
    """Make the words of one document known, those that already are left as they stand; one query."""
    store(kind, {token.word: (token.stem, written(text, token)) for token in tokens if fits(token)})


def add_texts(kind: str, texts: Iterable[str]) -> None:
    """The same for many documents."""
    words: dict[str, tuple[str, str]] = {}
    for text in texts:
        for token in analysis.tokens(text):
            if fits(token):
                words.setdefault(token.word, (token.stem, written(text, token)))
    store(kind, words)


def fits(token: Token) -> bool:
    return len(token.stem) <= 40


def store(kind: str, words: dict[str, tuple[str, str]]) -> None:
    Word.objects.bulk_create(
        [
            Word(kind=kind, word=word, stem=stem, written=shown, initial=word[0])
            # A fixed order, so that two transactions that add the same words do not wait for each other.
            for word, (stem, shown) in sorted(words.items())
        ],
        ignore_conflicts=True,
    )


def written(text: str, token: Token) -> str:
    """A word as people wrote it; a compound is written as one word."""
    if token.compound:
        return token.word
    return text[token.start : token.end].lower()[:WRITTEN_LIMIT]


def counts_by_stem(stems: Collection[str], kind: str = "") -> dict[str, int]:
    """In how many documents each stem is, at most; stems that no document holds are absent. One query."""
    if not stems:
        return {}
    stems = list(stems)
    places = ", ".join(["%s"] * len(stems))
    of_kind = "AND kind = %s" if kind else ""
    with connections[router.db_for_read(Word)].cursor() as cursor:
        cursor.execute(
            f'SELECT stem, SUM(document_count) FROM "search_word" '  # noqa: S608
            f"WHERE stem IN ({places}) {of_kind} GROUP BY stem",
            [*stems, kind] if kind else stems,
        )
        return dict(cursor.fetchall())


def beginning_with(prefix: str) -> list[KnownWord]:
    """The most common words that begin so; one query over an index, none for a prefix too short."""
    if len(prefix) < PREFIX_MIN or not prefix.isalpha():
        return []
    own = connections[router.db_for_read(Word)]
    # SQLite's LIKE ignores case and so cannot use the index; words hold nothing after the last letter.
    embedded = own.vendor == "sqlite"
    bounds = [prefix, prefix + chr(0x10FFFF)] if embedded else [f"{prefix}%"]
    with own.cursor() as cursor:
        cursor.execute(BEGINNING.format("word >= %s AND word < %s" if embedded else "word LIKE %s"), bounds)
        return [KnownWord(*row) for row in cursor.fetchall()]


def near(words: Sequence[str]) -> dict[str, list[KnownWord]]:
    """For each mistyped word, the words of the corpus it most likely stands for, the likeliest first.

    Words are compared with those of about the same length that begin with their first or second letter:
    most slips leave the first letter in place or swap it with the next. One query, at most
    ``NEAR_MAX_CANDIDATES`` common words, whatever the corpus.
    """
    wanted = Q()
    for word in words:
        if len(word) >= TYPO_MIN and word.isalpha():
            slack = slips(word)
            wanted |= Q(initial__in=set(word[:2])) & Q(
                word__length__range=(len(word) - slack, len(word) + slack)
            )
    if not wanted:
        return {}
    rows = Word.objects.filter(wanted).order_by("-document_count")
    candidates: dict[str, KnownWord] = {}
    fields = rows.values_list("word", "stem", "written", "document_count")
    for word, stem, shown, total in fields[:NEAR_MAX_CANDIDATES]:
        seen = candidates.get(word)
        candidates[word] = KnownWord(word, stem, shown, total + (seen.document_count if seen else 0))
    found = defaultdict(list)
    for word in words:
        if len(word) < TYPO_MIN or not word.isalpha():
            continue
        matches = process.extract(
            word,
            [candidate for candidate in candidates if candidate != word],
            scorer=OSA.distance,
            score_cutoff=slips(word),
            limit=50,
        )
        nearest = min((distance for _, distance, _ in matches), default=0)
        found[word] = sorted(
            (candidates[match] for match, distance, _ in matches if distance == nearest),
            key=lambda candidate: -candidate.document_count,
        )[:NEAR_MAX_WORDS]
    return {word: matches for word, matches in found.items() if matches}


def slips(word: str) -> int:
    """How many slips of the finger a word of this length is forgiven."""
    return 2 if len(word) >= TYPO_LONG else 1

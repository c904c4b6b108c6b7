"""How often what says the same in other words is found, among thousands of other texts."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from home.demo.propositions import generate
from search import analysis, index, similar
from search.census import Census
from search.models import Corpus
from search.registry import Content
from tests.support.held_out_paraphrases import HELD_OUT
from tests.support.paraphrases import PAIRS, Pair

KIND = "rappel"
BATCH = 500
ALL = PAIRS + HELD_OUT


@dataclass(frozen=True)
class Recall:
    """``ranks`` holds, for each pair, the place of the text looked for, or ``None``."""

    ranks: Sequence[int | None]
    limit: int

    @property
    def share(self) -> float:
        return sum(rank is not None for rank in self.ranks) / len(self.ranks)

    @property
    def held_out(self) -> "Recall":
        """On the pairs that no constant was chosen on, of those of ``ALL``."""
        return Recall(self.ranks[len(PAIRS) :], self.limit)

    @property
    def tuned(self) -> "Recall":
        """On the others."""
        return Recall(self.ranks[: len(PAIRS)], self.limit)


def words(title: str, text: str) -> list[str]:
    """The stems of a text, in order."""
    return analysis.normalise(f"{title}\n{text}").split()


def plant(total: int, pairs: Sequence[Pair] = ALL) -> None:
    """Index the first text of each pair among those of the demo, under a kind of their own.

    To be called in a transaction that is rolled back.
    """
    drafts = list(generate(total - len(pairs)))
    texts = [(draft.title, draft.text) for draft in drafts]
    # Spread evenly: what is newest is no easier to find.
    step = max(1, len(texts) // len(pairs))
    numbered = {}
    for place, pair in enumerate(pairs):
        numbered[place * step * 2 + 1] = (pair.title, pair.text)
    rows = [(2 * place, *text) for place, text in enumerate(texts)]
    rows += [(number, *text) for number, text in numbered.items()]
    census = Census()
    remaining = iter(sorted(rows))
    while batch := list(islice(remaining, BATCH)):
        documents = [
            index.document_of(KIND, Content(number, title, text, f"/rappel/{number}/"))
            for number, title, text in batch
        ]
        index.store(documents)
        for document in documents:
            census.count(f"{document.title}\n{document.text}")
    census.save(KIND, [])
    Corpus.objects.update_or_create(kind=KIND, defaults={"document_count": census.documents})


def measure(total: int, limit: int = 5, pairs: Sequence[Pair] = ALL) -> Recall:
    """Look for each planted text with the other text of its pair."""
    step = max(1, (total - len(pairs)) // len(pairs))
    ranks: list[int | None] = []
    for place, pair in enumerate(pairs):
        found = similar.similar(KIND, f"{pair.other_title}\n{pair.other_text}", limit=limit)
        ids = [item.object_id for item in found]
        wanted = place * step * 2 + 1
        ranks.append(ids.index(wanted) + 1 if wanted in ids else None)
    return Recall(ranks, limit)

"""Counting the words of a whole kind, in one pass over its documents."""

from collections.abc import Collection
from itertools import islice

from django.db import transaction

from search import analysis, vocabulary
from search.models import Word

BATCH_SIZE = 1000


class Census:
    """In how many documents each word is, and how people mostly write it.

    The usual spelling is found in constant memory: each spelling votes for itself and against the one in
    place, and the one that stands at the end is the majority's when there is a majority.
    """

    def __init__(self) -> None:
        self.documents = 0
        self.words: dict[str, list] = {}

    def count(self, text: str) -> None:
        self.documents += 1
        seen: set[str] = set()
        for token in analysis.tokens(text):
            if token.word in seen:
                continue
            seen.add(token.word)
            spelling = vocabulary.written(text, token)
            entry = self.words.setdefault(token.word, [0, token.stem, spelling, 0])
            entry[0] += 1
            if entry[2] == spelling:
                entry[3] += 1
            elif entry[3] == 0:
                entry[2:] = [spelling, 1]
            else:
                entry[3] -= 1

    def save(self, kind: str, words_before: Collection[str]) -> None:
        """Write the counts; of ``words_before``, those that no document holds any more are deleted."""
        entries = iter(sorted(self.words.items()))
        while batch := list(islice(entries, BATCH_SIZE)):
            Word.objects.bulk_create(
                [
                    Word(
                        kind=kind,
                        word=word,
                        stem=stem,
                        written=written,
                        initial=word[0],
                        document_count=count,
                    )
                    for word, (count, stem, written, _) in batch
                ],
                update_conflicts=True,
                unique_fields=["kind", "word"],
                update_fields=["stem", "written", "document_count"],
            )
        stale = iter(sorted(set(words_before).difference(self.words)))
        while batch := list(islice(stale, BATCH_SIZE)):
            with transaction.atomic():
                Word.objects.filter(kind=kind, word__in=batch).delete()

"""Keeping the documents that can be found as the sources say they are now."""

from array import array
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime, time
from itertools import islice

from django.db import connection, transaction
from django.utils import timezone

from search import analysis, registry, vocabulary
from search.census import Census
from search.models import Corpus, Document, Word
from search.registry import Content

BATCH_SIZE = 500
STORED_TEXT = 20_000
EXTRACT_LENGTH = 300
COPIED_FIELDS = ["title", "url", "date", "extract", "text", "title_terms", "text_terms"]
LOCK = 0x6567_6E73  # any constant of our own; PostgreSQL's advisory locks share one space per database


# The documents whose update waits for the end of a block, by kind; none outside such a block.
_waiting: ContextVar[dict[str, dict[int, None]] | None] = ContextVar("search_index_waiting", default=None)


@contextmanager
def updated_at_the_end() -> Iterator[None]:
    """Update each document once for a block that changes many of them several times, when it ends well."""
    waiting: dict[str, dict[int, None]] = defaultdict(dict)
    token = _waiting.set(waiting)
    try:
        yield
    finally:
        _waiting.reset(token)
    for kind, pks in waiting.items():
        update_many(kind, list(pks))


def update(kind: str, pk: int) -> None:
    """Make one document what its object is now: add it, refresh it, or remove it when it is not public.

    To be called in the transaction of the change, after it. Beside what the source reads, three queries at
    most: a lock (PostgreSQL only), the document, its new words.
    """
    waiting = _waiting.get()
    if waiting is not None:
        waiting[kind][pk] = None
        return
    with transaction.atomic(savepoint=False):
        lock(shared=True)
        contents = list(registry.get(kind).contents([pk]))
        if contents:
            write(kind, contents[0])
        else:
            Document.objects.filter(kind=kind, object_id=pk).delete()


@transaction.atomic(savepoint=False)
def store_one(kind: str, content: Content) -> None:
    """Make one document what its object is, for a caller who holds it and knows that it is public.

    Two queries, and a lock on PostgreSQL.
    """
    lock(shared=True)
    write(kind, content)


def write(kind: str, content: Content) -> None:
    """Store a document and its new words; the caller holds the lock."""
    document = document_of(kind, content)
    store([document])
    text = f"{document.title}\n{document.text}"
    vocabulary.add(kind, analysis.tokens(text), text)


@transaction.atomic(savepoint=False)
def remove(kind: str, pk: int) -> None:
    """Let one object, held by the caller, be found no more; one query, and a lock on PostgreSQL."""
    lock(shared=True)
    Document.objects.filter(kind=kind, object_id=pk).delete()


def update_many(kind: str, pks: Sequence[int]) -> None:
    """The same for many objects, in a transaction a batch."""
    source = registry.get(kind)
    remaining = iter(pks)
    while batch := list(islice(remaining, BATCH_SIZE)):
        with transaction.atomic():
            lock(shared=True)
            documents = [document_of(kind, content) for content in source.contents(batch)]
            store(documents)
            gone = set(batch).difference(document.object_id for document in documents)
            if gone:
                Document.objects.filter(kind=kind, object_id__in=gone).delete()
            vocabulary.add_texts(kind, [f"{document.title}\n{document.text}" for document in documents])


def rebuild(kind: str, progress: Callable[[int], None] | None = None) -> int:
    """Read a whole kind afresh, batch by batch, while the site goes on; returns how many are public.

    Each batch is read and written in one transaction that no ``update`` can cross, so a document hidden
    meanwhile stays hidden. What is no longer public goes at the end, and word frequencies become exact.
    ``progress`` is told after each batch how many documents are done.
    """
    source = registry.get(kind)
    ids = array("q", source.public_ids())
    words_before = set(Word.objects.filter(kind=kind).values_list("word", flat=True).iterator())
    gone = set(Document.objects.filter(kind=kind).values_list("object_id", flat=True).iterator())
    gone.difference_update(ids)
    census = Census()
    remaining = iter(ids)
    while batch := list(islice(remaining, BATCH_SIZE)):
        with transaction.atomic():
            lock(shared=False)
            documents = [document_of(kind, content) for content in source.contents(batch)]
            store(documents)
            missing = set(batch).difference(document.object_id for document in documents)
            if missing:
                Document.objects.filter(kind=kind, object_id__in=missing).delete()
        for document in documents:
            census.count(f"{document.title}\n{document.text}")
        if progress:
            progress(census.documents)
    remaining = iter(gone)
    while batch := list(islice(remaining, BATCH_SIZE)):
        with transaction.atomic():
            lock(shared=False)
            back = {content.object_id for content in source.contents(batch)}
            Document.objects.filter(kind=kind, object_id__in=set(batch) - back).delete()
    census.save(kind, words_before)
    Corpus.objects.update_or_create(kind=kind, defaults={"document_count": census.documents})
    return census.documents


def lock(*, shared: bool) -> None:
    """Let changes of single documents go together, and a batch of a rebuild go alone, until the commit.

    SQLite needs nothing: it has one writer at a time.
    """
    if connection.vendor == "postgresql":
        function = "pg_advisory_xact_lock_shared" if shared else "pg_advisory_xact_lock"
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT {function}(%s)", [LOCK])


def store(documents: Sequence[Document]) -> None:
    Document.objects.bulk_create(
        documents,
        update_conflicts=True,
        unique_fields=["kind", "object_id"],
        update_fields=COPIED_FIELDS,
    )


def document_of(kind: str, content: Content) -> Document:
    """The row that makes some content findable. A text too long is shown in part and indexed whole."""
    title, text, extract = (
        analysis.clean(value).strip() for value in (content.title, content.text, content.extract)
    )
    return Document(
        kind=kind,
        object_id=content.object_id,
        title=title,
        url=content.url,
        date=moment_of(content.date),
        extract=extract[:EXTRACT_LENGTH],
        text=text[:STORED_TEXT],
        title_terms=analysis.normalise(title),
        text_terms=analysis.normalise(text if extract in text else f"{extract}\n{text}"),
    )


def moment_of(day: date | datetime | None) -> datetime | None:
    """A date as the first moment of the day here."""
    if day is None or isinstance(day, datetime):
        return day
    return timezone.make_aware(datetime.combine(day, time.min))

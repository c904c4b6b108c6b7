"""Makes a large corpus out of a small one, in SQL: a million propositions in minutes rather than hours.

Each copy of a proposition has an author, a date, a place in the random order and supports of its own; its
words, axis, region and themes are those of the original, so that common words stay as common and rare ones
as rare. Only for the databases of the bench.
"""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import django
from django.core.management.color import no_style
from django.db import connection, models

django.setup()

from comptes.models import User  # noqa: E402 (needs the applications)
from contributions.propositions.models import Proposition, PropositionTheme, Transition  # noqa: E402
from operations import counters  # noqa: E402
from search.models import Corpus, Document, Word  # noqa: E402

DAYS = 60


def multiply(times: int, say: Callable[[str], None]) -> None:
    """Bring the published propositions to ``times`` as many; PostgreSQL, as a superuser."""
    stride = 1 + max(
        model.objects.aggregate(last=models.Max("pk"))["last"] or 0
        for model in (User, Proposition, PropositionTheme, Transition, Document)
    )
    with connection.cursor() as cursor:
        # Rows come in whole: what refers to a row and the row itself are copied together.
        cursor.execute("SET session_replication_role = replica")
        for model, condition, changes in copies():
            table = model._meta.db_table
            say(f"  {table}…")
            with without_indexes(cursor, table):
                cursor.execute(copying(model, condition, changes), {"stride": stride, "times": times})
        cursor.execute("SET session_replication_role = origin")
        for statement in connection.ops.sequence_reset_sql(no_style(), [model for model, *_ in copies()]):
            cursor.execute(statement)
        say("  words, counters, statistics…")
        Word.objects.filter(kind="proposition").update(document_count=models.F("document_count") * times)
        Corpus.objects.filter(kind="proposition").update(document_count=models.F("document_count") * times)
        counters.repair()
        cursor.execute("VACUUM ANALYZE")


def copies() -> Iterator[tuple[type[models.Model], str, dict[str, str]]]:
    """The models copied, which of their rows, and what a copy says otherwise."""
    moved = "original.id + %(stride)s * n"
    published = "original.state = 'publiee'"

    def earlier(column: str, proposition: str) -> str:
        return f"original.{column} - (({proposition} * 7919 + n * 104729) %% 5184) * interval '{DAYS} days' / 5184"

    def of_published(key: str) -> str:
        return (
            "EXISTS (SELECT 1 FROM contributions_proposition AS kept WHERE kept.state = 'publiee' "
            f"AND kept.id = original.{key} AND kept.id < %(stride)s)"
        )

    yield (
        User,
        (
            "EXISTS (SELECT 1 FROM contributions_proposition AS kept WHERE kept.state = 'publiee' "
            "AND kept.auteur_id = original.id)"
        ),
        {"id": moved, "email": "n || '-' || original.email"},
    )
    dates = ("created_at", "submitted_at", "moderated_at", "published_at", "accepted_at")
    yield (
        Proposition,
        published,
        {
            "id": moved,
            "reference": "'_' || lpad(to_hex(original.id + %(stride)s * n), 7, '0')",
            "submission_key": "'copy-' || (original.id + %(stride)s * n)",
            "auteur_id": "original.auteur_id + %(stride)s * n",
            "shuffle": "(random() * 2147483645)::int",
            "support_count": "original.support_count + (original.id + n) %% 5",
            # Nobody in particular supports a copy.
            "unnamed_supports": "original.support_count + (original.id + n) %% 5",
            **{column: earlier(column, "original.id") for column in dates},
        },
    )
    yield (
        PropositionTheme,
        of_published("content_object_id"),
        {
            "id": moved,
            "content_object_id": "original.content_object_id + %(stride)s * n",
            "published_at": earlier("published_at", "original.content_object_id"),
            "support_count": "original.support_count + (original.content_object_id + n) %% 5",
        },
    )
    yield (
        Transition,
        of_published("proposition_id"),
        {
            "id": moved,
            "proposition_id": "original.proposition_id + %(stride)s * n",
            "date": earlier("date", "original.proposition_id"),
        },
    )
    yield (
        Document,
        "original.kind = 'proposition'",
        {
            "id": moved,
            "object_id": "original.object_id + %(stride)s * n",
            "url": "replace(original.url, '/' || original.object_id || '/', "
            "'/' || (original.object_id + %(stride)s * n) || '/')",
            "date": earlier("date", "original.object_id"),
        },
    )


def copying(model: type[models.Model], condition: str, changes: dict[str, str]) -> str:
    table = model._meta.db_table
    columns = [field.column for field in model._meta.concrete_fields]
    values = ", ".join(changes.get(column, f'original."{column}"') for column in columns)
    names = ", ".join(f'"{column}"' for column in columns)
    return (
        f"INSERT INTO {table} ({names}) SELECT {values} FROM {table} AS original, "
        # Copy after copy, so that rows lie in the order of their keys, as those of a living site do.
        f"generate_series(1, %(times)s - 1) AS n WHERE {condition} ORDER BY n, original.id"
    )


@contextmanager
def without_indexes(cursor, table: str) -> Iterator[None]:
    """Build the indexes after the rows, which takes a tenth of the time; constraints keep theirs."""
    cursor.execute(
        """
        SELECT indexrelid::regclass::text, pg_get_indexdef(indexrelid) FROM pg_index
        WHERE indrelid = %s::regclass AND NOT EXISTS (SELECT 1 FROM pg_constraint WHERE conindid = indexrelid)
        """,
        [table],
    )
    indexes = cursor.fetchall()
    for name, _ in indexes:
        cursor.execute(f"DROP INDEX {name}")
    yield
    for _, definition in indexes:
        cursor.execute(definition)


if __name__ == "__main__":
    multiply(int(sys.argv[1]), lambda line: print(line, file=sys.stderr, flush=True))

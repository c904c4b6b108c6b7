"""Rows of two tables written in one statement, for what many people send at once."""

from collections.abc import Sequence

from django.db import connection, models
from django.db.models import sql


def insert_together(rows: Sequence[models.Model], last: models.Model) -> None:
    """Insert ``rows``, all of one model, then ``last``, which alone learns its key.

    One round trip on PostgreSQL, where each of them holds the transaction open a little longer. SQLite has
    no such statement and answers within this very process: two there. Sends no signal.
    """
    if connection.vendor != "postgresql" or not rows:
        type(last)._base_manager.bulk_create([last])
        if rows:
            type(rows[0])._base_manager.bulk_create(rows)
        return
    first, first_values = statement(rows)
    second, second_values = statement([last], returning=True)
    with connection.cursor() as cursor:
        cursor.execute(f"WITH first AS ({first}) {second}", [*first_values, *second_values])
        last.pk = cursor.fetchone()[0]
    last._state.adding = False


def statement(rows: Sequence[models.Model], *, returning: bool = False) -> tuple[str, Sequence]:
    """Django's own statement that inserts these rows, and its values."""
    meta = rows[0]._meta
    query = sql.InsertQuery(type(rows[0]))
    query.insert_values([field for field in meta.concrete_fields if not field.primary_key], rows)
    compiler = query.get_compiler(connection=connection)
    compiler.returning_fields = [meta.pk] if returning else None
    [(text, values)] = compiler.as_sql()
    return text, values

"""Rows of two tables written in one statement, for what many people send at once."""

from collections.abc import Sequence

from django.db import connection, models

from editorial.private_django import insert_statement


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
    first, first_values = insert_statement(rows)
    second, second_values = insert_statement([last], returning=True)
    with connection.cursor() as cursor:
        cursor.execute(f"WITH first AS ({first}) {second}", [*first_values, *second_values])
        last.pk = cursor.fetchone()[0]
    last._state.adding = False

"""What the site uses of Django without its promise, in one place: read in Django 5.2.

Another version is read again before it is taken: a test holds it (``tests/config/test_private_names.py``).
"""

from collections.abc import Sequence
from typing import TypeVar

from django.db import connection, models
from django.db.models import sql
from django.db.models.query import ModelIterable

Rows = TypeVar("Rows", bound=models.QuerySet)


def made_by(rows: Rows, iterable: type[ModelIterable]) -> Rows:
    """The same rows, each given to ``iterable`` as it is read: the public way, a list, ends a lazy query set."""
    rows = rows.all()
    rows._iterable_class = iterable
    return rows


def delete_unread(rows: models.QuerySet) -> int:
    """Delete rows in one statement, where nothing hangs on them that Django would look for first; how many."""
    return rows._raw_delete(rows.db)


def insert_statement(rows: Sequence[models.Model], *, returning: bool = False) -> tuple[str, Sequence]:
    """Django's own statement that inserts these rows, all of one model, and its values."""
    meta = rows[0]._meta
    query = sql.InsertQuery(type(rows[0]))
    query.insert_values([field for field in meta.concrete_fields if not field.primary_key], rows)
    compiler = query.get_compiler(connection=connection)
    compiler.returning_fields = [meta.pk] if returning else None
    [(text, values)] = compiler.as_sql()
    return text, values

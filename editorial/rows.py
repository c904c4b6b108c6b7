"""Reading rows by a key for the pages that are asked for most: the SQL is written once.

Django takes longer to write a query than the database to answer it, and for these it would write the same
each time.
"""

from collections.abc import Callable
from functools import cache, cached_property
from typing import TypeVar

from django.db.models import Model, QuerySet

Row = TypeVar("Row", bound=Model)

# Stands for any key while the SQL is written.
KEY = -2_140_614_977


class WrittenQuery:
    """A query set that differs by a key only.

    ``build`` makes it for a key, which it must look for as a value. What it annotates is read, what it would
    read of other models with ``select_related`` is not.
    """

    def __init__(self, build: Callable[[int], QuerySet]) -> None:
        self.build = build

    @cached_property
    def written(self) -> tuple[type[Model], str, tuple]:
        rows = self.build(KEY)
        sql, parameters = rows.query.sql_with_params()
        if KEY not in parameters:
            raise ValueError("The query set does not look for the key it is given.")
        return rows.model, sql, parameters

    def rows(self, key: int) -> list[Model]:
        """Those of a key; one query."""
        model, sql, parameters = self.written
        return list(model._base_manager.raw(sql, [key if value == KEY else value for value in parameters]))


@cache
def by_key(model: type[Model]) -> WrittenQuery:
    return WrittenQuery(lambda key: model._base_manager.filter(pk=key))


def read_row(model: type[Row], pk: int) -> Row | None:
    """A whole row and nothing of what it leads to; one query."""
    return next(iter(by_key(model).rows(pk)), None)

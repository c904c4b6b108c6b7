"""Reading one whole row by its key, for the pages that are asked for most."""

from functools import cache
from typing import TypeVar

from django.db.models import Model

Row = TypeVar("Row", bound=Model)


@cache
def row_query(model: type[Model]) -> str:
    """The SQL of one row of a model, by its key."""
    return model._base_manager.filter(pk=0).query.sql_with_params()[0]


def read_row(model: type[Row], pk: int) -> Row | None:
    """A row and nothing of what it leads to; one query, written once: that costs Django more than reading it."""
    return next(iter(model._base_manager.raw(row_query(model), [pk])), None)

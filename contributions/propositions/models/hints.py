"""How often a condition holds, told to SQLite; any other database reads the condition alone.

Without statistics SQLite takes ten rows for the answer to any equality, and would rather sort every
published row than read an index that is already in order. Statistics would not help it: they count the rows
of an average state, when nearly all are published.
"""

from django.db.models import BooleanField, Func, Q


class Usual(Func):
    """A condition that most rows meet, or that is no way to look for them: read another index, and check."""

    function = "likely"
    arity = 1
    output_field = BooleanField()

    def __init__(self, condition: Q) -> None:
        super().__init__(condition)

    def as_sql(self, compiler, connection, **context):
        return compiler.compile(self.source_expressions[0])

    def as_sqlite(self, compiler, connection, **context):
        return super().as_sql(compiler, connection, **context)


class Rare(Usual):
    """A condition that few rows meet: whatever it leaves is soon sorted."""

    function = "unlikely"

"""The full text of what moderators search, in the database that can index it."""

from django.db.backends.base.schema import BaseDatabaseSchemaEditor

INSTALL = (
    """
    ALTER TABLE contributions_analyse ADD COLUMN vector tsvector
    GENERATED ALWAYS AS (to_tsvector('simple'::regconfig, terms)) STORED
    """,
    "CREATE INDEX contributions_analyse_vector ON contributions_analyse USING gin (vector)",
)
REMOVE = ("ALTER TABLE contributions_analyse DROP COLUMN vector",)


def install(apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    run(schema_editor, INSTALL)


def remove(apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    run(schema_editor, REMOVE)


def run(schema_editor: BaseDatabaseSchemaEditor, statements: tuple[str, ...]) -> None:
    """SQLite reads the terms one by one: no index there."""
    if schema_editor.connection.vendor == "postgresql":
        for statement in statements:
            schema_editor.execute(statement)

"""The full-text index of documents in the two databases we know."""

from django.db.backends.base.schema import BaseDatabaseSchemaEditor

# The numbers that a document shares with the thousand, and with the hundred thousand, written about when it
# was; written here as in the index, or PostgreSQL would not use it.
BUCKETS = "ARRAY[(id / 1000)::int, (-1 - id / 100000)::int]"

POSTGRESQL_INSTALL = (
    # The kind is a term of its own, so that the index alone answers "this word, among events".
    """
    ALTER TABLE search_document ADD COLUMN vector tsvector GENERATED ALWAYS AS (
        setweight(to_tsvector('simple'::regconfig, title_terms), 'A')
        || setweight(to_tsvector('simple'::regconfig, text_terms), 'B')
        || array_to_tsvector(ARRAY['=' || kind::text])
    ) STORED
    """,
    # The columns of the index are asked in their order. Buckets first, words are looked for from the first
    # document of the buckets on; words first, those that no document holds together were looked for through
    # all of them.
    f"CREATE INDEX search_document_asked ON search_document USING gin (({BUCKETS}), vector)",
)
POSTGRESQL_REMOVE = ("ALTER TABLE search_document DROP COLUMN vector",)

SQLITE_INSTALL = (
    """
    CREATE VIRTUAL TABLE search_document_fts USING fts5(
        kind, title_terms, text_terms, content='search_document', content_rowid='id'
    )
    """,
    """
    CREATE TRIGGER search_document_added AFTER INSERT ON search_document BEGIN
        INSERT INTO search_document_fts (rowid, kind, title_terms, text_terms)
        VALUES (new.id, new.kind, new.title_terms, new.text_terms);
    END
    """,
    """
    CREATE TRIGGER search_document_removed AFTER DELETE ON search_document BEGIN
        INSERT INTO search_document_fts (search_document_fts, rowid, kind, title_terms, text_terms)
        VALUES ('delete', old.id, old.kind, old.title_terms, old.text_terms);
    END
    """,
    """
    CREATE TRIGGER search_document_changed AFTER UPDATE OF kind, title_terms, text_terms ON search_document
    WHEN old.kind <> new.kind OR old.title_terms <> new.title_terms OR old.text_terms <> new.text_terms
    BEGIN
        INSERT INTO search_document_fts (search_document_fts, rowid, kind, title_terms, text_terms)
        VALUES ('delete', old.id, old.kind, old.title_terms, old.text_terms);
        INSERT INTO search_document_fts (rowid, kind, title_terms, text_terms)
        VALUES (new.id, new.kind, new.title_terms, new.text_terms);
    END
    """,
    "INSERT INTO search_document_fts (search_document_fts) VALUES ('rebuild')",
)
SQLITE_REMOVE = (
    "DROP TRIGGER IF EXISTS search_document_added",
    "DROP TRIGGER IF EXISTS search_document_removed",
    "DROP TRIGGER IF EXISTS search_document_changed",
    "DROP TABLE IF EXISTS search_document_fts",
)


def install(apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    run(schema_editor, POSTGRESQL_INSTALL, SQLITE_INSTALL)


def remove(apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    run(schema_editor, POSTGRESQL_REMOVE, SQLITE_REMOVE)


def run(
    schema_editor: BaseDatabaseSchemaEditor, postgresql: tuple[str, ...], sqlite: tuple[str, ...]
) -> None:
    statements = postgresql if schema_editor.connection.vendor == "postgresql" else sqlite
    for statement in statements:
        schema_editor.execute(statement)

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
    "CREATE INDEX search_document_vector ON search_document USING gin (vector)",
)
POSTGRESQL_REMOVE = ("ALTER TABLE search_document DROP COLUMN vector",)

# Beside the traffic: an index that a first attempt left unfinished goes before the next.
POSTGRESQL_INSTALL_BUCKETS = (
    "DROP INDEX CONCURRENTLY IF EXISTS search_document_found",
    f"CREATE INDEX CONCURRENTLY search_document_found ON search_document USING gin (vector, ({BUCKETS}))",
    "DROP INDEX CONCURRENTLY IF EXISTS search_document_vector",
    "ANALYZE search_document",
)
POSTGRESQL_REMOVE_BUCKETS = (
    "DROP INDEX CONCURRENTLY IF EXISTS search_document_vector",
    "CREATE INDEX CONCURRENTLY search_document_vector ON search_document USING gin (vector)",
    "DROP INDEX CONCURRENTLY IF EXISTS search_document_found",
)

# The columns of the index are asked in their order. Buckets first, words are looked for from the first document
# of the buckets on; words first, those that no document holds together were looked for through all of them.
POSTGRESQL_INSTALL_BUCKETS_FIRST = (
    "DROP INDEX CONCURRENTLY IF EXISTS search_document_asked",
    f"CREATE INDEX CONCURRENTLY search_document_asked ON search_document USING gin (({BUCKETS}), vector)",
    "ANALYZE search_document",
    "DROP INDEX CONCURRENTLY IF EXISTS search_document_found",
)
POSTGRESQL_REMOVE_BUCKETS_FIRST = (
    *POSTGRESQL_INSTALL_BUCKETS,
    "DROP INDEX CONCURRENTLY IF EXISTS search_document_asked",
)

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


def install_buckets(apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    run(schema_editor, POSTGRESQL_INSTALL_BUCKETS, ())


def remove_buckets(apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    run(schema_editor, POSTGRESQL_REMOVE_BUCKETS, ())


def install_buckets_first(apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    run(schema_editor, POSTGRESQL_INSTALL_BUCKETS_FIRST, ())


def remove_buckets_first(apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    run(schema_editor, POSTGRESQL_REMOVE_BUCKETS_FIRST, ())


def run(
    schema_editor: BaseDatabaseSchemaEditor, postgresql: tuple[str, ...], sqlite: tuple[str, ...]
) -> None:
    statements = postgresql if schema_editor.connection.vendor == "postgresql" else sqlite
    for statement in statements:
        schema_editor.execute(statement)

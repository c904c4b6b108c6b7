"""Decidim's exports of open data, whose headers change with its versions and the languages of each site."""

from urllib.parse import urlsplit

from contributions.imports.rows import SourceRow, Unreadable, counted, dated, localized, words_of
from editorial.tables import Row, Table

SYSTEM = "decidim"
WITHDRAWN = {"withdrawn", "retiree", "retired"}
ALIGNMENTS = {"-1": "contre", "0": "neutre", "1": "pour", "": "neutre"}


def is_proposals(table: Table) -> bool:
    return "id" in table.headers and has(table, "title") and has(table, "body")


def is_comments(table: Table) -> bool:
    return {"id", "commentable_id"} <= set(table.headers) and has(table, "body")


def has(table: Table, name: str) -> bool:
    return any(header == name or header.startswith(f"{name}/") for header in table.headers)


def system_of(url: str, default: str) -> str:
    """Two sites number their proposals alike: the site's own name goes with the number."""
    try:
        return (urlsplit(url).hostname or "")[:120] or default
    except ValueError:
        return default


def address_of(url: str) -> str:
    return url if url.startswith(("https://", "http://")) and len(url) <= 500 else ""


def places(row: Row) -> tuple[str, str]:
    """The category and the scope of a row, in the words of the source."""
    category = localized(row, "category/name", "taxonomies/name", "category", "taxonomies")
    return category, localized(row, "scope/name", "scope")


def proposal(row: Row, system: str) -> SourceRow:
    """One proposal. Raises ``Unreadable``."""
    identifier = row["id"]
    if not identifier:
        raise Unreadable("L’identifiant (« id ») manque.")
    if len(identifier) > 120:
        raise Unreadable("L’identifiant (« id ») est trop long.")
    if row["state"].casefold() in WITHDRAWN:
        raise Unreadable("Cette proposition a été retirée par son auteur dans la source.")
    remarks: list[str] = []
    url = address_of(row["url"])
    category, scope = places(row)
    title, text = words_of(localized(row, "title"), localized(row, "body"))
    return SourceRow(
        line=row.line,
        system=system or system_of(url, SYSTEM),
        identifier=identifier,
        url=url,
        title=title,
        text=text,
        category=category,
        scope=scope,
        written_at=dated(row["created_at"] or row["published_at"], remarks),
        declared_supports=counted(row["votes"] or row["proposal_votes_count"], "soutiens", remarks),
        public_name=row["author/name"][:80],
        remarks=tuple(remarks),
    )


def check_comment(row: Row) -> tuple[str, str]:
    """The proposal a comment belongs to, and its side. Raises ``Unreadable``."""
    if not row["commentable_id"]:
        raise Unreadable("Le commentaire ne dit pas à quoi il répond (« commentable_id »).")
    if row["alignment"] not in ALIGNMENTS:
        raise Unreadable(f"Position inconnue (« {row['alignment'][:20]} ») : -1, 0 ou 1 attendu.")
    if not localized(row, "body"):
        raise Unreadable("Le commentaire est vide.")
    return row["commentable_id"], ALIGNMENTS[row["alignment"]]

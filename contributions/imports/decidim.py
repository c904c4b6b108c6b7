"""Decidim's exports of open data, whose headers change with its versions and the languages of each site."""

from dataclasses import dataclass, replace
from datetime import datetime
from urllib.parse import urlsplit

from contributions.commentaires.states import Position
from contributions.imports.markup import plain_text
from contributions.imports.rows import SourceRow, Unreadable, counted, dated, localized, words_of
from contributions.propositions.texts import has_letters
from editorial.tables import Row, Table
from editorial.texts import clean_line

SYSTEM = "decidim"
# What its versions have called the supports of a proposal.
VOTES = ("votes", "supports", "proposal_votes_count", "votes_count")
READ = (
    "id", "state", "url", "category", "taxonomies", "scope", "title", "body", "created_at", "published_at",
    "author/name", *VOTES,
)  # fmt: skip
READ_OF_COMMENTS = (
    "id", "body", "alignment", "depth", "commentable_id", "commentable_type", "root_commentable_url", "url",
    "author/name", "created_at",
)  # fmt: skip
WITHDRAWN = {"withdrawn", "retiree", "retired"}
ALIGNMENTS = {
    "-1": Position.CONTRE,
    "0": Position.NEUTRE,
    "1": Position.POUR,
    "": Position.NEUTRE,
}


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


def no_places(row: Row) -> tuple[str, str]:
    """A comment is placed by what it answers."""
    return "", ""


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
    title, text = words_of(
        clean_line(plain_text(localized(row, "title"))), plain_text(localized(row, "body")), remarks
    )
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
        declared_supports=counted(next(filter(None, (row[name] for name in VOTES)), ""), "soutiens", remarks),
        public_name=clean_line(row["author/name"])[:80],
        remarks=tuple(remarks),
    )


@dataclass(frozen=True)
class CommentRow:
    """A comment of the source, and what it answers: a proposal, or another comment when it is a reply."""

    line: int
    system: str
    identifier: str
    target: str
    is_reply: bool
    side: str = ""
    text: str = ""
    public_name: str = ""
    written_at: datetime | None = None
    remarks: tuple[str, ...] = ()

    @property
    def named(self) -> dict[str, str]:
        """How the report names it: its number in the source and its words, which it cuts."""
        return {"identifier": self.identifier, "title": " ".join(self.text.split())}


def comment_place(row: Row, system: str) -> CommentRow:
    """Which comment this is and what it answers, its words left out. Raises ``Unreadable``."""
    identifier, target, kind = row["id"], row["commentable_id"], row["commentable_type"]
    if not identifier or len(identifier) > 120:
        raise Unreadable(
            "L’identifiant (« id ») manque." if not identifier else "L’identifiant est trop long."
        )
    if not target:
        raise Unreadable("Le commentaire ne dit pas à quoi il répond (« commentable_id »).")
    if kind and not kind.endswith(("::Proposal", "::Comment")):
        raise Unreadable(f"Le commentaire porte sur autre chose qu’une proposition (« {kind[:60]} »).")
    return CommentRow(
        line=row.line,
        system=system or system_of(row["root_commentable_url"] or row["url"], SYSTEM),
        identifier=identifier,
        target=target,
        is_reply=kind.endswith("::Comment") if kind else row["depth"] not in ("", "0"),
    )


def comment(row: Row, system: str) -> CommentRow:
    """One comment, with its words. Raises ``Unreadable``."""
    place = comment_place(row, system)
    remarks: list[str] = []
    alignment = row["alignment"].removesuffix(".0")
    if alignment not in ALIGNMENTS:
        raise Unreadable(f"Position inconnue (« {row['alignment'][:20]} ») : -1, 0 ou 1 attendu.")
    if place.is_reply and alignment in ("1", "-1"):
        remarks.append("Une réponse ne prend pas position ici : la sienne est laissée de côté.")
    text = plain_text(localized(row, "body"))
    if not has_letters(text):
        raise Unreadable("Le commentaire est vide." if not text else "Le commentaire ne contient aucun mot.")
    return replace(
        place,
        side="" if place.is_reply else ALIGNMENTS[alignment],
        text=text,
        public_name=clean_line(row["author/name"])[:80],
        written_at=dated(row["created_at"], remarks, noun="le commentaire"),
        remarks=tuple(remarks),
    )

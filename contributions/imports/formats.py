"""Which of the known files this one is, and how its rows are read."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import BinaryIO

from contributions.imports import decidim, model_file
from contributions.imports.models import Import
from contributions.imports.rows import SourceRow, Unreadable
from editorial.tables import CellError, Row, Table, TableError, open_table
from editorial.tables.rows import BLANKS_MAX
from editorial.texts import clean_line

Format = Import.Format
NAME_MAX = 120
BYTES_MAX = 50_000_000
ROWS_MAX = 200_000

READERS: dict[str, Callable[[Row, str], SourceRow]] = {
    Format.MODELE: model_file.proposal,
    Format.DECIDIM: decidim.proposal,
}
# The columns that are read of each, in any language.
READ: dict[str, tuple[str, ...]] = {
    Format.MODELE: model_file.READ,
    Format.DECIDIM: decidim.READ,
    Format.COMMENTAIRES: decidim.READ_OF_COMMENTS,
}
# The category and the scope of a row, read without its words.
PLACES: dict[str, Callable[[Row], tuple[str, str]]] = {
    Format.MODELE: model_file.places,
    Format.DECIDIM: decidim.places,
    Format.COMMENTAIRES: decidim.no_places,
}


@dataclass(frozen=True)
class Refused:
    """A row that could not be read, and why."""

    line: int
    reason: str
    identifier: str = ""
    title: str = ""


@dataclass(frozen=True)
class Noted:
    """What the report says of the file as a whole; no row of it."""

    line: int
    reason: str


def refused(row: Row, reason: str) -> Refused:
    """A row refused, named by what it says of itself as far as that can be read."""
    identifier = row.shown("identifiant") or row.shown("id")
    title = next(filter(None, (row.shown(name) for name in ("titre", "title/fr", "title"))), "")
    return Refused(row.line, reason, clean_line(identifier)[:NAME_MAX], clean_line(title)[:NAME_MAX])


def format_of(table: Table) -> str:
    """The format that a table's columns tell. Raises ``TableError`` when they tell none."""
    if decidim.is_comments(table):
        return Format.COMMENTAIRES
    if model_file.is_model(table):
        return Format.MODELE
    if decidim.is_proposals(table):
        return Format.DECIDIM
    found = ", ".join(f"« {title} »" for title in table.titles[:20])
    raise TableError(
        "Ces colonnes ne sont ni celles de notre modèle (« Titre », « Texte »…), ni celles d’un export de "
        f"Decidim (« id », « title/fr », « body/fr »…). Le fichier contient : {found}."
    )


@contextmanager
def open_rows(file: BinaryIO, *, bytes_max: int = BYTES_MAX) -> Iterator[tuple[str, Iterator[Row], Table]]:
    """A file: its format, its rows, and the table they come from. Raises ``TableError`` for the file as a whole."""
    with open_table(file, bytes_max=bytes_max) as table:
        yield format_of(table), bounded(table), table


def notes_on(table: Table, kind: str) -> Iterator[Noted]:
    """What a file holds and this site cannot, once it has been read: nobody finds it out afterwards."""
    if table.stopped_at:
        yield Noted(
            table.stopped_at,
            f"La lecture s’arrête à cette ligne : plus de {BLANKS_MAX} lignes vides la suivent.",
        )
    unread = [
        title
        for title, header in zip(table.titles, table.headers, strict=True)
        if header in table.filled_columns and not is_read(header, READ[kind])
    ]
    if unread:
        names = ", ".join(f"« {title[:60]} »" for title in unread)
        yield Noted(
            1,
            "Ces colonnes ne sont pas lues, et rien ici ne représente ce qu’elles disent (votes contre, sources, "
            f"versions, auteurs…) : {names}.",
        )


def is_read(header: str, columns: tuple[str, ...]) -> bool:
    """Whether a column is read, under its own name or in one language."""
    return any(header == name or header.startswith(f"{name}/") for name in columns)


def bounded(table: Table) -> Iterator[Row]:
    for count, row in enumerate(table, start=1):
        if count > ROWS_MAX:
            raise TableError(
                f"Ce fichier a plus de {ROWS_MAX:,} lignes : partagez-le en plusieurs.".replace(",", "\u202f")
            )
        yield row


def read_rows(
    file: BinaryIO, *, system: str = "", bytes_max: int = BYTES_MAX
) -> Iterator[SourceRow | Refused | Noted]:
    """Each row of a file of propositions, read or refused. Raises ``TableError``."""
    with open_rows(file, bytes_max=bytes_max) as (kind, rows, table):
        reader = READERS[kind]
        for row in rows:
            if row.problem:
                yield refused(row, row.problem)
                continue
            try:
                yield reader(row, system)
            except (CellError, Unreadable) as error:
                yield refused(row, str(error))
        yield from notes_on(table, kind)

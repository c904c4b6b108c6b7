"""Which of the known files this one is, and how its rows are read."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import BinaryIO

from contributions.imports import decidim, model_file
from contributions.imports.models import Import
from contributions.imports.rows import SourceRow, Unreadable
from editorial.tables import Row, Table, TableError, open_table

Format = Import.Format
BYTES_MAX = 50_000_000
ROWS_MAX = 200_000

READERS: dict[str, Callable[[Row, str], SourceRow]] = {
    Format.MODELE: model_file.proposal,
    Format.DECIDIM: decidim.proposal,
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
def open_rows(file: BinaryIO, *, bytes_max: int = BYTES_MAX) -> Iterator[tuple[str, Iterator[Row]]]:
    """A file: its format, and its rows. Raises ``TableError`` for the file as a whole."""
    with open_table(file, bytes_max=bytes_max) as table:
        yield format_of(table), bounded(table)


def bounded(table: Table) -> Iterator[Row]:
    for count, row in enumerate(table, start=1):
        if count > ROWS_MAX:
            raise TableError(
                f"Ce fichier a plus de {ROWS_MAX:,} lignes : partagez-le en plusieurs.".replace(",", "\u202f")
            )
        yield row


def read_rows(
    file: BinaryIO, *, system: str = "", bytes_max: int = BYTES_MAX
) -> Iterator[SourceRow | Refused]:
    """Each row of a file of propositions, read or refused. Raises ``TableError``."""
    with open_rows(file, bytes_max=bytes_max) as (kind, rows):
        reader = READERS[kind]
        for row in rows:
            if row.problem:
                yield Refused(row.line, row.problem)
                continue
            try:
                yield reader(row, system)
            except Unreadable as error:
                yield Refused(row.line, str(error))

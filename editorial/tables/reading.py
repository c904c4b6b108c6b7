"""A table read row by row, whatever the format it came in."""

import re
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import BinaryIO

from editorial.characters import legible
from editorial.tables import delimited, workbooks
from editorial.tables.rows import BLANKS_MAX, COLUMNS_MAX, CellError, RawRow, TableError
from editorial.tables.writing import CELL_WITHIN, FORMULA_SIGNS

__all__ = ["CellError", "Row", "Table", "TableError", "normal", "open_table"]

MEGABYTE = 1_000_000
BYTES_MAX = 50 * MEGABYTE
GUARD_WITHIN = re.compile(CELL_WITHIN.pattern.replace("(?=", "'(?="))


def normal(header: str) -> str:
    """A column's name without what spelling and spreadsheets change: « Région académique » is ``region_academique``."""
    folded = unicodedata.normalize("NFKD", header.casefold())
    letters = "".join(sign for sign in folded if not unicodedata.combining(sign))
    return re.sub(r"[^a-z0-9/]+", "_", letters).strip("_")


@dataclass(frozen=True)
class Row:
    """One row: its cells by normal column name, and why it cannot be read when it cannot.

    ``line`` is its number in a spreadsheet, whatever lines its texts take in the file: the headers are row 1.
    """

    line: int
    values: dict[str, str]
    problem: str = ""
    faults: dict[str, str] = field(default_factory=dict)

    def __getitem__(self, column: str) -> str:
        """The cell, without the spaces around it; empty when the file has no such column.

        Raises ``CellError`` for a formula or an error: nobody is asked to mend a column that nobody reads.
        """
        if column in self.faults:
            raise CellError(self.faults[column])
        return self.values.get(column, "").strip()

    def shown(self, column: str) -> str:
        """The cell as far as it can be shown, to name the row."""
        return self.values.get(column, "").strip()


class Table:
    """Headers, then rows read one at a time; it is iterated once."""

    def __init__(self, rows: Iterator[RawRow]) -> None:
        self.rows = enumerate(rows, start=1)
        # The row after which nothing more was read, where blank ones did not end.
        self.stopped_at: int | None = None
        self.titles = titles_of(next((row for _, row in self.filled()), None))
        self.headers = headers_of(self.titles)
        # The columns that hold something.
        self.filled_columns: set[str] = set()

    def filled(self) -> Iterator[tuple[int, RawRow]]:
        """Each row that holds something, with its number, until too many are blank."""
        last = 0
        for number, row in self.rows:
            if not row.is_blank:
                last = number
                yield number, row
            elif number - last > BLANKS_MAX:
                self.stopped_at = last
                return

    def __iter__(self) -> Iterator[Row]:
        """The rows that hold something. Raises ``TableError`` when the rest of the file cannot be read."""
        width = len(self.headers)
        for number, row in self.filled():
            cells, problem = row.cells, row.problem
            if not problem and any(cell.strip() for cell in cells[width:]):
                problem = f"Plus de cellules ({len(cells)}) que de colonnes ({width}) : un séparateur ou un guillemet est mal placé."
            cells = cells[:width] + [""] * (width - len(cells))
            values = dict(zip(self.headers, map(unguarded, cells), strict=True))
            faults = {self.headers[place]: fault for place, fault in row.faults.items() if place < width}
            self.filled_columns.update(name for name, value in values.items() if value or name in faults)
            yield Row(number, values, problem, faults)

    def require(self, *columns: str) -> None:
        """Raise ``TableError`` naming the columns that lack, and those the file has."""
        missing = [column for column in columns if column not in self.headers]
        if missing:
            names = ", ".join(f"« {name} »" for name in missing)
            found = ", ".join(f"« {name} »" for name in self.titles[:20])
            raise TableError(
                f"{'Cette colonne manque' if len(missing) == 1 else 'Ces colonnes manquent'} : {names}. "
                f"Le fichier contient : {found}."
            )


@contextmanager
def open_table(file: BinaryIO, *, bytes_max: int = BYTES_MAX) -> Iterator[Table]:
    """Open a CSV or XLSX file by what it contains, whatever its name. Raises ``TableError``.

    ``file`` is binary and can be rewound; it is left open.
    """
    file.seek(0, 2)
    size = file.tell()
    if not size:
        raise TableError("Ce fichier est vide.")
    if size > bytes_max:
        raise TableError(
            f"Ce fichier est trop lourd : {size / MEGABYTE:.0f} Mo, pour {bytes_max // MEGABYTE} Mo au plus. "
            "Partagez-le en plusieurs fichiers."
        )
    file.seek(0)
    head = file.read(4)
    if head == workbooks.OLD_SIGNATURE:
        raise TableError(
            "Ce classeur est à l’ancien format XLS, ou protégé par un mot de passe. Enregistrez-le au format XLSX "
            "ou CSV, sans protection."
        )
    rows = workbooks.rows(file) if head == workbooks.ZIP_SIGNATURE else delimited.rows(file)
    try:
        yield Table(rows)
    finally:
        rows.close()


def titles_of(row: RawRow | None) -> list[str]:
    """The names of the columns as written, those at the end that have none left out."""
    if row is None:
        raise TableError("Ce fichier ne contient aucune ligne.")
    if row.problem:
        raise TableError(f"La ligne des titres n’est pas lisible. {row.problem}")
    titles = [" ".join(cell.split()) for cell in row.cells]
    while titles and not titles[-1]:
        titles.pop()
    if not any(map(normal, titles)):
        raise TableError("La première ligne ne contient aucun titre de colonne.")
    if len(titles) > COLUMNS_MAX:
        raise TableError(f"Ce fichier a plus de {COLUMNS_MAX} colonnes. Ne gardez que celles du modèle.")
    return titles


def headers_of(titles: list[str]) -> list[str]:
    headers = [normal(title) or f"colonne_{position}" for position, title in enumerate(titles, start=1)]
    for position, header in enumerate(headers):
        first = headers.index(header)
        if first != position:
            raise TableError(
                f"La colonne « {titles[position]} » est présente deux fois (colonnes {first + 1} et {position + 1}). "
                "Supprimez celle qui est en trop."
            )
    return headers


def unguarded(cell: str) -> str:
    """A cell in what a text may hold, without the apostrophes that our own exports put before formulas."""
    cell = GUARD_WITHIN.sub(r"\1", legible(cell))
    return cell[1:] if cell[:1] == "'" and cell[1:].startswith(FORMULA_SIGNS) else cell

"""XLSX, opened with suspicion: sizes are checked before anything is unfolded, and no formula is followed."""

import zipfile
import zlib
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import BinaryIO
from xml.etree.ElementTree import ParseError

import openpyxl
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException

from editorial.tables.rows import CELL_MAX, COLUMNS_MAX, LINES_MAX, RawRow, TableError

ZIP_SIGNATURE = b"PK\x03\x04"
OLD_SIGNATURE = b"\xd0\xcf\x11\xe0"
MEMBERS_MAX = 500
UNFOLDED_MAX = 256 << 20
# Sheets of repeated words fold a hundred times; bombs, a thousand.
RATIO_MAX = 250
RATIO_MATTERS_FROM = 8 << 20
BROKEN = (
    "Ce classeur est abîmé ou incomplet. Ouvrez-le dans votre tableur, enregistrez-le de nouveau au format XLSX "
    "ou CSV, puis renvoyez-le."
)
FAULTY = {
    "f": "Une formule au lieu d’un texte ({}) : collez la valeur.",
    "e": "Une cellule en erreur ({}) : écrivez sa valeur.",
}
# All that a file made by hand can raise while it is taken apart.
FAULTS = (
    AttributeError, EOFError, IndexError, InvalidFileException, KeyError, NotImplementedError, OSError,
    OverflowError, ParseError, RuntimeError, TypeError, ValueError, zipfile.BadZipFile, zlib.error,
)  # fmt: skip


def rows(file: BinaryIO) -> Iterator[RawRow]:
    """The rows of the first sheet, blank ones included. Raises ``TableError``, even half-way through."""
    check(file)
    line = 0
    book = None
    try:
        file.seek(0)
        book = openpyxl.load_workbook(file, read_only=True, data_only=False, keep_links=False)
        sheets = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"] or book.worksheets
        if not sheets:
            raise TableError("Ce classeur ne contient aucune feuille de calcul.")
        sheet = sheets[0]
        # What a sheet says of its own size is not to be believed: a million empty columns, at times.
        sheet.reset_dimensions()
        for cells in sheet.iter_rows(max_col=COLUMNS_MAX + 1, max_row=LINES_MAX):
            line += 1
            yield row_of(line, cells)
    except FAULTS as error:
        raise TableError(f"{BROKEN} (Ligne {line + 1}.)" if line else BROKEN) from error
    finally:
        if book is not None:
            book.close()


def check(file: BinaryIO) -> None:
    """Refuse what is no workbook, or unfolds to more than a table of ours can hold."""
    try:
        file.seek(0)
        with zipfile.ZipFile(file) as archive:
            members = archive.infolist()
            unfolded = sum(member.file_size for member in members)
            folded = sum(member.compress_size for member in members)
            names = {member.filename for member in members}
            encrypted = any(member.flag_bits & 1 for member in members)
    except FAULTS as error:
        raise TableError(BROKEN) from error
    if encrypted:
        raise TableError("Ce classeur est protégé par un mot de passe. Enregistrez-le sans protection.")
    if "xl/workbook.xml" not in names:
        raise TableError(
            "Ce fichier n’est pas un classeur XLSX. Depuis votre tableur, choisissez « Enregistrer sous », "
            "puis XLSX ou CSV."
        )
    too_dense = unfolded > RATIO_MATTERS_FROM and unfolded > RATIO_MAX * max(folded, 1)
    if len(members) > MEMBERS_MAX or unfolded > UNFOLDED_MAX or too_dense:
        raise TableError(
            "Ce classeur se déplie en un contenu beaucoup trop grand. Gardez une seule feuille, sans image, "
            "ou enregistrez-la au format CSV."
        )


def row_of(line: int, cells) -> RawRow:
    """The cells as text; a formula is named, never computed and never believed."""
    values: list[str] = []
    faults: dict[int, str] = {}
    for column, cell in enumerate(cells):
        kind = getattr(cell, "data_type", "n")
        if kind in FAULTY:
            faults[column] = FAULTY[kind].format(f"{get_column_letter(column + 1)}{line}")
        values.append(text_of(cell.value) if kind not in "fe" else "")
    while values and not values[-1]:
        values.pop()
    if any(len(value) >= CELL_MAX for value in values):
        return RawRow(line, line, [], "Une cellule est beaucoup trop longue.")
    return RawRow(line, line, values, faults=faults)


def text_of(value) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "oui" if value else "non"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, datetime) and value.time() == time.min:
        return value.date().isoformat()
    if isinstance(value, date | time):
        return value.isoformat()
    return str(value)

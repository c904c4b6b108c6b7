"""Tables that no spreadsheet runs: what looks like a formula is guarded by an apostrophe."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from itertools import chain
from typing import Any, BinaryIO

import openpyxl
from openpyxl.cell.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font

from editorial.characters import legible

# What a spreadsheet would run as a formula when a cell begins with it.
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
# Where a cell would begin for who opens the file with another separator than ours, or cuts it at its lines.
CELL_WITHIN = re.compile('([,;|\t\r\n]"*)(?=[=+@＝＋－＠-])')
# Several values in one cell: no name of ours holds this sign, many hold a comma.
LIST_SEPARATOR = " | "
CELL_MAX = 32_767
WIDTH_MAX = 60


def safe_cell(value: str) -> str:
    """A cell that no spreadsheet runs: an apostrophe goes before what would be read as a formula."""
    return f"'{value}" if value.startswith(FORMULA_SIGNS) else value


def safe(value: Any) -> Any:
    if value is None:
        return ""
    if isinstance(value, int | float):
        return value
    if isinstance(value, list | tuple | set):
        value = LIST_SEPARATOR.join(map(str, value))
    return safe_cell(legible(str(value)))


def csv_cell(value: Any) -> Any:
    """The same, and no separator taken for ours makes a formula of what is inside the cell."""
    value = safe(value)
    return CELL_WITHIN.sub(r"\1'", value) if isinstance(value, str) else value


def csv_rows(headers: Sequence[str], rows: Iterable[Sequence[Any]]) -> Iterator[bytes]:
    """A CSV file line by line, as French spreadsheets open it: UTF-8 with its mark, semicolons."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=";", quoting=csv.QUOTE_ALL)
    yield b"\xef\xbb\xbf"
    for row in chain([headers], rows):
        writer.writerow([csv_cell(value) for value in row])
        yield buffer.getvalue().encode()
        buffer.seek(0)
        buffer.truncate()


def write_workbook(
    file: BinaryIO, headers: Sequence[str], rows: Iterable[Sequence[Any]], *, title: str
) -> None:
    """An XLSX workbook of one sheet, its headers bold and kept in sight; rows are written as they come."""
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet(title[:31])
    sheet.freeze_panes = "A2"
    for position, header in enumerate(headers):
        column = openpyxl.utils.get_column_letter(position + 1)
        sheet.column_dimensions[column].width = min(max(len(header) + 4, 14), WIDTH_MAX)
    sheet.append([bold(sheet, header) for header in headers])
    for row in rows:
        sheet.append([writable(value) for value in row])
    book.save(file)


def bold(sheet, header: str) -> WriteOnlyCell:
    cell = WriteOnlyCell(sheet, value=safe(header))
    cell.font = Font(bold=True)
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    return cell


def writable(value: Any) -> Any:
    if isinstance(value, datetime | date):
        return value
    value = safe(value)
    return value[:CELL_MAX] if isinstance(value, str) else value

"""Tables that no spreadsheet runs: what looks like a formula is guarded by an apostrophe."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Any, BinaryIO

import openpyxl
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, WriteOnlyCell
from openpyxl.styles import Alignment, Font

# What a spreadsheet would run as a formula when a cell begins with it.
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n")
CELL_MAX = 32_767
WIDTH_MAX = 60


def safe_cell(value: str) -> str:
    """A cell that no spreadsheet runs: an apostrophe goes before what would be read as a formula."""
    return f"'{value}" if value.startswith(FORMULA_SIGNS) else value


def safe(value: Any) -> Any:
    if value is None:
        return ""
    return value if isinstance(value, int | float) else safe_cell(str(value))


def csv_rows(headers: Sequence[str], rows: Iterable[Sequence[Any]]) -> Iterator[bytes]:
    """A CSV file line by line, as French spreadsheets open it: UTF-8 with its mark, semicolons."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=";")
    yield b"\xef\xbb\xbf"
    for row in chain([headers], rows):
        writer.writerow([safe(value) for value in row])
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
    cell = WriteOnlyCell(sheet, value=safe_cell(header))
    cell.font = Font(bold=True)
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    return cell


def writable(value: Any) -> Any:
    value = safe(value)
    return ILLEGAL_CHARACTERS_RE.sub("", value)[:CELL_MAX] if isinstance(value, str) else value

"""Spreadsheets that people send and receive: CSV and XLSX, read row by row and written without formulas."""

from editorial.tables.reading import CellError, Row, Table, TableError, normal, open_table
from editorial.tables.writing import csv_rows, safe_cell, write_workbook

__all__ = [
    "CellError",
    "Row",
    "Table",
    "TableError",
    "csv_rows",
    "normal",
    "open_table",
    "safe_cell",
    "write_workbook",
]

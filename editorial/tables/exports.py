"""The lists of the administration as French spreadsheets open them."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from django.utils import timezone
from wagtail.admin.views.mixins import SpreadsheetExportMixin

from editorial.tables.writing import csv_rows, write_workbook


def write_every_list_for_french_spreadsheets() -> None:
    """Let every list that Wagtail exports, its own reports included, be written by the site's one writer.

    Wagtail's has commas and no mark of its encoding: a spreadsheet in French shows one column of broken accents.
    """
    SpreadsheetExportMixin.stream_csv = stream_csv
    SpreadsheetExportMixin.write_xlsx = write_xlsx


def stream_csv(view: SpreadsheetExportMixin, queryset: Iterable) -> Iterator[bytes]:
    return csv_rows(headings(view, queryset), cells(view, queryset, view.FORMAT_CSV))


def write_xlsx(view: SpreadsheetExportMixin, queryset: Iterable, output) -> None:
    rows = cells(view, queryset, view.FORMAT_XLSX)
    write_workbook(output, headings(view, queryset), rows, title="Liste")


def headings(view: SpreadsheetExportMixin, queryset: Iterable) -> list[str]:
    return [view.get_heading(queryset, field) for field in view.list_export]


def cells(view: SpreadsheetExportMixin, queryset: Iterable, export_format: str) -> Iterator[list[Any]]:
    for item in queryset:
        yield [cell(view, field, value, export_format) for field, value in view.to_row_dict(item).items()]


def cell(view: SpreadsheetExportMixin, field: str, value: Any, export_format: str) -> Any:
    """A value as the view writes it; lists and moments as the site does, in the clock of Paris."""
    if isinstance(value, list | tuple):
        return value
    if isinstance(value, bool):
        return "oui" if value else "non"
    prepared = view.preprocess_field_value(field, value, export_format)
    if isinstance(value, datetime) and isinstance(prepared, datetime):
        value = timezone.localtime(value) if timezone.is_aware(value) else value
        value = value.replace(tzinfo=None, microsecond=0)
        return value if export_format == view.FORMAT_XLSX else value.isoformat(sep=" ")
    return prepared

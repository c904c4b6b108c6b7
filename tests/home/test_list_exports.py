"""The lists of the administration, as files: opened by a spreadsheet in French, whatever they hold."""

import csv
import io

import openpyxl
import pytest
from django.urls import get_resolver, reverse
from wagtail.admin.views.mixins import SpreadsheetExportMixin

from tests.comptes.factories import UserFactory
from tests.vocabulaires.factories import ThemeFactory

pytestmark = pytest.mark.django_db


def lists_of_the_administration(resolver=None, namespaces=()) -> list[str]:
    """The names of all addresses without arguments whose view exports a list."""
    names = []
    for pattern in (resolver or get_resolver()).url_patterns:
        if hasattr(pattern, "url_patterns"):
            inner = (*namespaces, pattern.namespace) if pattern.namespace else namespaces
            if not pattern.pattern.converters:
                names += lists_of_the_administration(pattern, inner)
            continue
        view = getattr(pattern.callback, "view_class", None) or getattr(pattern.callback, "cls", None)
        exports = view and issubclass(view, SpreadsheetExportMixin) and pattern.name
        if exports and not pattern.pattern.converters and "results" not in pattern.name:
            fields = getattr(pattern.callback, "view_initkwargs", {}).get("list_export", view.list_export)
            if fields:
                names.append(":".join([*namespaces, pattern.name]))
    return sorted(set(names))


@pytest.fixture
def admin(client):
    client.force_login(UserFactory(is_superuser=True))
    return client


def test_every_list_is_exported_for_spreadsheets_in_french(admin):
    ThemeFactory(name="Données, algorithmes ; éthique", description="=1+1\n;=2+2")
    names = lists_of_the_administration()
    assert len(names) > 8
    for name in names:
        response = admin.get(reverse(name), {"export": "csv"})
        content = b"".join(response).decode()
        assert content.startswith("\ufeff"), name
        rows = list(csv.reader(io.StringIO(content.removeprefix("\ufeff"), newline=""), delimiter=";"))
        assert len(rows[0]) > 1 and {len(row) for row in rows} == {len(rows[0])}, name
        book = openpyxl.load_workbook(io.BytesIO(b"".join(admin.get(reverse(name), {"export": "xlsx"}))))
        assert [cell.value for cell in book.active[1]] == rows[0], name
        assert not [cell for row in book.active for cell in row if cell.data_type == "f"], name

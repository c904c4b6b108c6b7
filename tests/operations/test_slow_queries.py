import logging

import pytest
from django.db import connection

pytestmark = [pytest.mark.django_db, pytest.mark.postgresql]


def test_a_slow_query_is_logged_without_its_values(settings, caplog):
    settings.SLOW_QUERY_MS = 0.000001
    with caplog.at_level(logging.WARNING), connection.cursor() as cursor:
        cursor.execute("SELECT %s", ["someone@example.org"])

    [line] = [record.getMessage() for record in caplog.records if record.name == "operations.slow_queries"]
    assert line.endswith("ms: SELECT %s")


def test_a_quick_query_is_not(settings, caplog):
    settings.SLOW_QUERY_MS = 60_000
    with caplog.at_level(logging.WARNING), connection.cursor() as cursor:
        cursor.execute("SELECT 1")

    assert [record for record in caplog.records if record.name == "operations.slow_queries"] == []

"""Public pages read from a real replica of a real cluster, in a process with its settings."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg2
import pytest
from django.db import connection

from tests.support import postgresql

SCRIPT = """
import json
import django
django.setup()
from django.db import connections
from django.test import Client
from django.test.utils import CaptureQueriesContext, setup_test_environment

setup_test_environment()

from vocabulaires.models import Theme

replica, primary = connections["replica"], connections["default"]
# The clusters of the tests do not wait for the disk; the site does, and relies on it.
with primary.cursor() as cursor:
    cursor.execute("SET synchronous_commit = on")
client = Client()
results = {}

def ask(path, **options):
    with CaptureQueriesContext(primary) as first, CaptureQueriesContext(replica) as second:
        response = client.get(path, **options)
    written = response.content.decode()
    tables = lambda queries: sum("lsn" not in query["sql"] for query in queries)
    return {"status": response.status_code, "primary": tables(first), "replica": tables(second), "text": written}

Theme.objects.create(name="Premier thème")
ask("/themes/")
page = ask("/themes/")
results["fresh"] = {**page, "text": "Premier thème" in page["text"]}

# A change the replica is kept from replaying: the page must come from the primary, and show it.
with replica.cursor() as cursor:
    cursor.execute("SELECT pg_wal_replay_pause()")
Theme.objects.create(name="Second thème")
page = ask("/themes/")
results["behind"] = {**page, "text": "Second thème" in page["text"]}
with replica.cursor() as cursor:
    cursor.execute("SELECT pg_wal_replay_resume()")

client.cookies["sessionid"] = "x"
results["session"] = {**ask("/themes/"), "text": ""}
print(json.dumps(results))
"""


@contextmanager
def server_cursor(address: str) -> Iterator:
    """A cursor outside any transaction, as making a database asks for."""
    link = psycopg2.connect(address)
    link.autocommit = True
    try:
        yield link.cursor()
    finally:
        link.close()


@pytest.fixture(scope="module")
def results(django_db_setup, django_db_blocker) -> dict:
    with django_db_blocker.unblock():
        settings = connection.settings_dict
        name = settings["NAME"]
        server = f"postgres://{settings['USER']}@{settings['HOST']}:{settings['PORT']}"
        copy = f"{name}_replicated"
        # A database is copied while nobody is connected to it.
        connection.close()
        with server_cursor(f"{server}/postgres") as cursor:
            cursor.execute(f'CREATE DATABASE "{copy}" TEMPLATE "{name}"')
    with postgresql.replica(f"{server}/postgres") as replica:
        address = replica.rpartition("/")[0]
        environment = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "config.settings.test",
            "DATABASE_URL": f"{server}/{copy}",
            "DATABASE_REPLICA_URL": f"{address}/{copy}",
        }
        done = subprocess.run(
            [sys.executable, "-c", SCRIPT], env=environment, capture_output=True, text=True, check=False
        )
    with server_cursor(f"{server}/postgres") as cursor:
        cursor.execute(f'DROP DATABASE "{copy}" WITH (FORCE)')
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


pytestmark = pytest.mark.postgresql(only=True)


def test_a_public_page_reads_the_replica_and_not_the_primary(results):
    assert results["fresh"]["status"] == 200
    assert results["fresh"]["text"] is True
    assert results["fresh"]["replica"] > 0
    assert results["fresh"]["primary"] == 0


def test_a_page_shows_a_change_that_the_replica_has_not_received(results):
    assert results["behind"]["text"] is True
    assert results["behind"]["replica"] == 0


def test_someone_with_a_session_reads_the_primary(results):
    assert results["session"]["replica"] == 0
    assert results["session"]["primary"] > 0

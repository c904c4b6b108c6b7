"""A site's database and processes, each of which a test may kill."""

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support import relay as mail_relay
from tests.support.postgresql import Server
from tests.support.shell import Shell
from tests.support.workers import PROJECT, Workers, environment_of, workers


@pytest.fixture(scope="session")
def migrated_server() -> Iterator[Server]:
    """One cluster for all of them, that keeps what it has said is written."""
    # Outside of pytest's folder, which the server's own user may not enter.
    with tempfile.TemporaryDirectory(prefix="egn-faults-", ignore_cleanup_errors=True) as name:
        server = Server(Path(name), "-c synchronous_commit=on")
        server.start()
        environment = environment_of(Path(name), server.address, 25)
        migrate = [sys.executable, "manage.py", "migrate", "--noinput", "-v0"]
        subprocess.run(migrate, cwd=PROJECT, env=environment, check=True)
        yield server
        server.stop()


@pytest.fixture
def server(migrated_server: Server) -> Iterator[Server]:
    yield migrated_server
    if not migrated_server.is_running():
        migrated_server.start()


@pytest.fixture
def relay() -> Iterator[mail_relay.Relay]:
    with mail_relay.running() as running:
        yield running


@pytest.fixture
def beside(server: Server, relay: mail_relay.Relay, tmp_path: Path) -> Iterator[Workers]:
    """Starts the site's processes."""
    with workers(tmp_path, server.address, relay.port) as started:
        yield started


@pytest.fixture
def site(beside: Workers) -> Iterator[Shell]:
    """Runs code with the site's models; every test begins with empty tables."""
    shell = Shell(beside.environment)
    shell.run(EMPTY)
    yield shell
    shell.close()


EMPTY = """
from courriels.models import Courriel
from django_tasks_db.models import DBTaskResult
Courriel.objects.all().delete()
DBTaskResult.objects.all().delete()
"""

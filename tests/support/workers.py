"""The processes that work beside a site, as they are documented, on a database and a relay of the tests' own."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

PROJECT = Path(__file__).parents[2]
PATIENCE = 180


def environment_of(folder: Path, database: str, relay_port: int) -> dict[str, str]:
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "config.settings.production",
        "SECRET_KEY": "une-clef-des-essais-qui-n-est-celle-d-aucun-site-au-monde",
        "ALLOWED_HOSTS": "127.0.0.1",
        "SITE_URL": "https://127.0.0.1",
        "DATABASE_URL": database,
        "EMAIL_URL": f"smtp://127.0.0.1:{relay_port}",
        "VAR_DIR": str(folder),
        "LOG_FORMAT": "plain",
    }


class Workers:
    """Starts management commands, and keeps what they say in a file."""

    def __init__(self, environment: dict[str, str], log: Path) -> None:
        self.environment = environment
        self.log = log
        self.started: list[subprocess.Popen] = []

    def start(self, *command: str) -> subprocess.Popen:
        with self.log.open("a") as said:
            process = subprocess.Popen(
                [sys.executable, "manage.py", *command],
                cwd=PROJECT,
                env=self.environment,
                stdout=said,
                stderr=subprocess.STDOUT,
            )
        self.started.append(process)
        return process

    def said(self) -> str:
        return self.log.read_text()

    def close(self) -> None:
        for process in self.started:
            process.kill()
            process.wait()


@contextmanager
def workers(folder: Path, database: str, relay_port: int) -> Iterator[Workers]:
    beside = Workers(environment_of(folder, database, relay_port), folder / "workers.log")
    try:
        yield beside
    finally:
        beside.close()


def kill(process: subprocess.Popen) -> None:
    """At once, as the system does when memory lacks."""
    process.kill()
    process.wait()


def wait_until(condition: Callable[[], object]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < deadline, "it never came true"
        time.sleep(0.05)

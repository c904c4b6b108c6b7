"""The demo as a newcomer gets it: its own folder, its own database, a real server on a free port."""

import os
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.support.postgresql import free_port

PROJECT = Path(__file__).parents[2]
PASSWORD = "mot-de-passe-de-la-demonstration"
START_SECONDS = 600


@dataclass(frozen=True)
class RunningSite:
    """A served demo and how to act on it from outside."""

    url: str
    environment: dict[str, str]

    def manage(self, *arguments: str) -> str:
        """Run a management command on the same database; returns what it printed."""
        done = subprocess.run(
            [sys.executable, "manage.py", *arguments],
            cwd=PROJECT,
            env=self.environment,
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout


@contextmanager
def running_site(folder: Path, **variables: str) -> Iterator[RunningSite]:
    """Prepare the demo in a folder and serve it until the block ends."""
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "config.settings.development",
        "VAR_DIR": str(folder),
        "DEMO_PASSWORD": PASSWORD,
        "SITE_URL": url,
        **variables,
    }
    log = folder / "server.log"
    with log.open("w") as output:
        server = subprocess.Popen(
            [sys.executable, "manage.py", "run_demo", "--port", str(port)],
            cwd=PROJECT,
            env=environment,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        try:
            wait_until_served(url, server, log)
            yield RunningSite(url, environment)
        finally:
            server.terminate()
            server.wait(timeout=20)


def wait_until_served(url: str, server: subprocess.Popen, log: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        if server.poll() is not None:
            break
        try:
            urllib.request.urlopen(url, timeout=5).close()
        except urllib.error.HTTPError as error:
            raise RuntimeError(f"the home page answered {error.code}:\n{log.read_text()[-4000:]}") from error
        except OSError:
            time.sleep(0.3)
        else:
            return
    raise RuntimeError(f"the demo did not start:\n{log.read_text()[-4000:]}")

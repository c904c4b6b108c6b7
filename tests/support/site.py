"""The demo as a newcomer gets it: its own folder, its own database, a real server on a free port."""

import os
import shutil
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
from tests.support.shell import Shell

PROJECT = Path(__file__).parents[2]
PASSWORD = "mot-de-passe-de-la-demonstration"
START_SECONDS = 600


@dataclass(frozen=True)
class RunningSite:
    """A served demo and how to act on it from outside."""

    url: str
    environment: dict[str, str]
    shell: Shell

    def python(self, code: str) -> str:
        """Run code with the site's models, in a process kept for the next one; returns what it printed."""
        return self.shell.run(code)

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


def environment_of(folder: Path, **variables: str) -> dict[str, str]:
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "config.settings.development",
        "VAR_DIR": str(folder),
        "DEMO_PASSWORD": PASSWORD,
        **variables,
    }


def prepare(folder: Path, template: Path) -> None:
    """Prepare the demo in a folder, from a migrated database, for others to copy and serve."""
    folder.mkdir()
    shutil.copyfile(template, folder / "db.sqlite3")
    command = [sys.executable, "manage.py", "run_demo", "--prepare-only"]
    subprocess.run(command, cwd=PROJECT, env=environment_of(folder), check=True, stdout=subprocess.DEVNULL)


@contextmanager
def running_site(folder: Path, *, prepared: Path | None = None, **variables: str) -> Iterator[RunningSite]:
    """Serve the demo from a folder until the block ends: one already ``prepared`` is copied there first."""
    if prepared:
        shutil.copytree(prepared, folder, dirs_exist_ok=True)
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    environment = environment_of(folder, SITE_URL=url, **variables)
    shell = Shell(environment)
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
            yield RunningSite(url, environment, shell)
        finally:
            shell.close()
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

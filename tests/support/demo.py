"""The demo prepared once for all the browser's tests: ``python -m tests.support.demo FOLDER``.

A process of its own prepares it while the parts of the suite that do not need it run.
"""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import django

from tests.support import databases
from tests.support.postgresql import Unavailable
from tests.support.site import PROJECT, prepare


@contextmanager
def being_prepared(folder: Path) -> Iterator[Callable[[], Path]]:
    """Prepare it meanwhile; what this gives waits for it and returns its folder, or raises ``Unavailable``."""
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "config.settings.test"}
    work = subprocess.Popen(
        [sys.executable, "-m", "tests.support.demo", folder], cwd=PROJECT, env=environment
    )

    def wait() -> Path:
        if work.wait():
            raise Unavailable("the demo could not be prepared, as printed above")
        return folder

    try:
        yield wait
    finally:
        work.kill()
        work.wait()


def prepared(folder: Path) -> Path:
    """Prepare it unless another process has, and wait for the one that does; returns the folder."""
    with databases.alone(folder.with_suffix(".lock")):
        if not folder.exists():
            draft = folder.with_suffix(".draft")
            prepare(draft, databases.migrated_template())
            draft.rename(folder)
    return folder


if __name__ == "__main__":
    django.setup()
    prepared(Path(sys.argv[1]))

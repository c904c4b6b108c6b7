"""The browser of the tests: the system's Chromium, so that nothing else is downloaded."""

import shutil

from tests.support.packages import install
from tests.support.postgresql import Unavailable

NAMES = ("chromium", "chromium-browser", "google-chrome")
# The tests run as root in a build, where the sandbox cannot; nothing but the site under test is opened.
ARGUMENTS = [
    "--no-sandbox",
    "--disable-dev-shm-usage",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def executable() -> str:
    """The path of the browser, installed when it lacks and may be. Raises ``Unavailable``."""
    found = find()
    if found is None:
        problem = install("chromium")
        found = find()
        if found is None:
            raise Unavailable(f"no Chromium: {problem or 'the package brought none'}")
    return found


def find() -> str | None:
    return next((path for name in NAMES if (path := shutil.which(name))), None)

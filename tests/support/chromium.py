"""The browser of the tests: the system's Chromium, so that nothing else is downloaded."""

import shutil

from tests.support.packages import install
from tests.support.postgresql import Unavailable

# The whole browser draws a window of its own around each page, for three quarters of its processor time: the
# shell draws the pages alone.
SHELL = "chromium-headless-shell"
NAMES = (SHELL, "chromium", "chromium-browser", "google-chrome")
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
    """The path of the lightest browser that this machine has or may install. Raises ``Unavailable``."""
    if shutil.which(SHELL) is None:
        install(SHELL)
    found = find()
    if found is None:
        problem = install("chromium")
        found = find()
        if found is None:
            raise Unavailable(f"no Chromium: {problem or 'the package brought none'}")
    return found


def find() -> str | None:
    return next((path for name in NAMES if (path := shutil.which(name))), None)

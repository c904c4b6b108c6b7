"""Settings of `make run`: the demo on the developer's machine."""

import os

os.environ.setdefault("DEMO", "1")
os.environ.setdefault("LOG_FORMAT", "plain")

from config.settings.base import *  # noqa: F403
from config.settings.base import ALLOWED_HOSTS, SECRET_KEY, VAR_DIR

VAR_DIR.mkdir(exist_ok=True)
SECRET_KEY = SECRET_KEY or "development-only-key-never-used-in-production"
ALLOWED_HOSTS = ALLOWED_HOSTS or ["127.0.0.1", "localhost", "[::1]"]

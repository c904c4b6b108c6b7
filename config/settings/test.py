"""Settings of `make test`."""

import os

from config.settings.base import *  # noqa: F403
from config.settings.base import DATABASES, MIDDLEWARE, VAR_DIR
from config.settings.environment import env

VAR_DIR.mkdir(parents=True, exist_ok=True)
SECRET_KEY = "test-only-key"
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
DEMO = True
SECOND_FACTOR = False
PROTECTION_PAUSE_SECONDS = 1
MAIL_RELAY_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
# Nothing is collected for the tests, so there is nothing for it to serve.
MIDDLEWARE.remove("whitenoise.middleware.WhiteNoiseMiddleware")
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "documents": {"BACKEND": "tests.support.storages.PrivateMemory"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
if template := env("TEST_DATABASE_TEMPLATE", default=""):
    # A database already migrated, that each worker of the tests copies.
    DATABASES["default"]["TEST"] = {"TEMPLATE": template}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # A file, as in real use: in memory, concurrent writers meet locks that no user ever sees.
    DATABASES["default"]["TEST"] = {"NAME": VAR_DIR / f"test-{os.getpid()}.sqlite3"}

"""A migrated SQLite database kept from one run to the next, since migrating takes longer than most tests."""

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.db import connection

PACKAGES = ("django", "wagtail", "django-taggit", "django-allauth")


def migrated_template() -> Path:
    """The database migrated by exactly these migrations and packages, made by the first process that asks."""
    path = template_path()
    path.parent.mkdir(parents=True, exist_ok=True)
    with alone(path.parent / "lock"):
        if not path.exists():
            make_template(path)
    return path


def template_path() -> Path:
    digest = hashlib.sha256(" ".join(map(version, PACKAGES)).encode())
    for config in sorted(apps.get_app_configs(), key=lambda config: config.label):
        for path in sorted(Path(config.path).glob("migrations/*.py")):
            digest.update(str(path.name).encode() + path.read_bytes())
    return Path(settings.VAR_DIR) / "test-templates" / f"{digest.hexdigest()[:20]}.sqlite3"


@contextmanager
def alone(lock: Path) -> Iterator[None]:
    """One process at a time in the block, among those that name the same file."""
    with lock.open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        yield


def make_template(path: Path) -> None:
    """Migrate an empty database and keep it; older ones go."""
    draft = path.with_suffix(".draft")
    remove(draft)
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "config.settings.test",
        "DATABASE_URL": f"sqlite:///{draft}",
    }
    migrate = [sys.executable, "manage.py", "migrate", "--noinput", "-v0"]
    subprocess.run(migrate, cwd=settings.BASE_DIR, env=environment, check=True)
    for old in path.parent.glob("*.sqlite3"):
        old.unlink(missing_ok=True)
    draft.replace(path)


def address() -> str:
    """Where another process finds the database of the running test."""
    name = connection.settings_dict["NAME"]
    if connection.vendor == "postgresql":
        return os.environ["DATABASE_URL"].rpartition("/")[0] + f"/{name}"
    return f"sqlite:///{name}"


def use_copy(template: Path, name: Path) -> None:
    """Point the connection at a fresh copy of the template."""
    connection.close()
    remove(name)
    shutil.copyfile(template, name)
    settings.DATABASES["default"]["NAME"] = connection.settings_dict["NAME"] = str(name)


def remove(name: Path) -> None:
    for suffix in ("", "-wal", "-shm"):
        Path(f"{name}{suffix}").unlink(missing_ok=True)

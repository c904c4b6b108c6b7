"""A migrated SQLite database kept from one run to the next, since migrating takes longer than most tests."""

import hashlib
import os
import shutil
from importlib.metadata import version
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.db import connection

PACKAGES = ("django", "wagtail", "django-taggit", "django-allauth")


def template_path() -> Path:
    """Where the database migrated by exactly these migrations and packages is kept."""
    digest = hashlib.sha256(" ".join(map(version, PACKAGES)).encode())
    for config in sorted(apps.get_app_configs(), key=lambda config: config.label):
        for path in sorted(Path(config.path).glob("migrations/*.py")):
            digest.update(str(path.name).encode() + path.read_bytes())
    return Path(settings.VAR_DIR) / "test-templates" / f"{digest.hexdigest()[:20]}.sqlite3"


def keep_as_template(path: Path) -> None:
    """Keep the database just migrated; older ones go."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_suffix(f".{os.getpid()}")
    with connection.cursor() as cursor:
        cursor.execute("VACUUM INTO %s", [str(draft)])
    for old in path.parent.glob("*.sqlite3"):
        old.unlink(missing_ok=True)
    draft.replace(path)


def use_copy(template: Path, name: Path) -> None:
    """Point the connection at a fresh copy of the template."""
    connection.close()
    remove(name)
    shutil.copyfile(template, name)
    settings.DATABASES["default"]["NAME"] = connection.settings_dict["NAME"] = str(name)


def remove(name: Path) -> None:
    for suffix in ("", "-wal", "-shm"):
        Path(f"{name}{suffix}").unlink(missing_ok=True)

"""Carrying out an import beside the site, in a process of its own."""

import subprocess
import sys

from django.conf import settings

from contributions.imports.models import Import


def start(batch: Import) -> None:
    """Let a process of its own go on with an import that has begun.

    It outlives the request and, should the machine restart, the import says that it was cut off and can be
    taken up again: no service besides the site and its database is asked for.
    """
    subprocess.Popen(
        [sys.executable, str(settings.BASE_DIR / "manage.py"), "run_import", str(batch.pk)],
        cwd=settings.BASE_DIR,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )

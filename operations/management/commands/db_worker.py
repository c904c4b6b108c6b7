import logging
import time

from django.db import InterfaceError, OperationalError, connections
from django_tasks_db.management.commands import db_worker

from operations import tasks

logger = logging.getLogger(__name__)

PAUSE = 2
PAUSE_LONGEST = 60


class Command(db_worker.Command):
    """The library's command, which ends when the database is cut: here it waits for it and goes on."""

    def handle(self, **options) -> None:
        pause = PAUSE
        while True:
            began = time.monotonic()
            try:
                tasks.resume(tasks.left_by(options["worker_id"]))
                return super().handle(**options)
            except (OperationalError, InterfaceError):
                # One that answered for a while since the last cut starts the pauses anew.
                pause = PAUSE if time.monotonic() - began > PAUSE_LONGEST else pause
                logger.exception("The database does not answer; trying again in %s s", pause)
                connections.close_all()
                time.sleep(pause)
                pause = min(pause * 2, PAUSE_LONGEST)

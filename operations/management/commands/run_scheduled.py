import logging
import signal
import time

from django.core.management.base import BaseCommand
from django.db import DatabaseError, close_old_connections

from operations.scheduled import Stopped, run_due, works

logger = logging.getLogger(__name__)


def stop(*args) -> None:
    """Every deployment sends this; what was begun is left to the next process at once."""
    raise Stopped


class Command(BaseCommand):
    help = (
        "Fait les travaux programmés qui sont dus : publications, rappels, purges. "
        "Peut tourner plusieurs fois à la fois ; avec --loop, continue jusqu’à ce qu’on l’arrête."
    )

    def add_arguments(self, parser) -> None:
        parser.add_argument("--loop", action="store_true", help="recommencer chaque minute")
        parser.add_argument("--list", action="store_true", help="dire ce qui est programmé, sans rien faire")

    def handle(self, *, loop: bool, list: bool, **options) -> None:
        if list:
            for work in works():
                self.stdout.write(f"{work.command} : toutes les {work.every}")
            return
        before = signal.signal(signal.SIGTERM, stop)
        try:
            self.run(loop=loop)
        except Stopped:
            self.stdout.write("arrêté")
        finally:
            signal.signal(signal.SIGTERM, before)

    def run(self, *, loop: bool) -> None:
        while True:
            try:
                for command, error in run_due().items():
                    self.stdout.write(f"{command} : {error or 'fait'}")
            except DatabaseError:
                if not loop:
                    raise
                logger.exception("The database does not answer; trying again in a minute")
            if not loop:
                return
            close_old_connections()
            time.sleep(60)

import logging
import signal
from threading import Event

from django.core.management.base import BaseCommand, CommandError
from django.db import Error as DatabaseError
from django.db import close_old_connections, connections

from courriels.models import Courriel
from courriels.worker import RelayDown, send_waiting, write_due

logger = logging.getLogger(__name__)

PAUSE_LONGEST = 60


class Command(BaseCommand):
    help = "Envoie les courriels en attente ; avec --loop, continue jusqu’à ce qu’on l’arrête."

    def add_arguments(self, parser) -> None:
        parser.add_argument("--loop", action="store_true", help="recommencer sans fin")
        parser.add_argument("--every", type=float, default=5, help="secondes entre deux passages")

    def handle(self, *, loop: bool, every: float, **options) -> None:
        stop = Event()
        if not loop:
            try:
                return self.run_once(stop, quiet=False)
            except RelayDown as error:
                raise CommandError(f"Le serveur de courriels ne répond pas. {error}") from error
        for signum in (signal.SIGTERM, signal.SIGINT):
            signal.signal(signum, lambda *args: stop.set())
        pause = every
        while not stop.is_set():
            try:
                close_old_connections()
                self.run_once(stop, quiet=True)
                pause = every
            except RelayDown as error:
                pause = longer(pause)
                logger.warning("The relay does not answer; trying again in %g s: %s", pause, error)
            except DatabaseError:
                pause = longer(pause)
                logger.exception("The database does not answer; trying again in %g s", pause)
                connections.close_all()
            except Exception:
                pause = longer(pause)
                logger.exception("The pass failed; trying again in %g s", pause)
            stop.wait(pause)

    def run_once(self, stop: Event, *, quiet: bool) -> None:
        write_due()
        sent = send_waiting(stop)
        if sent or not quiet:
            self.stdout.write(f"{sent} envoyé(s), {Courriel.objects.waiting().count()} en attente")


def longer(pause: float) -> float:
    return min(pause * 2, max(pause, PAUSE_LONGEST))

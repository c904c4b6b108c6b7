import time

from django.core.management.base import BaseCommand

from courriels.models import Courriel
from courriels.worker import send_waiting, write_due


class Command(BaseCommand):
    help = "Envoie les courriels en attente ; avec --loop, continue jusqu’à ce qu’on l’arrête."

    def add_arguments(self, parser) -> None:
        parser.add_argument("--loop", action="store_true", help="recommencer sans fin")
        parser.add_argument("--every", type=float, default=5, help="secondes entre deux passages")

    def handle(self, *, loop: bool, every: float, **options) -> None:
        while True:
            write_due()
            sent = send_waiting()
            if sent or not loop:
                self.stdout.write(f"{sent} envoyé(s), {Courriel.objects.waiting().count()} en attente")
            if not loop:
                return
            time.sleep(every)

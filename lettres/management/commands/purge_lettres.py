from django.core.management.base import BaseCommand

from lettres.subscribing import CONFIRMATION_DAYS, purge_unconfirmed


class Command(BaseCommand):
    help = (
        f"Oublie les adresses qui n’ont pas confirmé leur abonnement depuis {CONFIRMATION_DAYS} jours (RGPD)."
    )

    def handle(self, **options) -> None:
        self.stdout.write(f"{purge_unconfirmed()} demande(s) oubliée(s)")

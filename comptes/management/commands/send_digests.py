from django.core.management.base import BaseCommand

from comptes.follows import digests
from comptes.models import Nouvelle

NEWS_KEPT_DAYS = 30


class Command(BaseCommand):
    help = (
        "Écrit les courriels de nouvelles dont le moment est venu (aussitôt, par jour, par semaine) et "
        "oublie les nouvelles dites depuis plus de 30 jours. « send_courriels » les envoie, et les écrit aussi."
    )

    def handle(self, **options) -> None:
        written = digests.write_due()
        Nouvelle.objects.told_before(NEWS_KEPT_DAYS).delete()
        self.stdout.write(f"{written} courriel(s) de nouvelles écrit(s)")

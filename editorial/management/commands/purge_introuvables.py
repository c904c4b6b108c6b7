from datetime import timedelta

from django.core.management.base import BaseCommand
from django.utils import timezone

from editorial.models import Introuvable

KEPT_DAYS = 90


class Command(BaseCommand):
    help = f"Oublie les adresses introuvables que personne n’a demandées depuis {KEPT_DAYS} jours."

    def handle(self, **options) -> None:
        since = timezone.now() - timedelta(days=KEPT_DAYS)
        self.stdout.write(
            f"{Introuvable.objects.filter(last_seen__lt=since).delete()[0]} adresse(s) oubliée(s)"
        )

from django.core.management.base import BaseCommand

from contributions.signalements import reports


class Command(BaseCommand):
    help = "Efface les signalements traités depuis plus de 180 jours (RGPD)."

    def handle(self, **options) -> None:
        self.stdout.write(f"{reports.purge()} signalement(s) effacé(s)")

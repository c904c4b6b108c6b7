from datetime import timedelta

from django.core.management.base import BaseCommand
from django.utils import timezone

from courriels.models import Courriel


class Command(BaseCommand):
    help = "Efface les courriels envoyés ou abandonnés depuis plus de 30 jours (RGPD)."

    def add_arguments(self, parser) -> None:
        parser.add_argument("--days", type=int, default=30)

    def handle(self, *, days: int, **options) -> None:
        limit = timezone.now() - timedelta(days=days)
        sent, _ = Courriel.objects.filter(sent_at__lt=limit).delete()
        failed, _ = Courriel.objects.filter(failed_at__lt=limit).delete()
        self.stdout.write(f"{sent + failed} courriel(s) effacé(s)")

from django.core.management.base import BaseCommand

from protection.models import Hit


class Command(BaseCommand):
    help = "Efface les comptes de passages dont la période est finie ; à lancer chaque jour."

    def handle(self, **options) -> None:
        deleted, _ = Hit.objects.expired().delete()
        self.stdout.write(f"{deleted} compte(s) effacé(s)")

from django.core.management.base import BaseCommand
from django.utils import timezone

from operations import tasks


class Command(BaseCommand):
    help = "Remet en attente les tâches dont le processus s’est arrêté ; abandonne celles qui l’arrêtent chaque fois."

    def handle(self, **options) -> None:
        self.stdout.write(f"{tasks.resume(tasks.lost(timezone.now()))} tâche(s) reprise(s)")

from django.core.management.base import BaseCommand

from evenements.inscriptions import retention


class Command(BaseCommand):
    help = (
        "Efface les inscriptions des rencontres terminées depuis REGISTRATIONS_RETENTION_DAYS jours, et celles "
        "que personne n’a confirmées en trois jours (RGPD)."
    )

    def handle(self, **options) -> None:
        self.stdout.write(f"{retention.purge()} inscription(s) effacée(s)")

from django.core.management.base import BaseCommand

from contributions.imports import retention


class Command(BaseCommand):
    help = (
        "Efface les fichiers des imports finis, ou laissés sans suite, depuis 30 jours (RGPD) ; "
        "leur rapport reste, et leur annulation reste possible."
    )

    def handle(self, **options) -> None:
        self.stdout.write(f"{retention.purge_files()} fichier(s) d’import effacé(s)")

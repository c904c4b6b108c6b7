from django.core.management.base import BaseCommand

from evenements.inscriptions import operations


class Command(BaseCommand):
    help = "Donne à qui attend les places gardées dont l’adresse n’a pas été confirmée à temps."

    def handle(self, **options) -> None:
        self.stdout.write(f"{operations.release_places()} place(s) donnée(s)")

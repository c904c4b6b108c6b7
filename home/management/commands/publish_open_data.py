from django.core.management.base import BaseCommand

from home.open_data import publishing


class Command(BaseCommand):
    help = "Refait les fichiers de données ouvertes, en CSV et en JSON, à la place des précédents."

    def handle(self, *, verbosity: int, **options) -> None:
        for row in publishing.publish():
            if verbosity:
                self.stdout.write(
                    f"{row.name} : {row.row_count} lignes, {row.csv_size} octets en CSV, {row.json_size} en JSON"
                )

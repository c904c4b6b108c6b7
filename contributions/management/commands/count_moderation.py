from django.core.management.base import BaseCommand

from contributions.decisions import journal


class Command(BaseCommand):
    help = "Compte les décisions et les délais que montre la page publique /moderation/."

    def add_arguments(self, parser) -> None:
        parser.add_argument("--all", action="store_true", help="compter de nouveau tous les mois")

    def handle(self, *, all: bool, **options) -> None:
        counted = journal.refresh(everything=all)
        self.stdout.write(f"{counted} mois compté(s)")

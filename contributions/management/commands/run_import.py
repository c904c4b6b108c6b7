from django.core.management.base import BaseCommand

from contributions.imports import running
from contributions.imports.models import Import


class Command(BaseCommand):
    help = "Mène à bien l’import que l’administration vient de commencer ; lancée par elle, dans son propre processus."

    def add_arguments(self, parser) -> None:
        parser.add_argument("pk", type=int)

    def handle(self, *, pk: int, **options) -> None:
        running.go_on(Import.objects.get(pk=pk))

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from editorial.assets.build import Builder


class Command(BaseCommand):
    help = "Builds the style sheet, the fonts and the sprites, unless they are up to date."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--force", action="store_true", help="build even when nothing changed")

    def handle(self, *args: object, force: bool = False, **options: object) -> None:
        try:
            built = Builder(settings.BASE_DIR, settings.ASSETS_DIR).run(force=force)
        except LookupError as error:
            raise CommandError(str(error)) from error
        self.stdout.write("Assets built." if built else "Assets are up to date.")

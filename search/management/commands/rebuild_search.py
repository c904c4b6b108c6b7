from django.core.management.base import BaseCommand, CommandError

from search import index, registry


class Command(BaseCommand):
    help = (
        "Relit tout ce qui est public et refait l’index de la recherche, sans interrompre le site. "
        "À lancer après un import, et chaque nuit pour tenir à jour la fréquence des mots."
    )

    def add_arguments(self, parser) -> None:
        parser.add_argument(
            "kinds",
            nargs="*",
            metavar="genre",
            help=f"les genres de documents à relire ({', '.join(registry.kinds())}) ; tous par défaut",
        )

    def handle(self, *args, kinds: list[str], verbosity: int, **options) -> None:
        unknown = sorted(set(kinds) - set(registry.kinds()))
        if unknown:
            raise CommandError(
                f"Genre inconnu : {', '.join(unknown)}. Les genres sont : {', '.join(registry.kinds())}."
            )
        for source in registry.all_sources():
            if kinds and source.kind not in kinds:
                continue

            def tell(done: int, label: str = source.label_plural) -> None:
                if verbosity and self.stdout.isatty():
                    self.stdout.write(f"\r{label} : {done}…", ending="")
                    self.stdout.flush()

            total = index.rebuild(source.kind, tell)
            if verbosity:
                start = "\r" if self.stdout.isatty() else ""
                self.stdout.write(f"{start}{source.label_plural} : {total} documents indexés.")

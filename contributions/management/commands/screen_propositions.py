"""Reading again what was received, after a change of rules or of vocabulary."""

from django.core.management.base import BaseCommand
from django.db import transaction

from contributions.analyse import screening, theming
from contributions.analyse.rules import Rules
from contributions.propositions.models import Proposition


class Command(BaseCommand):
    help = (
        "Relit les propositions qui attendent : alertes, textes presque identiques, thèmes suggérés. À lancer quand la "
        "liste des mots à signaler ou le vocabulaire ont changé."
    )

    def add_arguments(self, parser) -> None:
        parser.add_argument(
            "--toutes", action="store_true", help="aussi celles qui n’attendent plus de décision"
        )

    def handle(self, *args, toutes: bool, verbosity: int, **options) -> None:
        words = theming.learn()
        rules = Rules.load()
        rows = Proposition.objects.received()
        if not toutes:
            rows = rows.to_moderate()
        rows = rows.order_by("pk")
        last, total = 0, 0
        while True:
            with transaction.atomic():
                batch = list(rows.filter(pk__gt=last).select_for_update(of=("self",))[: screening.BATCH_SIZE])
                screening.screen(batch, rules)
            if not batch:
                break
            last, total = batch[-1].pk, total + len(batch)
        if total and not words:
            words = theming.learn()
        if verbosity:
            self.stdout.write(f"{total} propositions relues ; {words} mots de thèmes connus.")

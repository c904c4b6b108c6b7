from django.core.management.base import BaseCommand
from django.db import transaction

from editorial.models import Constat
from editorial.review import Reviewer, pages_to_review


class Command(BaseCommand):
    help = "Relit les pages publiées : liens rompus, chiffres anciens, images sans texte de remplacement."

    def add_arguments(self, parser) -> None:
        parser.add_argument(
            "--external", action="store_true", help="demander aussi aux autres sites s’ils répondent"
        )

    def handle(self, *, external: bool, **options) -> None:
        reviewer = Reviewer.load(external=external)
        found = [row for page in pages_to_review() for row in reviewer.review(page)]
        with transaction.atomic():
            Constat.objects.all().delete()
            Constat.objects.bulk_create(found, batch_size=500)
        self.stdout.write(f"{len(found)} constat(s)")

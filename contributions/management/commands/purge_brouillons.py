from django.core.management.base import BaseCommand
from django.utils import timezone

from contributions.commentaires.models import BrouillonCommentaire
from contributions.propositions.models import Proposition
from contributions.propositions.models.depots import LIFETIME


class Command(BaseCommand):
    help = (
        "Efface les propositions que personne n’a confirmées depuis 30 jours, et les commentaires que "
        "personne n’a envoyés depuis 7 jours (RGPD)."
    )

    def handle(self, **options) -> None:
        drafts = Proposition.objects.unconfirmed_since(timezone.now() - LIFETIME)
        _, deleted = drafts.delete()
        self.stdout.write(f"{deleted.get('contributions.Proposition', 0)} brouillon(s) effacé(s)")
        comments, _ = BrouillonCommentaire.objects.expired().delete()
        self.stdout.write(f"{comments} brouillon(s) de commentaire effacé(s)")

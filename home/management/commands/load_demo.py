from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from contributions.propositions.models import Proposition
from editorial.references import indexed_at_the_end
from home.demo import loader
from home.demo.loader import accounts, site
from home.open_data import publishing
from search.index import updated_at_the_end

# Not 670, which is a figure of 2020.
DEFAULT_COUNT = 640


class Command(BaseCommand):
    help = (
        "Charge la consultation de démonstration. Ce qui manque est ajouté, ce qui existe reste tel quel : "
        "la commande peut être relancée sans crainte."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--propositions",
            type=int,
            default=DEFAULT_COUNT,
            metavar="N",
            help=f"nombre de propositions engendrées à atteindre ({DEFAULT_COUNT} par défaut)",
        )
        parser.add_argument(
            "--if-empty",
            action="store_true",
            help="ne rien charger si la base contient déjà des propositions",
        )
        parser.add_argument(
            "--new-password",
            action="store_true",
            help="donner un nouveau mot de passe aux comptes de l’équipe",
        )

        parser.add_argument(
            "--password",
            default=settings.DEMO_PASSWORD,
            help="mot de passe des comptes de l’équipe (à défaut, la variable DEMO_PASSWORD)",
        )

    def handle(
        self,
        *,
        propositions: int,
        if_empty: bool,
        new_password: bool,
        password: str,
        verbosity: int,
        **options,
    ) -> None:
        if propositions < 0:
            raise CommandError("Le nombre de propositions ne peut pas être négatif.")
        if not settings.DEMO and Proposition.objects.filter(demo=False).exists():
            raise CommandError(
                "Cette base contient de vraies propositions : la démonstration ne s’y mélange pas."
            )
        if if_empty and Proposition.objects.exists():
            site.align_address()
            team = accounts.load_team(password, new_password=new_password)
        else:
            with indexed_at_the_end(), updated_at_the_end():
                team = loader.load_site(password, new_password=new_password)
                for stored, lacking in loader.load_contributions(propositions, team):
                    if verbosity:
                        self.say_progress(stored, lacking)
            publishing.publish()
        if verbosity:
            self.say_how_to_sign_in(team)

    def say_progress(self, stored: int, lacking: int) -> None:
        self.stdout.write(f"Propositions : {stored} sur {lacking}")
        if stored == lacking:
            self.stdout.write("Compteurs, index de recherche et données ouvertes…")
        self.stdout.flush()

    def say_how_to_sign_in(self, team: accounts.Team) -> None:
        self.stdout.write(f"Administration : {settings.SITE_URL}/admin/")
        self.stdout.write(f"Comptes : {', '.join(team.users)}")
        if team.password:
            self.stdout.write(f"Mot de passe : {team.password}")
        else:
            self.stdout.write(
                "Mot de passe : inchangé. "
                "Pour en obtenir un autre : python manage.py load_demo --new-password"
            )

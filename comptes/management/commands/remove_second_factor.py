from django.core.management import BaseCommand, CommandError, CommandParser

from comptes.models import User
from comptes.second_factor import devices


class Command(BaseCommand):
    help = "Retire le second facteur d’un compte qui a perdu son appareil, quand personne d’autre ne peut le faire."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email", help="l’adresse électronique du compte")

    def handle(self, *, email: str, **options) -> None:
        user = User.objects.with_email(email).first()
        if user is None:
            raise CommandError(f"Aucun compte n’a l’adresse {email}.")
        devices.remove(user, actor=None)
        self.stdout.write(f"{user.email} choisira une nouvelle application à sa prochaine visite.")

from django.core.management.base import BaseCommand

from evenements.inscriptions import reminders


class Command(BaseCommand):
    help = "Écrit aux inscrits la veille d’une rencontre, et le lien une heure avant à qui la suit en ligne."

    def handle(self, **options) -> None:
        self.stdout.write(f"{reminders.remind()} rappel(s), {reminders.send_links()} lien(s)")

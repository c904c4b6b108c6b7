from django.core.management.base import BaseCommand

from comptes import personal_data, retention


class Command(BaseCommand):
    help = "Efface les comptes inutilisés depuis ACCOUNTS_RETENTION_DAYS jours, une fois ce délai passé après la fin (RGPD)."

    def handle(self, **options) -> None:
        since = retention.forgotten_since()
        if since is None:
            self.stdout.write("Les comptes servent encore : rien à effacer.")
            return
        erased = 0
        for user in retention.inactive_accounts(since).iterator(chunk_size=500):
            try:
                personal_data.erase(user, personal_data.TextsChoice.ANONYMES)
            except personal_data.AccountOfTheTeam:
                continue
            erased += 1
        self.stdout.write(f"{erased} compte(s) effacé(s)")

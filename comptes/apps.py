from datetime import timedelta

from django.apps import AppConfig


class ComptesConfig(AppConfig):
    name = "comptes"
    verbose_name = "Comptes"

    def ready(self) -> None:
        from django.contrib.auth.signals import user_logged_in

        from comptes import access, intents, own_data, personal_data, sections
        from comptes.follows import digests, following
        from comptes.follows import own_data as own_follows
        from courriels import worker
        from operations import scheduled

        user_logged_in.connect(access.remember_who_takes_part, dispatch_uid="comptes.remember_who_takes_part")
        personal_data.register(own_data.ACCOUNT, order=10)
        personal_data.register(own_follows.FOLLOWS, order=50)
        personal_data.register(own_data.MAILS, order=100)
        intents.register(following.FOLLOW)
        worker.register_writer(digests.write_due)
        sections.espace_sections.register(own_follows.follows_section, order=50)
        sections.register_page("Vue d’ensemble", "comptes:espace", order=0)
        sections.register_page("Mes suivis", "comptes:follows", order=50)
        sections.register_page("Mes préférences", "comptes:preferences", order=80)
        sections.register_page("Mes données", "comptes:data", order=90)
        scheduled.register("send_digests", every=timedelta(minutes=5))
        scheduled.register("purge_comptes", every=timedelta(days=7))
        scheduled.register("clearsessions", every=timedelta(days=1))

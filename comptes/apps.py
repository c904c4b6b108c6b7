from django.apps import AppConfig


class ComptesConfig(AppConfig):
    name = "comptes"
    verbose_name = "Comptes"

    def ready(self) -> None:
        from comptes import own_data, personal_data, sections

        personal_data.register(own_data.ACCOUNT, order=10)
        personal_data.register(own_data.MAILS, order=100)
        sections.register_page("Vue d’ensemble", "comptes:espace", order=0)
        sections.register_page("Mes préférences", "comptes:preferences", order=80)
        sections.register_page("Mes données", "comptes:data", order=90)

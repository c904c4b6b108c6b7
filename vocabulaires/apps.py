from django.apps import AppConfig


class VocabulairesConfig(AppConfig):
    name = "vocabulaires"
    verbose_name = "Vocabulaires"

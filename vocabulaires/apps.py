from django.apps import AppConfig


class VocabulairesConfig(AppConfig):
    name = "vocabulaires"
    verbose_name = "Vocabulaires"

    def ready(self) -> None:
        from editorial import sitemaps as registry
        from vocabulaires.sitemaps import SITEMAP

        registry.register(SITEMAP)

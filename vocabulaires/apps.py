from django.apps import AppConfig


class VocabulairesConfig(AppConfig):
    name = "vocabulaires"
    verbose_name = "Vocabulaires"

    def ready(self) -> None:
        from editorial import sitemaps as registry
        from search import synonyms
        from vocabulaires.sitemaps import SITEMAP
        from vocabulaires.synonyms import theme_synonyms

        registry.register(SITEMAP)
        synonyms.register(theme_synonyms)

from datetime import timedelta

from django.apps import AppConfig


class HomeConfig(AppConfig):
    name = "home"
    verbose_name = "Accueil et pages générales"

    def ready(self) -> None:
        from editorial import figures as bound_figures
        from editorial import sitemaps
        from home import figures
        from home.models import ContentPage, FicheIdentitePage, JeuDeDonnees, LegalPage
        from home.site_map import SITEMAP
        from operations import scheduled
        from page_cache import watch
        from search import registry
        from search.sources import PageSource

        watch(JeuDeDonnees)
        scheduled.register("publish_open_data", every=timedelta(days=1))
        sitemaps.register(SITEMAP)
        bound_figures.register(figures.FIGURES, figures.read)
        registry.register(PageSource("page", "Page", "Pages", [ContentPage, FicheIdentitePage, LegalPage]))

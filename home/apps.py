from datetime import timedelta

from django.apps import AppConfig


class HomeConfig(AppConfig):
    name = "home"
    verbose_name = "Accueil et pages générales"

    def ready(self) -> None:
        from django.db.models.signals import post_delete

        from comptes.models import User
        from editorial import figures as bound_figures
        from editorial import sitemaps
        from home import figures
        from home.models import ContentPage, FicheIdentitePage, JeuDeDonnees, LegalPage
        from home.open_data import publishing
        from home.site_map import SITEMAP
        from operations import scheduled
        from page_cache import watch
        from search import registry
        from search.sources import PageSource

        watch(JeuDeDonnees)
        post_delete.connect(publishing.publish_soon, sender=User, dispatch_uid="home.publish_soon")
        scheduled.register("publish_open_data", every=timedelta(days=1))
        sitemaps.register(SITEMAP)
        bound_figures.register(figures.FIGURES, figures.read)
        registry.register(PageSource("page", "Page", "Pages", [ContentPage, FicheIdentitePage, LegalPage]))

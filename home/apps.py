from django.apps import AppConfig


class HomeConfig(AppConfig):
    name = "home"
    verbose_name = "Accueil et pages générales"

    def ready(self) -> None:
        from editorial.sitemaps import register
        from home.site_map import SITEMAP

        register(SITEMAP)

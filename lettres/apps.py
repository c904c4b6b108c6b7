from datetime import timedelta

from django.apps import AppConfig


class LettresConfig(AppConfig):
    name = "lettres"
    verbose_name = "Lettres d’information"

    def ready(self) -> None:
        import page_cache
        from comptes import personal_data
        from courriels import worker
        from editorial import old_addresses
        from editorial.sitemaps import register as register_sitemap
        from lettres import own_data, sending
        from lettres.models import Lettre
        from lettres.sitemaps import SITEMAP
        from operations import scheduled

        old_addresses.follow(Lettre)
        page_cache.watch(Lettre)
        personal_data.register(own_data.LETTRE, order=60)
        worker.register_writer(sending.write_due)
        register_sitemap(SITEMAP)
        scheduled.register("purge_lettres", every=timedelta(days=1))

from datetime import timedelta

from django.apps import AppConfig


class EditorialConfig(AppConfig):
    name = "editorial"
    verbose_name = "Éditorial"

    def ready(self) -> None:
        import page_cache
        from editorial.clocks import next_scheduled_page
        from editorial.models import Phase, SiteIdentity
        from operations import scheduled

        page_cache.register_clock(next_scheduled_page)
        page_cache.watch(Phase, SiteIdentity)
        scheduled.register("publish_scheduled", every=timedelta(minutes=1))

from django.apps import AppConfig


class EditorialConfig(AppConfig):
    name = "editorial"
    verbose_name = "Éditorial"

    def ready(self) -> None:
        import page_cache
        from editorial.clocks import next_scheduled_page
        from editorial.models import Phase, SiteIdentity

        page_cache.register_clock(next_scheduled_page)
        page_cache.watch(Phase, SiteIdentity)

from datetime import timedelta

from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "search"
    verbose_name = "Recherche"

    def ready(self) -> None:
        from operations import scheduled
        from search import lookups

        lookups.register()
        scheduled.register("rebuild_search", every=timedelta(days=7))

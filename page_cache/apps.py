from django.apps import AppConfig


class PageCacheConfig(AppConfig):
    name = "page_cache"
    verbose_name = "Cache des pages"

    def ready(self) -> None:
        # Its module names models, which exist only from now on.
        from page_cache import signal_handlers

        signal_handlers.connect()

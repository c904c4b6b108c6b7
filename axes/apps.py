from django.apps import AppConfig


class AxesConfig(AppConfig):
    name = "axes"
    verbose_name = "Axes de travail"

    def ready(self) -> None:
        from axes.follows import AXE
        from axes.models import AxePage
        from comptes.follows import register
        from search import registry
        from search.sources import PageSource

        register(AXE)
        registry.register(PageSource("axe", "Axe", "Axes", [AxePage], boost=1.5))

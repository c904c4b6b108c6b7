from datetime import timedelta

from django.apps import AppConfig


class ProtectionConfig(AppConfig):
    name = "protection"
    verbose_name = "Protection"

    def ready(self) -> None:
        from operations import scheduled

        scheduled.register("purge_protection", every=timedelta(days=1))

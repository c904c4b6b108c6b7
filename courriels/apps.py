from datetime import timedelta

from django.apps import AppConfig


class CourrielsConfig(AppConfig):
    name = "courriels"
    verbose_name = "Courriels"

    def ready(self) -> None:
        from courriels import monitoring
        from operations import health, metrics, scheduled

        scheduled.register("purge_courriels", every=timedelta(days=1))
        health.register("courriels", monitoring.waiting_too_long)
        health.register("courriels_abandonnes", monitoring.given_up_lately)
        metrics.register_gauge("mails_waiting", "Mails that have not gone yet.", monitoring.count_waiting)
        metrics.register_gauge(
            "mails_late", "Mails that should have gone a quarter of an hour ago.", monitoring.count_late
        )
        metrics.register_gauge("mails_given_up", "Mails given up in the last day.", monitoring.count_given_up)

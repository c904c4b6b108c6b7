from datetime import timedelta

from django.apps import AppConfig
from django.conf import settings


class OperationsConfig(AppConfig):
    name = "operations"
    verbose_name = "Exploitation"

    def ready(self) -> None:
        from django.db.backends.signals import connection_created

        from operations import health, metrics, scheduled, tasks
        from operations.slow_queries import watch

        connection_created.connect(watch, dispatch_uid="operations.slow_queries")
        # The command refuses to run where tasks are done at once and leave nothing behind.
        if settings.TASKS["default"]["BACKEND"].startswith("django_tasks_db."):
            scheduled.register("prune_db_task_results", every=timedelta(days=1))
        scheduled.register("resume_tasks", every=timedelta(minutes=5))
        health.register("taches", tasks.waiting_too_long)
        health.register("taches_abandonnees", tasks.given_up_lately)
        metrics.register_gauge("tasks_waiting", "Tasks that no worker has taken yet.", tasks.count_waiting)

"""Counts the answers of the whole site, cached ones included."""

import time
from collections.abc import Callable, Iterable

from django.conf import settings

Application = Callable[[dict, Callable], Iterable[bytes]]


def measured(application: Application) -> Application:
    """The application with its answers counted, when there are operators to read the figures."""
    if not settings.OPERATIONS_TOKEN:
        return application
    # Imported once the settings have said where the counters live.
    from operations.metrics import observe

    def wrapper(environ: dict, start_response: Callable) -> Iterable[bytes]:
        began = time.perf_counter()
        answered = ["5"]

        def start(status: str, headers: list, exc_info=None):
            answered[0] = status
            return start_response(status, headers, exc_info)

        try:
            return application(environ, start)
        finally:
            observe(answered[0], environ.get("page_cache.result", "none"), time.perf_counter() - began)

    return wrapper

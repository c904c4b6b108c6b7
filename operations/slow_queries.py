"""A line in the log for each query that took long: its text without its values, which may be personal."""

import logging
import time
from collections.abc import Callable

from django.conf import settings

logger = logging.getLogger("operations.slow_queries")

TEXT_MAX = 2_000


def watch(*, connection, **kwargs) -> None:
    """Measure the queries of a connection that has just opened, unless the settings say not to."""
    if settings.SLOW_QUERY_MS > 0 and measure not in connection.execute_wrappers:
        connection.execute_wrappers.append(measure)


def measure(execute: Callable, sql: str, params, many: bool, context: dict):
    began = time.perf_counter()
    try:
        return execute(sql, params, many, context)
    finally:
        milliseconds = (time.perf_counter() - began) * 1000
        if milliseconds >= settings.SLOW_QUERY_MS:
            logger.warning("%d ms: %s", milliseconds, sql[:TEXT_MAX])

"""Figures for Prometheus: requests, what the page cache did of them, and what the applications count.

Counters live in files that the processes of one machine share (``PROMETHEUS_MULTIPROC_DIR``); gauges are
asked for at each reading, so that they say what the database says.
"""

import logging
from collections.abc import Callable, Iterator

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.multiprocess import MultiProcessCollector

from operations.tokens import is_operator

logger = logging.getLogger(__name__)

REQUESTS = Counter(
    "egn_requests_total",
    "Answers, by first digit of the status and by what the page cache did.",
    ["status", "cache"],
)
SECONDS = Histogram(
    "egn_request_seconds",
    "Time to make an answer, in seconds, by what the page cache did.",
    ["cache"],
    buckets=(0.0005, 0.001, 0.005, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10),
)

Reading = Callable[[], float]
_gauges: dict[str, tuple[str, Reading]] = {}


def register_gauge(name: str, help_text: str, reading: Reading) -> None:
    """Show a number that ``reading`` finds in few queries, under ``egn_<name>``; for ``AppConfig.ready()``."""
    _gauges[name] = (help_text, reading)


class Gauges:
    """The registered gauges, read when Prometheus asks."""

    def collect(self) -> Iterator[GaugeMetricFamily]:
        for name, (help_text, reading) in _gauges.items():
            try:
                value = reading()
            except Exception:
                logger.exception("The gauge %s cannot be read", name)
                continue
            yield GaugeMetricFamily(f"egn_{name}", help_text, value=value)


def observe(status: str, cache: str, seconds: float) -> None:
    """Count one answer."""
    REQUESTS.labels(status[:1] + "xx", cache).inc()
    SECONDS.labels(cache).observe(seconds)


@require_safe
@never_cache
def metrics(request: HttpRequest) -> HttpResponse:
    """For a machine that carries the operators' token; for everybody else the page does not exist."""
    if not is_operator(request):
        raise Http404
    registry = CollectorRegistry()
    MultiProcessCollector(registry)
    registry.register(Gauges())
    return HttpResponse(generate_latest(registry), content_type=CONTENT_TYPE_LATEST)

"""What every test relies on."""

import pytest
from django.core.cache import cache
from django.db import connection


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line(
        "markers",
        "postgresql(only=False): holds on PostgreSQL too, where it runs again; with only=True, there alone",
    )
    config.addinivalue_line("markers", "browser: needs a browser and a server of its own")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if connection.vendor == "postgresql":
        return
    only = [
        item for item in items if (mark := item.get_closest_marker("postgresql")) and mark.kwargs.get("only")
    ]
    if only:
        config.hook.pytest_deselected(items=only)
        items[:] = [item for item in items if item not in only]


@pytest.fixture(autouse=True)
def empty_cache():
    """No test reads what another has cached."""
    cache.clear()

"""Measures that take a while: left out of the ordinary suite, run by ``make test-scale``."""

import pytest


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "tests/scale/" in item.path.as_posix():
            item.add_marker(pytest.mark.scale)

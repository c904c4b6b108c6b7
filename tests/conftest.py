"""What every test relies on."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection, transaction
from django.test.utils import setup_databases, teardown_databases
from hypothesis import settings as hypothesis_settings

from tests.support import databases

# What is drawn is judged by what it gives, never by how fast this machine is.
hypothesis_settings.register_profile("suite", deadline=None, database=None)
hypothesis_settings.load_profile("suite")

# Folders of what takes minutes, left out of the ordinary suite.
APART = {
    "scale": "measures at the size of a country",
    "faults": "servers and processes killed and started again",
}


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line(
        "markers",
        "postgresql(only=False): holds on PostgreSQL too, where it runs again; with only=True, there alone",
    )
    config.addinivalue_line("markers", "browser: needs a browser and a server of its own")
    for part, what in APART.items():
        config.addinivalue_line("markers", f"{part}: {what}, run by make test-{part}")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    for item in items:
        if (folder := item.path.parent.name) in APART:
            item.add_marker(folder)
    if connection.vendor == "postgresql":
        return
    only = [
        item for item in items if (mark := item.get_closest_marker("postgresql")) and mark.kwargs.get("only")
    ]
    if only:
        config.hook.pytest_deselected(items=only)
        items[:] = [item for item in items if item not in only]


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo) -> Iterator[None]:
    """What a test logs may hold signs that no process can send to another: one worker of the tests would die of them."""
    report = yield
    report.sections = [
        (title, text.encode("utf-8", "backslashreplace").decode()) for title, text in report.sections
    ]
    return report


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment, django_db_blocker, django_db_modify_db_settings
) -> Iterator[None]:
    """The plugin's own fixture, except that on SQLite the migrated database is kept for the next run."""
    copied = connection.vendor == "sqlite"
    with django_db_blocker.unblock():
        if copied:
            name = Path(connection.settings_dict["TEST"]["NAME"])
            databases.use_copy(databases.migrated_template(), name)
            connection._test_serialized_contents = connection.creation.serialize_db_to_string()
        else:
            configuration = setup_databases(verbosity=0, interactive=False)
    yield
    with django_db_blocker.unblock():
        if copied:
            connection.close()
            databases.remove(name)
        else:
            teardown_databases(configuration, verbosity=0)


@pytest.fixture(scope="session", autouse=True)
def outbox_as_in_real_use(django_test_environment):
    """Django's test runner sends around the outbox; here every mail goes through it, as on a real site."""
    settings.EMAIL_BACKEND = "courriels.backend.OutboxBackend"


@pytest.fixture(autouse=True)
def empty_cache():
    """No test reads what another has cached."""
    cache.clear()


@pytest.fixture(scope="module")
def demo(django_db_setup, django_db_blocker) -> Iterator[None]:
    """The demo consultation, loaded once for a module; each of its tests undoes its own changes.

    A test that uses it also needs the ``db`` fixture or mark.
    """
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("load_demo", verbosity=0)
        yield
        transaction.set_rollback(True)

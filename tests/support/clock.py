"""The hour that the tests believe it is: ``pytest --clock=2028-02-29T23:59``, or one of the names below.

The clock starts there, in Paris, and runs. Processes that a test starts keep the machine’s own.
"""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine

PARIS = ZoneInfo("Europe/Paris")
MOMENTS = {
    "evening": "2027-03-17T22:30",
    "before-midnight": "2027-03-17T23:59",
    "after-midnight": "2027-03-18T00:05",
    "leap-day": "2028-02-29T12:00",
    "last-day": "2027-12-31T23:59",
    "clocks-forward": "2027-03-28T00:05",
    "clocks-back": "2027-10-31T00:05",
}


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--clock",
        metavar="MOMENT",
        type=moment,
        help=f"believe that it is this moment in Paris (2028-02-29T23:59) or one of {', '.join(MOMENTS)}",
    )


def moment(asked: str) -> datetime:
    """The moment that an option names. Raises ``ValueError``."""
    return datetime.fromisoformat(MOMENTS.get(asked, asked)).replace(tzinfo=PARIS)


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    """Before any test is read: some modules note the hour as they are imported."""
    if start := config.getoption("clock"):
        traveller = time_machine.travel(start, tick=True)
        traveller.start()
        config.add_cleanup(traveller.stop)


def pytest_report_header(config: pytest.Config) -> str | None:
    start = config.getoption("clock")
    return f"clock: {start:%Y-%m-%d %H:%M}, Paris" if start else None

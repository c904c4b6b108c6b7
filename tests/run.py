"""Runs the suite in its parts and says which of them ran: ``python -m tests.run [part …] [-- pytest arguments]``.

unit: everything but the browser, on SQLite. postgresql: what is marked so, on a throw-away cluster.
evening, last-day: what deals with hours and days, with the clock at these moments in Paris.
browser: the journeys, in Chromium, on a server of their own. A part that cannot run here is named with
the reason; in continuous integration (``CI=true``) it is a failure.
scale: measures at the size of a country, which take a while; only when asked for, by ``make test-scale``.
faults: servers and processes killed and started again, by ``make test-faults``.
"""

import os
import subprocess
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path

from tests.support import chromium, demo, postgresql
from tests.support.postgresql import Unavailable

NO_TEST_COLLECTED = 5
# Where a day begins, ends or is counted; any other file can be run so: ``pytest --clock evening FILE``.
HOURS_AND_DAYS = [
    "tests/contributions/commentaires/test_reading.py",
    "tests/contributions/decisions/test_delays.py",
    "tests/contributions/decisions/test_journal.py",
    "tests/comptes/test_digests.py",
    "tests/editorial/test_admin_dates.py",
    "tests/editorial/test_dates.py",
    "tests/editorial/test_moments.py",
    "tests/evenements/inscriptions/test_registering.py",
    "tests/evenements/test_after.py",
    "tests/evenements/test_calendars.py",
    "tests/evenements/test_cards.py",
    "tests/evenements/test_lists.py",
    "tests/evenements/test_months.py",
    "tests/home/test_home_page.py",
    "tests/home/test_open_data.py",
    "tests/lettres",
    "tests/operations/test_scheduled.py",
    "tests/page_cache/test_freshness.py",
]
ORDINARILY = "not scale and not faults"
PARTS = {
    "unit": ["-n", "2", "-m", f"not browser and {ORDINARILY}"],
    "postgresql": ["-n", "2", "-m", f"postgresql and {ORDINARILY}"],
    "evening": ["-n", "2", "-m", "not browser", "--clock", "evening", *HOURS_AND_DAYS],
    "last-day": ["-n", "2", "-m", "not browser", "--clock", "last-day", *HOURS_AND_DAYS],
    "browser": ["-n", "3", "--dist", "worksteal", "-m", "browser"],
    "scale": ["-m", "scale"],
    "faults": ["-m", "faults"],
}
ORDINARY = ("unit", "postgresql", "evening", "last-day", "browser")


def main(arguments: list[str]) -> int:
    cut = arguments.index("--") if "--" in arguments else len(arguments)
    chosen = arguments[:cut] or list(ORDINARY)
    unknown = set(chosen) - set(PARTS)
    if unknown:
        print(f"Unknown part: {', '.join(sorted(unknown))}. The parts are {', '.join(PARTS)}.")
        return 2
    with ExitStack() as stack:
        databases = PostgreSQL(stack, wanted="postgresql" in chosen)
        demonstration = Demonstration(stack, wanted="browser" in chosen)
        results = {part: run_part(part, arguments[cut + 1 :], databases, demonstration) for part in chosen}
    print("\nParts of the suite")
    for part, result in results.items():
        print(f"  {part:<12}{result}")
    in_build = os.environ.get("CI") == "true"
    failed = any(
        result == "failed" or (in_build and result.startswith("not run")) for result in results.values()
    )
    return int(failed)


class PostgreSQL:
    """A cluster for the run, whose migrations go on while the parts that do not need it begin."""

    def __init__(self, stack: ExitStack, *, wanted: bool) -> None:
        self.problem: Unavailable | None = None
        if wanted:
            try:
                self.address = stack.enter_context(postgresql.cluster())
                self.template = stack.enter_context(postgresql.migrated(self.address))
            except Unavailable as error:
                self.problem = error

    def environment(self) -> dict[str, str]:
        """What a process needs to be tested there. Raises ``Unavailable``."""
        if self.problem:
            raise self.problem
        return {"DATABASE_URL": self.address, "TEST_DATABASE_TEMPLATE": self.template()}


class Demonstration:
    """The site that the browser visits, prepared while the parts that do not need it run."""

    def __init__(self, stack: ExitStack, *, wanted: bool) -> None:
        if wanted:
            folder = stack.enter_context(
                tempfile.TemporaryDirectory(prefix="egn-demo-", ignore_cleanup_errors=True)
            )
            self.wait = stack.enter_context(demo.being_prepared(Path(folder) / "demo"))

    def environment(self) -> dict[str, str]:
        """What a process needs to visit it. Raises ``Unavailable``."""
        return {"CHROMIUM": chromium.executable(), "PREPARED_DEMO": str(self.wait())}


def run_part(part: str, extra: list[str], databases: PostgreSQL, demonstration: Demonstration) -> str:
    """Run one part in a process of its own: settings are read once a process."""
    environment = dict(os.environ)
    environment.pop("DATABASE_URL", None)
    try:
        if part == "postgresql":
            environment |= databases.environment()
        if part == "browser":
            environment |= demonstration.environment()
    except Unavailable as error:
        return f"not run: {error}"
    print(f"\n== {part} ==", flush=True)
    command = [sys.executable, "-m", "pytest", *PARTS[part], *extra]
    code = subprocess.run(command, env=environment, check=False).returncode
    if code == NO_TEST_COLLECTED:
        return "failed" if not extra else "ran no test"
    return "failed" if code else "ran, passed"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""The databases of the bench, loaded once and kept: 670, 10 and 67 thousand, and a million propositions.

They lie in the folder that ``BENCH_DIR`` names (``var/bench`` unless told), which the server's own user must
be able to enter. A folder deleted is made again.
"""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg2

from tests.support import postgresql

PROJECT = Path(__file__).parents[1]
SIZES = {"670": 670, "10k": 10_000, "67k": 67_000, "1M": 1_005_000}
TIMES = SIZES["1M"] // SIZES["67k"]
SERVER = "-c shared_buffers=512MB -c max_wal_size=8GB -c maintenance_work_mem=512MB"


@dataclass(frozen=True)
class Corpus:
    """A loaded site: what its processes find in their environment."""

    label: str
    environment: dict[str, str]

    def manage(self, *arguments: str) -> None:
        subprocess.run(
            [sys.executable, "manage.py", *arguments], cwd=PROJECT, env=self.environment, check=True
        )

    def run(self, module: str, *arguments: str) -> str:
        command = [sys.executable, "-m", module, *arguments]
        done = subprocess.run(
            command, cwd=PROJECT, env=self.environment, stdout=subprocess.PIPE, text=True, check=True
        )
        return done.stdout


@contextmanager
def loaded(folder: Path, *, full: bool, say: Callable[[str], None]) -> Iterator[Iterator[Corpus]]:
    """The corpora one after the other, on a PostgreSQL server that runs until the block ends, then SQLite's.

    Each is loaded when it is asked for; what lacks takes some ten minutes for all. The million only when
    ``full``.
    """
    site, embedded = folder / "site", folder / "sqlite"
    for path in (site, embedded):
        path.mkdir(parents=True, exist_ok=True)
    with postgresql.started(folder / "postgresql", options=SERVER, mode="fast") as address:

        def ready() -> Iterator[Corpus]:
            for label in SIZES:
                if full or label != "1M":
                    database = f"{address.rpartition('/')[0]}/egn_{label.lower()}"
                    item = corpus(label, site, DATABASE_URL=database)
                    load(item, address, say)
                    yield item
            say("Preparing 67k on SQLite…")
            item = corpus("67k on SQLite", embedded)
            item.manage("run_demo", "--prepare-only")
            item.manage("load_demo", "--propositions", str(SIZES["67k"]), "-v0")
            yield item

        yield ready()


def corpus(label: str, var: Path, **variables: str) -> Corpus:
    return Corpus(
        label,
        {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "config.settings.development",
            "VAR_DIR": str(var),
            "SITE_URL": "http://127.0.0.1",
            "DEMO_PASSWORD": "mot-de-passe-du-banc",
            **variables,
        },
    )


def load(item: Corpus, address: str, say: Callable[[str], None]) -> None:
    """Bring a database to its size, or only to the migrations and the files of today when it has it."""
    say(f"Preparing {item.label}…")
    name = f"egn_{item.label.lower()}"
    connection = psycopg2.connect(address)
    connection.autocommit = True
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = %s", [name]
        )
        found = cursor.fetchone()
        if found and found[0] == "loaded":
            item.manage("run_demo", "--prepare-only")
            return
        cursor.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        if item.label == "1M":
            cursor.execute(f'CREATE DATABASE "{name}" TEMPLATE "egn_67k"')
            item.run("bench.million", str(TIMES))
        else:
            cursor.execute(f'CREATE DATABASE "{name}"')
            item.manage("run_demo", "--prepare-only")
            item.manage("load_demo", "--propositions", str(SIZES[item.label]), "-v0")
        cursor.execute(f"COMMENT ON DATABASE \"{name}\" IS 'loaded'")
    connection.close()
    # Used as a context itself, a connection opens a transaction.
    with closing(psycopg2.connect(item.environment["DATABASE_URL"])) as own:
        own.autocommit = True
        own.cursor().execute("VACUUM ANALYZE")

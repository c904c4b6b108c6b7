"""A PostgreSQL cluster that lives as long as the tests that need it; never the system's own."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from tests.support.packages import install

PROJECT = Path(__file__).parents[2]
TEMPLATE = "migrated"


class Unavailable(Exception):
    """The part cannot run here; the message says what would make it."""


def binaries() -> Path:
    """The folder of the newest server binaries, installed when they lack and may be. Raises ``Unavailable``."""
    found = find_binaries()
    if found is None:
        problem = install("postgresql")
        found = find_binaries()
        if found is None:
            raise Unavailable(f"no PostgreSQL server binaries: {problem or 'the package brought none'}")
    return found


def find_binaries() -> Path | None:
    folders = sorted(
        (path.parent for path in Path("/usr/lib/postgresql").glob("*/bin/initdb")),
        key=lambda folder: int(folder.parent.name) if folder.parent.name.isdigit() else 0,
    )
    if folders:
        return folders[-1]
    initdb = shutil.which("initdb")
    return Path(initdb).parent if initdb else None


@contextmanager
def cluster() -> Iterator[str]:
    """Start an empty cluster on a free port of the loopback and give its address. Raises ``Unavailable``."""
    with (
        tempfile.TemporaryDirectory(prefix="egn-postgresql-", ignore_cleanup_errors=True) as name,
        started(Path(name)) as address,
    ):
        yield address


class Server:
    """The server of a folder, made empty when there is none; it keeps its port while it stops and starts again."""

    def __init__(self, folder: Path, options: str = "") -> None:
        programs = binaries()
        folder.mkdir(parents=True, exist_ok=True)
        # The server refuses to run as root; Debian's package comes with a user for it.
        self.user = {"user": "postgres"} if os.geteuid() == 0 else {}
        port = free_port()
        if self.user:
            shutil.chown(folder, "postgres")
        self.data = folder / "data"
        if not self.data.exists():
            initdb = [programs / "initdb", "-A", "trust", "-U", "postgres", "--no-sync", "-E", "UTF8"]
            run([*initdb, "--locale=C.UTF-8", "-D", self.data], self.user)
        # Nothing here outlives those who need it, so nothing is waited for on the disk.
        fixed = f"-k {folder} -h 127.0.0.1 -p {port} -F -c synchronous_commit=off -c max_connections=200"
        # A copy may begin while other tests write.
        fixed += " -c wal_keep_size=2GB"
        self.options = ["-l", folder / "log", "-o", f"{fixed} {options}"]
        self.pg_ctl = [programs / "pg_ctl", "-D", self.data, "-w"]
        self.address = f"postgres://postgres@127.0.0.1:{port}/postgres"

    def start(self) -> None:
        run([*self.pg_ctl, *self.options, "start"], self.user)

    def stop(self, mode: str = "immediate") -> None:
        run([*self.pg_ctl, "-m", mode, "stop"], self.user)

    def is_running(self) -> bool:
        return (self.data / "postmaster.pid").exists() and is_alive(self.process())

    def process(self) -> int:
        return int((self.data / "postmaster.pid").read_text().split()[0])

    def kill(self) -> None:
        """End all of it at once, as a machine that is cut; nobody is told anything."""
        first = self.process()
        others = Path(f"/proc/{first}/task/{first}/children").read_text().split()
        # The first would start the others again.
        for process in (first, *map(int, others)):
            with suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)
        while any(is_alive(process) for process in (first, *map(int, others))):
            time.sleep(0.02)
        # Where nobody buries dead processes, the next server would take the first for a living one.
        for lock in (self.data / "postmaster.pid", *self.data.parent.glob(".s.PGSQL.*.lock")):
            lock.unlink()


def is_alive(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


@contextmanager
def started(folder: Path, *, options: str = "", mode: str = "immediate") -> Iterator[str]:
    """Start the cluster of a folder, made empty when there is none, and give its address.

    ``options`` are the server's own; ``mode`` is how it is stopped ("fast" leaves a folder that can be
    started again). Raises ``Unavailable``.
    """
    server = Server(folder, options)
    server.start()
    try:
        yield server.address
    finally:
        server.stop(mode)


@contextmanager
def migrated(address: str) -> Iterator[Callable[[], str]]:
    """Migrate a database of the cluster meanwhile; what it gives waits for it and returns its name.

    Each worker of the tests begins with a copy of it, so that the migrations run once.
    """
    run([binaries() / "createdb", f"--maintenance-db={address}", TEMPLATE], {})
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "config.settings.test",
        "DATABASE_URL": f"{address.rpartition('/')[0]}/{TEMPLATE}",
    }
    command = [sys.executable, "manage.py", "migrate", "--noinput", "-v0"]
    migration = subprocess.Popen(command, cwd=PROJECT, env=environment)

    def wait() -> str:
        if migration.wait():
            raise Unavailable("the migrations failed, as printed above")
        return TEMPLATE

    try:
        yield wait
    finally:
        migration.kill()
        migration.wait()


@contextmanager
def replica(primary: str) -> Iterator[str]:
    """Start a copy that follows the cluster at this address, and give its own. Raises ``Unavailable``."""
    programs = binaries()
    user = {"user": "postgres"} if os.geteuid() == 0 else {}
    port = free_port()
    with tempfile.TemporaryDirectory(prefix="egn-replica-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        if user:
            shutil.chown(folder, "postgres")
        data = folder / "data"
        # -R writes what makes the copy follow the first; -c fast does not wait for its next checkpoint.
        run([programs / "pg_basebackup", "-d", primary, "-D", data, "-R", "-c", "fast", "--no-sync"], user)
        options = f"-k {folder} -h 127.0.0.1 -p {port} -F -c max_connections=200"
        pg_ctl = [programs / "pg_ctl", "-D", data, "-w"]
        run([*pg_ctl, "-l", folder / "log", "-o", options, "start"], user)
        try:
            yield f"postgres://postgres@127.0.0.1:{port}/postgres"
        finally:
            run([*pg_ctl, "-m", "immediate", "stop"], user)


def run(command: list[object], user: dict[str, str]) -> None:
    done = subprocess.run(
        [str(part) for part in command],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        cwd="/",
        check=False,
        **user,
    )
    if done.returncode:
        raise Unavailable(f"{Path(str(command[0])).name} failed: {done.stderr.strip()}")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]

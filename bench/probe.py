"""Asks Django for each address in one process and prints, as JSON, what each cost: ``python -m bench.probe``.

Runs on the database of the environment. The page cache stands in front of Django and is not asked; what the
pages share (menu, names, vocabularies) is remembered, as it is between two answers; then the same is asked
right after a contribution, and right after a change of the team, which make it forgotten. On PostgreSQL the
processor time of the server's own process is read beside the time waited for it: on a busy machine the
second says more of the machine than of the query.
"""

import json
import statistics
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import django

from bench.asking import asker, processor

ROUNDS = 40
ROUNDS_AFTER = 20
ROUNDS_PER_BARE = 8
BARE_ASKS = 100


def main() -> None:
    django.setup()
    # Django's own modules need the settings, which the environment names.
    from django.core.handlers.wsgi import WSGIHandler
    from django.core.signals import request_finished, request_started
    from django.db import close_old_connections, connection

    from bench import bare, writes
    from bench.rows import rows
    from page_cache import versions

    # One connection for all, whose server process is watched.
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    connection.ensure_connection()
    ask = asker(WSGIHandler())
    ask_bare = asker(bare.BareHandler())
    found = []
    for name, path in rows().items():
        read = partial(ask, path)
        costs = measure(read, connection, lambda: ask_bare("/"))
        costs["after_contribution"] = least(read, versions.bump_contributions)
        costs["after_edition"] = least(read, versions.bump)
        found.append({"name": name, "path": path, **costs})
        print(".", end="", file=sys.stderr, flush=True)
    for name, action in writes.actions().items():
        found.append({"name": name, "path": "", **measure(action, connection, lambda: ask_bare("/"))})
    print(file=sys.stderr)
    json.dump(found, sys.stdout)


def least(action: Callable[[], object], change: Callable[[], None]) -> float:
    """The least processor time of an action right after a change has made stale what pages share."""
    found = []
    for _ in range(ROUNDS_AFTER):
        change()
        found.append(processor(action))
    return min(found)


def measure(action: Callable[[], object], connection, bare: Callable[[], object]) -> dict[str, float]:
    """The queries of one answer, the time the database took for them, the processor time of the whole.

    That of the bare view is taken between the rounds: on a machine shared with others both are slow together.
    """
    action()
    database, server, processors, bares, recorder, body = [], [], [], [], Recorder(), b""
    for number in range(ROUNDS):
        if number % ROUNDS_PER_BARE == 0:
            bares.append(processor(lambda: [bare() for _ in range(BARE_ASKS)]) / BARE_ASKS)
        recorder = Recorder()
        worked = server_work(connection)
        start = time.process_time()
        with connection.execute_wrapper(recorder):
            body = action()
        processors.append(1000 * (time.process_time() - start))
        database.append(recorder.milliseconds)
        server.append(server_work(connection) - worked)
    return {
        "queries": recorder.count,
        "database_p50": statistics.median(database),
        "database_p95": statistics.quantiles(database, n=20)[-1],
        "server_p50": statistics.median(server),
        "server_p95": statistics.quantiles(server, n=20)[-1],
        "processor": min(processors),
        "bare": min(bares),
        "bytes": len(body) if isinstance(body, bytes) else 0,
    }


def server_work(connection) -> float:
    """Milliseconds of processor that the database's process has spent for this connection; 0 when unknown."""
    if connection.vendor != "postgresql":
        return 0.0
    try:
        pid = connection.connection.info.backend_pid
        return int(Path(f"/proc/{pid}/schedstat").read_text(encoding="ascii").split()[0]) / 1e6
    except OSError:
        return 0.0


class Recorder:
    """Counts the queries that pass and how long the database takes to answer them."""

    def __init__(self) -> None:
        self.count = 0
        self.milliseconds = 0.0

    def __call__(self, execute, sql, params, many, context):
        start = time.perf_counter()
        try:
            return execute(sql, params, many, context)
        finally:
            self.count += 1
            self.milliseconds += 1000 * (time.perf_counter() - start)


if __name__ == "__main__":
    main()

"""Asks Django for each page in one process and prints, as JSON, what each cost: ``python -m bench.probe``.

Runs on the database of the environment. The page cache stands in front of Django and is not asked.
"""

import json
import statistics
import sys
import time

import django

ROUNDS = 10


def main() -> None:
    django.setup()
    # Django's own modules need the settings, which the environment names.
    from django.db import connection
    from django.test import Client

    from bench.addresses import sample_pages

    client = Client(HTTP_HOST="127.0.0.1")
    rows = []
    for page in sample_pages():
        rows.append({"name": page.name, "path": page.path, **measure(client, connection, page.path)})
        print(".", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)
    json.dump(rows, sys.stdout)


def measure(client, connection, path: str) -> dict[str, float]:
    """The queries of one answer, the time the database took for them, the processor time of the whole."""
    cold = Recorder()
    with connection.execute_wrapper(cold):
        response = client.get(path)
    if response.status_code != 200:
        raise RuntimeError(f"{path} answered {response.status_code}")
    database, processor = [], []
    for _ in range(ROUNDS):
        recorder = Recorder()
        start = time.process_time()
        with connection.execute_wrapper(recorder):
            client.get(path)
        processor.append(1000 * (time.process_time() - start))
        database.append(recorder.milliseconds)
    return {
        "queries": cold.count,
        "database_p50": statistics.median(database),
        "database_p95": statistics.quantiles(database, n=20)[-1],
        "processor": statistics.median(processor),
        "bytes": len(response.content),
    }


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

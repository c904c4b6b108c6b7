"""The queue at the size of a country: ``python -m bench.moderation`` (``BENCH_QUEUE``, 100,000 unless told).

Starts a throw-away PostgreSQL, fills it with propositions that wait, and prints what the queue and each
of its filters cost, then what handing the next one and deciding cost.
"""

import logging
import os
import sys

import django

from tests.support.postgresql import cluster


def main() -> int:
    count = int(os.environ.get("BENCH_QUEUE", "100000"))
    with cluster() as address:
        os.environ["DATABASE_URL"] = address
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.test")
        django.setup()
        # Django's own modules need the settings.
        from django.core.management import call_command

        # What is slow while the table fills is not what is measured.
        logging.disable(logging.WARNING)
        say("Migrating…")
        call_command("migrate", verbosity=0)
        vocabulary()
        from tests.support import queue

        say(f"Storing {count:,} propositions…")
        queue.fill(count)
        client = queue.moderator_client()
        say("Asking…")
        paths = queue.addresses() | {"délais": f"{queue.QUEUE}delais/"}
        print(f"\nModeration with {count:,} propositions waiting, PostgreSQL (milliseconds, 7 rounds)")
        print(f"  {'address':<18}{'queries':>8}{'database':>10}{'cpu':>8}{'both':>8}")
        for name, path in paths.items():
            cost = queue.measure(client, name, path)
            print(
                f"  {name:<18}{cost.queries:>8}{cost.database:>10.1f}{cost.processor:>8.1f}{cost.total:>8.1f}"
            )
        from django.db import connections

        connections.close_all()
    return 0


def vocabulary() -> None:
    from home.demo.loader.vocabulary import load_axes, load_themes

    load_themes(load_axes())


def say(message: str) -> None:
    print(message, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())

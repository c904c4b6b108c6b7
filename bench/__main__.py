"""``make bench``: serves the demo in a folder of its own, measures it, prints one table for each matter.

Environment: ``BENCH_PROPOSITIONS`` (670) tells how many propositions the demo holds, ``DATABASE_URL`` which
database (a SQLite file of its own unless told).
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from bench.throughput import rate, served, wrk
from bench.weight import Visits, weigh
from tests.support import chromium
from tests.support.site import RunningSite, running_site

WEIGHED = ("accueil", "axe", "événement", "fiche d’identité", "liste", "proposition", "thème", "recherche")
TIMED = ("accueil", "axe", "liste", "thème", "proposition", "recherche")


def main() -> int:
    propositions = os.environ.get("BENCH_PROPOSITIONS", "670")
    with tempfile.TemporaryDirectory(prefix="egn-bench-", ignore_cleanup_errors=True) as name:
        say(f"Preparing a demo of {propositions} propositions…")
        with running_site(Path(name)) as site:
            if propositions != "670":
                site.manage("load_demo", "--propositions", propositions)
            say("Asking each page for its queries…")
            pages = probe(site)
            print_costs(pages, propositions)
            say("Looking for paraphrases…")
            print_recall(probe_recall(site))
            say("Opening pages in a browser…")
            print_weights(weigh_pages(site, pages))
            say("Counting answers a second…")
            print_rates(site, pages)
    return 0


def say(message: str) -> None:
    print(f"\n{message}", file=sys.stderr, flush=True)


def probe(site: RunningSite) -> list[dict]:
    return ask(site, "bench.probe")


def probe_recall(site: RunningSite) -> dict:
    return ask(site, "bench.recall")


def ask(site: RunningSite, module: str) -> list | dict:
    """What a module measures on the site's own database, as it prints it."""
    done = subprocess.run(
        [sys.executable, "-m", module],
        env=site.environment,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return json.loads(done.stdout)


def weigh_pages(site: RunningSite, pages: list[dict]) -> dict[str, Visits]:
    found = {}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.executable(), args=chromium.ARGUMENTS)
        for page in pages:
            if page["name"] in WEIGHED:
                found[page["name"]] = weigh(browser, site.url + page["path"])
        browser.close()
    return found


def print_costs(pages: list[dict], propositions: str) -> None:
    """Queries and time of one answer, cache aside."""
    print(f"\nOne answer, cache aside, {propositions} propositions (milliseconds; 10 rounds)")
    print(f"  {'page':<18}{'queries':>8}{'db p50':>9}{'db p95':>9}{'cpu':>8}{'html kB':>9}")
    for page in pages:
        print(
            f"  {page['name']:<18}{page['queries']:>8}{page['database_p50']:>9.1f}{page['database_p95']:>9.1f}"
            f"{page['processor']:>8.1f}{page['bytes'] / 1000:>9.1f}"
        )


def print_recall(recall: dict) -> None:
    """Of texts that say the same in other words, how many are among the first shown."""
    print(f"\nTexts that resemble, {recall['pairs']} paraphrases among {recall['texts']:,} texts")
    print(
        f"  {'recall at 5':<18}{recall['share']:>8.2f}   {'database, ms p95':<18}{recall['database_p95']:>8.1f}"
    )


def print_weights(weights: dict[str, Visits]) -> None:
    print("\nWeight in a browser, as transferred (kB of 1,000 bytes)")
    print(
        f"  {'page':<18}{'requests':>9}{'first':>8}{'css':>7}{'js':>7}{'font':>7}{'image':>7}{'second':>8}{'nodes':>7}"
    )
    for name, visits in weights.items():
        first = visits.first
        kilobytes = [
            first.total,
            *(first.of(kind) for kind in ("css", "js", "font", "image")),
            visits.second.total,
        ]
        total, css, js, font, image, second = (value / 1000 for value in kilobytes)
        print(
            f"  {name:<18}{first.requests:>9}{total:>8.1f}{css:>7.1f}{js:>7.1f}{font:>7.1f}{image:>7.1f}"
            f"{second:>8.1f}{first.nodes:>7}"
        )


def print_rates(site: RunningSite, pages: list[dict]) -> None:
    if wrk() is None:
        print("\nAnswers a second: not measured, wrk is missing (Debian’s package “wrk”)")
        return
    with served("bench.bare:application", {}) as url:
        bare = rate(url)
    print("\nAnswers a second from the cache, two workers, four connections; bare Django view = 1")
    print(f"  {'bare view':<18}{bare:>9.0f}{1:>7.2f}")
    with served("config.wsgi:application", site.environment) as url:
        for page in pages:
            if page["name"] in TIMED:
                answers = rate(url + page["path"])
                print(f"  {page['name']:<18}{answers:>9.0f}{answers / bare:>7.2f}")


if __name__ == "__main__":
    sys.exit(main())

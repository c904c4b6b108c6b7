"""``make bench``: loads the site at several sizes, measures it, prints one table for each matter.

``BENCH_FULL=1`` adds a million propositions; ``BENCH_DIR`` names the folder where the databases are kept
(``var/bench``).
"""

import json
import os
import statistics
import sys
import tempfile
from pathlib import Path

from bench import throughput
from bench.corpora import PROJECT, Corpus, loaded
from bench.weighing import print_weights, weigh_pages
from tests.support.site import RunningSite, running_site

TIMED = ("accueil", "axe", "liste", "thème", "proposition", "recherche", "événements", "fiche d’identité")


def main() -> int:
    full = os.environ.get("BENCH_FULL") == "1"
    folder = Path(os.environ.get("BENCH_DIR", PROJECT / "var" / "bench"))
    load = os.getloadavg()[0]
    print(f"Load of the machine at the start: {load:.1f} on {os.cpu_count()} processors")
    before: dict[str, dict] = {}
    with loaded(folder, full=full, say=say) as corpora:
        for corpus in corpora:
            say(f"Asking {corpus.label} for each address…")
            costs = json.loads(corpus.run("bench.probe"))
            print_costs(costs, corpus, before if corpus.label in ("67k", "1M") else {})
            if corpus.label == "10k":
                before = {page["name"]: page for page in costs}
    with tempfile.TemporaryDirectory(prefix="egn-bench-", ignore_cleanup_errors=True) as name:
        say("Serving the demo…")
        with running_site(Path(name)) as site:
            demo = Corpus("670 SQLite", site.environment)
            costs = json.loads(demo.run("bench.probe"))
            say("Looking for paraphrases…")
            print_recall(json.loads(demo.run("bench.recall")))
            say("Opening pages in a browser…")
            print_weights(weigh_pages(site))
            say("Counting answers a second…")
            print_rates(site, costs)
    return 0


def say(message: str) -> None:
    print(f"\n{message}", file=sys.stderr, flush=True)


def print_costs(pages: list[dict], corpus: Corpus, before: dict[str, dict]) -> None:
    """Queries and time of one answer, cache aside; growth is that of the server’s work since 10 thousand.

    ``cpu`` is with what pages share at hand, ``contr.`` right after a contribution, ``team`` right after a
    change of the team, when nothing is; ``/ bare`` is ``cpu`` over the bare view asked between the rounds.
    """
    bare = statistics.median(page["bare"] for page in pages)
    print(
        f"\nOne answer, cache aside, {corpus.label} (milliseconds; bare view {bare:.3f}, the median of all rows)"
    )
    print(
        f"  {'page':<38}{'queries':>8}{'db p50':>8}{'p95':>8}{'work p50':>9}{'p95':>8}{'growth':>8}"
        f"{'cpu':>8}{'/ bare':>8}{'contr.':>8}{'team':>7}{'kB':>7}"
    )
    for page in pages:
        growth = ""
        if page["name"] in before and before[page["name"]]["server_p50"]:
            growth = f"{page['server_p50'] / before[page['name']]['server_p50']:.1f}"
        after = ""
        if "after_contribution" in page:
            after = f"{page['after_contribution']:.1f}{page['after_edition']:>7.1f}"
        print(
            f"  {page['name']:<38}{page['queries']:>8}{page['database_p50']:>8.1f}{page['database_p95']:>8.1f}"
            f"{page['server_p50']:>9.1f}{page['server_p95']:>8.1f}{growth:>8}"
            f"{page['processor']:>8.1f}{page['processor'] / page['bare']:>8.0f}{after:>15}{page['bytes'] / 1000:>7.1f}",
            flush=True,
        )


def print_recall(recall: dict) -> None:
    """Of texts that say the same in other words, how many are among the first five shown."""
    print(
        f"\nTexts that resemble, looked for among {recall['texts']:,}: recall at 5, and the database's time"
    )
    print(f"  {'pairs held out, the figure':<38}{recall['pairs']:>4}{recall['share']:>8.2f}")
    print(
        f"  {'pairs that the method was chosen on':<38}{recall['tuned_pairs']:>4}{recall['tuned_share']:>8.2f}"
    )
    print(f"  {'database, ms p95':<42}{recall['database_p95']:>8.1f}", flush=True)


def print_rates(site: RunningSite, pages: list[dict]) -> None:
    """Medians of the rounds, pages kept and pages made anew, beside the bare view of the same run."""
    paths = {page["name"]: page["path"] for page in pages if page["name"] in TIMED}
    rows, remarks = throughput.measure(site.environment, paths)
    if rows:
        print_kept(rows[0], [row for row in rows if row.kept])
        print_anew(rows[0], [row for row in rows if not row.kept])
    for remark in remarks:
        print(f"  {remark}", flush=True)


def print_kept(bare: throughput.Row, rows: list[throughput.Row]) -> None:
    """The ratio of processor says how many times less an answer costs than a bare view."""
    print(
        f"\nAnswers from the cache, two workers, four connections; median of {throughput.ROUNDS} rounds"
        "; bare Django view = 1"
    )
    print(f"  {'page':<30}{'a second':>9}{'ratio':>7}{'cpu µs':>8}{'ratio':>7}")
    for row in rows:
        print(
            f"  {row.name:<30}{row.rate:>9.0f}{row.rate / bare.rate:>7.2f}"
            f"{row.cost:>8.0f}{bare.cost / row.cost:>7.2f}"
        )


def print_anew(bare: throughput.Row, rows: list[throughput.Row]) -> None:
    """How many times the processor of a bare view a page takes when nothing of it is kept."""
    print("\nPages made anew for each reader, same server; times the processor of a bare view")
    print(f"  {'page':<30}{'a second':>9}{'cpu ms':>8}{'times':>7}")
    for row in rows:
        print(f"  {row.name:<30}{row.rate:>9.0f}{row.cost / 1000:>8.1f}{row.cost / bare.cost:>7.0f}")


if __name__ == "__main__":
    sys.exit(main())

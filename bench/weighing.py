"""The weight and the EcoIndex of the demo's pages, in a browser: ``python -m bench.weighing``."""

import json
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from bench import ecoindex
from bench.weight import Visits, weigh
from tests.support import chromium
from tests.support.site import RunningSite, running_site

WEIGHED = (
    "accueil",
    "axe",
    "événement",
    "fiche d’identité",
    "liste",
    "événements",
    "proposition",
    "thème",
    "recherche",
)
PAGES = """
import json
from dataclasses import asdict
from bench.addresses import sample_pages
print(json.dumps([asdict(page) for page in sample_pages()]))
"""


def weigh_pages(site: RunningSite) -> dict[str, Visits]:
    pages = json.loads(site.python(PAGES))
    found = {}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.executable(), args=chromium.ARGUMENTS)
        for page in pages:
            if page["name"] in WEIGHED:
                found[page["name"]] = weigh(browser, site.url + page["path"])
        browser.close()
    return found


def print_weights(weights: dict[str, Visits]) -> None:
    print("\nWeight in a browser, as transferred (kB of 1,000 bytes)")
    print(
        f"  {'page':<18}{'requests':>9}{'first':>8}{'css':>7}{'js':>7}{'font':>7}{'image':>7}{'second':>8}{'nodes':>7}"
        f"{'ecoindex':>11}"
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
            f"{second:>8.1f}{first.nodes:>7}{first.ecoindex:>9.0f} {ecoindex.grade(first.ecoindex)}",
            flush=True,
        )


def main() -> None:
    with (
        tempfile.TemporaryDirectory(prefix="egn-bench-", ignore_cleanup_errors=True) as name,
        running_site(Path(name)) as site,
    ):
        print_weights(weigh_pages(site))


if __name__ == "__main__":
    main()

"""Lighthouse, as a phone on a slow network, on five pages of the demo: ``make lighthouse``; it needs Node.js."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.weighing import PAGES
from tests.support import chromium
from tests.support.postgresql import Unavailable
from tests.support.site import RunningSite, running_site

VERSION = "12"
PAGE_NAMES = ("accueil", "axe", "événement", "liste", "proposition")
# The least that each kind of score may be, out of a hundred.
BOUNDS = {"performance": 98, "accessibility": 100, "best-practices": 100, "seo": 100}


def command() -> list[str]:
    if found := shutil.which("lighthouse"):
        return [found]
    if npx := shutil.which("npx"):
        return [npx, "--yes", f"lighthouse@{VERSION}"]
    sys.exit("Lighthouse needs Node.js (the command npx), which is not installed here.")


def visit(url: str, lighthouse: list[str], browser: str) -> dict:
    """What Lighthouse found at an address, its settings those of a phone."""
    options = ["--quiet", "--output=json", f"--only-categories={','.join(BOUNDS)}"]
    options.append("--chrome-flags=--headless --no-sandbox --disable-dev-shm-usage")
    environment = {**os.environ, "CHROME_PATH": browser}
    done = subprocess.run([*lighthouse, url, *options], env=environment, stdout=subprocess.PIPE, check=True)
    return json.loads(done.stdout)


def print_scores(site: RunningSite, lighthouse: list[str], browser: str) -> bool:
    """One line a page, and what lowers a score under its bound; whether none is."""
    held = True
    print(f"{'page':<14}" + "".join(f"{kind:>16}" for kind in BOUNDS))
    for page in json.loads(site.python(PAGES)):
        if page["name"] not in PAGE_NAMES:
            continue
        url = site.url + page["path"]
        found = visit(url, lighthouse, browser)
        scores = {kind: round(100 * found["categories"][kind]["score"]) for kind in BOUNDS}
        print(f"{page['name']:<14}" + "".join(f"{score:>16}" for score in scores.values()), flush=True)
        for kind in (kind for kind, score in scores.items() if score < BOUNDS[kind]):
            held = False
            for reference in found["categories"][kind]["auditRefs"]:
                audit = found["audits"][reference["id"]]
                if reference["weight"] and audit["score"] is not None and audit["score"] < 1:
                    print(f"    {audit['title']} {audit.get('displayValue', '')}")
    return held


def main() -> int:
    lighthouse = command()
    try:
        browser = chromium.executable()
    except Unavailable as error:
        sys.exit(str(error))
    print(f"Load of the machine at the start: {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors")
    with (
        tempfile.TemporaryDirectory(prefix="egn-lighthouse-", ignore_cleanup_errors=True) as name,
        running_site(Path(name)) as site,
    ):
        return int(not print_scores(site, lighthouse, browser))


if __name__ == "__main__":
    sys.exit(main())

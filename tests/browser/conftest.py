"""A demo being served, and the browser that visits it."""

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, StorageState, expect, sync_playwright

from tests.browser.pages import PATIENCE_MS, sign_in
from tests.support import chromium, demo
from tests.support.site import PASSWORD, RunningSite, running_site

expect.set_options(timeout=PATIENCE_MS)
# How many times slower a phone is: BROWSER_SLOWDOWN=4 make test.
SLOWDOWN = float(os.environ.get("BROWSER_SLOWDOWN", "1"))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "tests/browser/" in item.path.as_posix():
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Iterator[RunningSite]:
    """A demo for each worker of the run, copied from the one that all share."""
    folder = tmp_path_factory.mktemp("site")
    shared = folder.parent if worker_id == "master" else folder.parent.parent
    prepared = demo.prepared(Path(os.environ.get("PREPARED_DEMO", shared / "prepared-demo")))
    # The pause is the real mechanism, only shorter: a test need not wait as long as a person may.
    with running_site(folder, prepared=prepared, PROTECTION_PAUSE_SECONDS="1") as served:
        yield served


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM") or chromium.executable(), args=chromium.ARGUMENTS
        )
        opened.on("context", settle)
        yield opened
        opened.close()


def settle(context: BrowserContext) -> None:
    """Give every visitor the same patience, and a device as slow as the run asks for."""
    context.set_default_timeout(PATIENCE_MS)
    if SLOWDOWN != 1:
        context.on("page", slow_down)


def slow_down(page: Page) -> None:
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWDOWN})


@pytest.fixture(scope="session")
def session_of(browser: Browser, site: RunningSite) -> Callable[[str], StorageState]:
    """The cookies of a member of the team, who signs in once; nobody of the team signs out in a test."""
    kept: dict[str, StorageState] = {}

    def cookies(email: str) -> StorageState:
        if email not in kept:
            with browser.new_context(base_url=site.url, locale="fr-FR") as context:
                sign_in(context.new_page(), email, PASSWORD)
                kept[email] = context.storage_state()
        return kept[email]

    return cookies


@pytest.fixture
def visit(
    browser: Browser, site: RunningSite, session_of: Callable[[str], StorageState]
) -> Iterator[Callable[..., Page]]:
    """Opens a page for a new visitor, or for the ``member`` of the team who has this address.

    What the console or the network complains of fails the test.
    """
    contexts = ExitStack()
    problems: list[str] = []

    def open_page(path: str = "/", *, member: str = "", **options) -> Page:
        options.setdefault("viewport", {"width": 1280, "height": 900})
        if member:
            options["storage_state"] = session_of(member)
        context = contexts.enter_context(browser.new_context(base_url=site.url, locale="fr-FR", **options))
        page = context.new_page()
        page.on("pageerror", lambda error: problems.append(f"{page.url}: {error}"))
        page.on(
            "console",
            lambda message: (
                problems.append(f"{page.url}: {message.text}")
                if message.type == "error" and "status of 4" not in message.text
                else None
            ),
        )
        page.on(
            "response",
            lambda response: (
                problems.append(f"{response.url}: {response.status}") if response.status >= 500 else None
            ),
        )
        page.goto(path)
        return page

    with contexts:
        yield open_page
    assert problems == []

"""The script in a real browser, under a strict content security policy."""

import base64
import json
import re
from collections.abc import Iterator

import pytest
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.test.testcases import LiveServerThread
from playwright.sync_api import Browser, Locator, Page, expect

FILLED = re.compile(".{50}")

pytestmark = pytest.mark.urls("tests.protection.urls")


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """A server that needs no database: beside the browser's event loop, Django would refuse it."""
    server = LiveServerThread("127.0.0.1", StaticFilesHandler, connections_override={})
    server.daemon = True
    server.start()
    server.is_ready.wait()
    yield f"http://127.0.0.1:{server.port}"
    server.terminate()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page()
    yield page
    page.close()


def proof_field(page: Page) -> Locator:
    return page.locator("[name=preuve]")


def test_the_calculation_starts_with_the_first_key_and_is_over_in_about_a_second(page, address):
    page.goto(address)
    page.wait_for_timeout(300)
    expect(proof_field(page)).to_have_value("")
    page.fill("[name=nom]", "A")
    expect(proof_field(page)).to_have_value(FILLED, timeout=15_000)
    solution = json.loads(base64.b64decode(proof_field(page).input_value()))["solution"]
    # 0.1 to 0.3 s on an idle machine; one that does ten other things took 3.1 s.
    assert solution["time"] < 10_000
    page.click("button")
    expect(page.locator("body")).to_have_text("preuve valable")


def test_sending_at_once_waits_for_the_calculation(page, address):
    # One waits for two seconds at most, and a machine that does ten other things calculates longer.
    page.add_init_script("const loaded = Date.now(); Date.now = () => loaded")
    page.goto(address)
    page.fill("[name=nom]", "A")
    page.click("button")
    expect(page.locator("body")).to_have_text("preuve valable")


def test_a_form_shown_again_gets_a_new_proof_without_a_key(page, address):
    page.goto(f"{address}/?preuve=depensee")
    expect(proof_field(page)).to_have_value(FILLED, timeout=15_000)


@pytest.mark.parametrize("challenge", ["/", "http://127.0.0.1:9/"])
def test_a_form_without_a_challenge_still_posts(page, address, challenge):
    page.goto(f"{address}/?defi={challenge}")
    page.fill("[name=nom]", "A")
    page.wait_for_timeout(200)
    page.click("button")
    expect(page.locator("body")).to_have_text("sans preuve")

"""The script in a real browser, under a strict content security policy."""

import re
from collections.abc import Callable, Iterator

import pytest
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.test.testcases import LiveServerThread
from playwright.sync_api import Browser, Locator, Page, Route, expect

FILLED = re.compile(".{50}")
CHALLENGE = "**/protection/epreuve/"
CHECKING = "Vérification en cours…"

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
    with browser.new_context(locale="fr-FR") as context:
        yield context.new_page()


@pytest.fixture
def held(page: Page) -> Callable[[], Route]:
    """Keeps every challenge back until it is released, as a slow network or a slow calculation would."""
    routes: list[Route] = []
    page.route(CHALLENGE, lambda route: routes.append(route))

    def first() -> Route:
        while not routes:
            page.title()  # Lets the browser's news come in.
        return routes[0]

    return first


def proof_field(page: Page) -> Locator:
    return page.locator("[name=preuve]")


def sendings(page: Page) -> list[str]:
    """The forms that leave from now on."""
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url) if request.method == "POST" else None)
    return sent


def test_the_calculation_starts_with_the_first_key_and_not_before(page, address):
    asked = []
    page.on("request", lambda request: asked.append(request.url) if "epreuve" in request.url else None)
    page.goto(address)
    assert asked == []
    expect(proof_field(page)).to_have_value("")
    page.fill("[name=nom]", "A")
    expect(proof_field(page)).to_have_value(FILLED)
    assert len(asked) == 1
    page.click("button")
    expect(page.locator("body")).to_have_text("preuve valable")


def test_a_form_sent_before_its_proof_says_so_and_leaves_with_it(page, address, held):
    page.clock.install()
    page.goto(address)
    page.fill("[name=nom]", "A")
    page.click("button")
    expect(page.get_by_role("status")).to_contain_text("Votre envoi partira seul")
    button = page.get_by_role("button", name=CHECKING)
    expect(button).to_have_attribute("aria-disabled", "true")
    expect(button).to_be_focused()
    page.clock.fast_forward(30_000)
    expect(button).to_be_visible()
    page.clock.resume()
    held().continue_()
    expect(page.locator("body")).to_have_text("preuve valable")


def test_pressing_again_meanwhile_sends_once(page, address, held):
    sent = sendings(page)
    page.goto(address)
    page.fill("[name=nom]", "A")
    page.click("button")
    page.get_by_role("button", name=CHECKING).click(force=True)
    page.locator("[name=nom]").press("Enter")
    held().continue_()
    expect(page.locator("body")).to_have_text("preuve valable")
    assert len(sent) == 1


def test_a_form_that_nobody_typed_in_waits_for_its_proof_too(page, address):
    page.goto(address)
    page.click("button")
    expect(page.locator("body")).to_have_text("preuve valable")


def test_a_challenge_refused_while_one_writes_is_asked_again_when_one_sends(page, address):
    page.route(CHALLENGE, lambda route: route.abort(), times=1)
    page.goto(address)
    with page.expect_event("requestfailed"):
        page.fill("[name=nom]", "A")
    page.click("button")
    expect(page.locator("body")).to_have_text("preuve valable")


def test_a_sending_stopped_on_its_way_can_be_done_again(page, address):
    page.clock.install()
    page.goto(address)
    page.fill("[name=nom]", "A")
    expect(proof_field(page)).to_have_value(FILLED)
    spent = proof_field(page).input_value()
    # The form left, and nothing came back.
    page.route(f"{address}/", lambda route: route.fulfill(status=204), times=1)
    page.click("button")
    expect(page.get_by_role("button", name="Envoi en cours…")).to_be_visible()
    page.clock.fast_forward(31_000)
    expect(page.get_by_role("button", name="Envoyer", exact=True)).not_to_have_attribute(
        "aria-disabled", "true"
    )
    expect(page.get_by_role("status")).to_have_text("")
    page.clock.resume()
    expect(proof_field(page)).to_have_value(FILLED)
    assert proof_field(page).input_value() != spent
    page.click("button")
    expect(page.locator("body")).to_have_text("preuve valable")


def test_a_form_shown_again_gets_a_new_proof_without_a_key(page, address):
    page.goto(f"{address}/?preuve=depensee")
    expect(proof_field(page)).to_have_value(FILLED)


@pytest.mark.parametrize("challenge", ["/", "http://127.0.0.1:9/"])
def test_a_form_without_a_challenge_still_posts(page, address, challenge):
    page.goto(f"{address}/?defi={challenge}")
    page.fill("[name=nom]", "A")
    page.click("button")
    expect(page.locator("body")).to_have_text("sans preuve")


def test_a_challenge_that_never_comes_holds_nobody_back_for_ever(page, address, held):
    page.clock.install()
    page.goto(address)
    page.fill("[name=nom]", "A")
    page.click("button")
    expect(page.get_by_role("button", name=CHECKING)).to_be_visible()
    page.clock.fast_forward(61_000)
    expect(page.locator("body")).to_have_text("sans preuve")

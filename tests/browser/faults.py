"""What the accessibility checker finds on a page, on a wide light screen and on a narrow dark one."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

WIDE_AND_LIGHT = {"viewport": {"width": 1280, "height": 900}, "color_scheme": "light"}
NARROW_AND_DARK = {"viewport": {"width": 320, "height": 700}, "color_scheme": "dark"}
# What another width or other colours can break of a page that has been checked whole.
DRAWN = ["color-contrast", "link-in-text-block", "scrollable-region-focusable", "target-size"]
# Less than all that the checker knows: Wagtail breaks some of its other rules.
WCAG = ["wcag2a", "wcag2aa"]
# Half changed, colours are not those one reads.
STILL = """() => Promise.allSettled(
    document.getAnimations().filter((one) => one.effect.getComputedTiming().endTime < 10000).map((one) => one.finished)
).then(() => null)"""
# A sign that a line could break off from its word, a dot that a line could end with: typed with plain spaces.
LOOSE_SIGNS = """() => {
    const found = []
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (texts.nextNode()) {
        const text = texts.currentNode
        if (text.parentElement.closest("script, style, noscript, code, title")) continue
        const loose = text.data.match(/.{0,30}(?:[^\\s] [;:?!»…](?![^\\s.,)])|« | · ).{0,30}/)
        if (loose) found.push(loose[0])
    }
    return found
}"""


def assert_no_fault(page: Page, *, within: str | None = None, rules: list[str] | None = None) -> None:
    """Check a page as it stands, ``within`` a part of it or whole, by all the ``rules`` or by some."""
    page.evaluate(STILL)
    options = {"resultTypes": ["violations"]} | ({"runOnly": rules} if rules else {})
    results = Axe().run(page, context=within, options=options)
    assert results.violations_count == 0, f"{page.url}\n{results.generate_report()}"
    overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert overflow <= 0, f"{page.url} scrolls sideways by {overflow} px"


def assert_no_loose_sign(page: Page) -> None:
    """French sets some signs apart from their word: a narrow line must not begin or end with one alone."""
    assert page.evaluate(LOOSE_SIGNS) == [], page.url


def assert_no_fault_on_two_screens(page: Page, *, within: str | None = None) -> None:
    """Check a page whole on a narrow dark screen, then what a wide light one changes, without a second visit."""
    show_on(page, NARROW_AND_DARK)
    assert_no_fault(page, within=within)
    show_on(page, WIDE_AND_LIGHT)
    assert_no_fault(page, within=within, rules=DRAWN)


def show_on(page: Page, screen: dict) -> None:
    page.set_viewport_size(screen["viewport"])
    page.emulate_media(color_scheme=screen["color_scheme"])

"""A moderator works with the keyboard alone: one key for each decision, ten seconds to take it back."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.faults import DRAWN, assert_no_fault
from tests.browser.pages import reload_until
from tests.support.site import RunningSite

COUNT = 24
STORE = f"""
from datetime import timedelta
from django.utils import timezone
from contributions.imports import bulk
from contributions.propositions.models import Proposition
from vocabulaires.models import Axe
axe = Axe.objects.first()
long_ago = timezone.now() - timedelta(days=2000)
rows = [
    Proposition(
        title=f"Une idée reçue il y a longtemps, numéro {{n}}",
        text=f"Elle tient en une phrase, la {{n}}e. Voyez https://ailleurs.example/{{n}} et appelez le 06 12 34 56 78.",
        state="a_moderer", axe=axe, profil_id="parent", created_at=long_ago, demo=True,
        submitted_at=long_ago + timedelta(minutes=n), submission_key=f"clavier-{{n}}",
    )
    for n in range({COUNT})
]
list(bulk.store_many((row, []) for row in rows))
"""
CLEAN = """
from contributions.propositions import counters
from contributions.propositions.models import Proposition
from search import index
Proposition.objects.filter(submission_key__startswith="clavier-").delete()
counters.repair()
index.rebuild("proposition")
"""
TITLE = "#proposition-title"


@pytest.fixture
def old_queue(site: RunningSite):
    """Propositions older than all others, gone when the test ends."""
    site.python(STORE)
    yield
    site.python(CLEAN)


@pytest.fixture
def page(visit, old_queue) -> Page:
    return visit("/admin/moderation/", member="moderation@example.org")


def title(page: Page) -> str:
    return page.locator(TITLE).inner_text()


def decide(page: Page, key: str) -> None:
    """Press one key and wait for the next proposition."""
    before = title(page)
    page.keyboard.press(key)
    expect(page.locator(TITLE)).not_to_have_text(before)


def test_twenty_decisions_by_keyboard_alone(page):
    page.goto("/admin/moderation/suivante/")
    expect(page.locator("[data-shortcuts]")).to_contain_text("Publier")
    seen = []
    for number in range(20):
        seen.append(title(page))
        decide(page, ("p", "1", "2", "n")[number % 4])
    assert len(set(seen)) == 20 and all("reçue il y a longtemps" in name for name in seen)

    last = title(page)
    decide(page, "1")
    expect(page.locator("[data-undo]")).to_contain_text(last)
    decide(page, "a")
    assert title(page) == last
    expect(page.get_by_text("La décision est annulée", exact=False)).to_be_visible()
    page.keyboard.press("l")
    expect(page.get_by_role("heading", name="Modération").first).to_be_visible()


def test_a_key_typed_in_a_field_decides_nothing_and_shortcuts_can_be_turned_off(page):
    page.goto("/admin/moderation/suivante/")
    first = title(page)
    page.keyboard.press("r")
    expect(page.locator("#rejeter-motif")).to_be_focused()
    note = page.locator("#rejeter-note")
    note.focus()
    page.keyboard.type("p1 pas encore")
    assert title(page) == first and note.input_value() == "p1 pas encore"
    page.keyboard.press("Escape")
    expect(note).not_to_be_focused()
    for chord in ("Control+p", "Alt+p", "Shift+p"):
        page.evaluate("window.print = () => {}")
        page.keyboard.press(chord)
    assert title(page) == first
    page.get_by_label("Utiliser ces raccourcis").uncheck()
    page.keyboard.press("p")
    page.reload()
    page.keyboard.press("p")
    assert title(page) == first and not page.get_by_label("Utiliser ces raccourcis").is_checked()
    page.get_by_label("Utiliser ces raccourcis").check()
    decide(page, "p")


def test_leaving_the_page_gives_it_to_others(page, visit):
    page.goto("/admin/moderation/suivante/")
    first = title(page)
    colleague = visit("/admin/moderation/suivante/", member="admin@example.org")
    assert title(colleague) != first
    page.goto("/admin/moderation/")
    # What was said while leaving travels beside the next page.
    colleague.goto("/admin/moderation/suivante/")
    reload_until(colleague, lambda: title(colleague) == first)


def test_the_screens_have_no_fault(page):
    paths = ["", "suivante/", "groupes/", "themes-suggeres/?seuil=50", "delais/", "?alerte=lien"]
    for path in paths:
        page.goto(f"/admin/moderation/{path}")
        check(page)
    page.goto("/admin/moderation/groupes/")
    page.locator(".moderation__list a").first.click()
    check(page)


def check(page: Page) -> None:
    # A click answers before the page it leads to is there.
    page.locator("main").wait_for()
    page.emulate_media(color_scheme="light")
    assert_no_fault(page, within="main")
    page.emulate_media(color_scheme="dark")
    assert_no_fault(page, within="main", rules=DRAWN)

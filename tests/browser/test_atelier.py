"""A pile of paper typed in without touching the mouse."""

import re

from playwright.sync_api import expect

from tests.browser.faults import WCAG, assert_no_fault
from tests.support.site import RunningSite

COUNT = 10


def test_a_moderator_types_in_ten_propositions_by_keyboard(visit, site: RunningSite):
    page = visit("/admin/ateliers/", member="moderation@example.org")
    page.locator("table.listing a").first.click()
    expect(page.get_by_label("Titre")).to_be_focused()

    for number in range(1, COUNT + 1):
        page.keyboard.type(f"Idée de papier numéro {number}")
        page.keyboard.press("Tab")
        page.keyboard.type(f"Une salle de plus,{number} fois.")
        if number == 1:
            page.keyboard.press("Tab")
            page.keyboard.type("12")
            page.keyboard.press("Tab")
            page.keyboard.press("ArrowDown")
            # In a line, Enter is enough.
            page.get_by_label("Nombre de participants").focus()
            page.keyboard.press("Enter")
        else:
            page.keyboard.press("Control+Enter")
        expect(page.locator(".imports__what").first).to_contain_text(f"Idée de papier numéro {number}")
        expect(page.get_by_label("Titre")).to_be_focused()
        expect(page.get_by_label("Titre")).to_have_value("")

    expect(page.locator(".imports__what")).to_have_count(COUNT)
    expect(page.get_by_label("Axe")).to_have_value(re.compile(r"\d+"))
    assert_no_fault(page, rules=WCAG)

    page.get_by_role("button", name="Retirer Idée de papier numéro 10").press("Enter")
    expect(page.locator(".imports__what")).to_have_count(COUNT - 1)
    made = site.python(
        "from contributions.models import Proposition\n"
        "print(Proposition.objects.from_workshops().filter(title__startswith='Idée de papier').count())\n"
        "Proposition.objects.from_workshops().filter(title__startswith='Idée de papier').delete()",
    )
    assert made.split()[0] == str(COUNT - 1)


def test_a_moderator_prints_a_sheet_that_a_phone_can_scan(visit):
    page = visit("/admin/ateliers/", member="moderation@example.org")
    page.get_by_role("link", name="Feuille").first.click()
    image = page.get_by_role("img")
    expect(image).to_be_visible()
    assert image.evaluate("element => element.decode().then(() => element.naturalWidth)") > 0
    assert_no_fault(page, rules=WCAG)

"""One signs in with a code, finds what one proposed, and leaves with everything or nothing."""

import json
import re
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.faults import assert_no_fault
from tests.browser.test_journey import tab_to

EMAIL = "noor@example.org"


def read_code(page: Page, email: str) -> str:
    """The newest sign-in code sent to an address, read where the demo shows its mails."""
    page.goto("/demo/courriels/")
    mail = page.locator("article", has_text=email).first
    return re.search(r"à votre espace : (\d{6})", mail.inner_text()).group(1)


def test_someone_signs_in_with_the_keyboard_alone_and_erases_their_account(visit):
    page = visit("/")
    assert page.context.cookies() == []
    tab_to(page, "Mon espace")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Me connecter à mon espace")
    assert_no_fault(page)
    tab_to(page, "Votre adresse électronique")
    page.keyboard.type("noor")
    page.keyboard.press("Enter")
    expect(page.locator("[data-error-summary]")).to_be_focused()
    assert_no_fault(page)
    page.get_by_label("Votre adresse électronique").fill(EMAIL)
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Consultez vos courriels")
    assert_no_fault(page)
    code = read_code(visit("/demo/courriels/"), EMAIL)
    tab_to(page, "Code reçu")
    page.keyboard.type(code)
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Mon espace")
    assert_no_fault(page)

    tab_to(page, "Mes données")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Mes données")
    assert_no_fault(page)
    with page.expect_download() as download:
        page.get_by_role("link", name="Télécharger mes données").click()
    assert json.loads(Path(download.value.path()).read_text())["compte"]["adresse"] == EMAIL

    tab_to(page, "Effacer mon compte")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Effacer mon compte")
    assert_no_fault(page)
    tab_to(page, "Ils restent lisibles")
    page.keyboard.press("Space")
    tab_to(page, "Pour confirmer")
    page.keyboard.type(EMAIL)
    page.keyboard.press("Enter")
    expect(page.get_by_text("Votre compte est effacé")).to_be_visible()
    page.goto("/mon-espace/")
    expect(page.locator("h1")).to_have_text("Me connecter à mon espace")


def test_one_signs_in_without_javascript_and_comes_back_to_the_page_wanted(visit):
    email = "sacha@example.org"
    page = visit("/mon-espace/preferences/", java_script_enabled=False)
    page.get_by_label("Votre adresse électronique").fill(email)
    page.get_by_role("button", name="Recevoir un code").click()
    code = read_code(visit("/demo/courriels/"), email)
    page.get_by_label("Code reçu par courriel").fill(code)
    page.get_by_role("button", name="Me connecter").click()
    expect(page.locator("h1")).to_have_text("Mes préférences")
    page.get_by_label("Nom affiché").fill("Sacha")
    page.get_by_role("button", name="Enregistrer").click()
    expect(page.get_by_text("Vos préférences sont enregistrées")).to_be_visible()
    page.get_by_role("button", name="Me déconnecter").click()
    expect(page.get_by_text("Vous êtes déconnecté")).to_be_visible()

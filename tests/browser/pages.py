"""What a visitor and a moderator do, in their own gestures: labels and buttons, never selectors of the code."""

import os
import re
import time
from collections.abc import Callable

from playwright.sync_api import Page

# A test waits for what the page shows, however slow the machine: nothing but a fault lasts so long.
PATIENCE_MS = 1000 * int(os.environ.get("BROWSER_PATIENCE", "180"))
TITLE = "Un prêt de claviers adaptés dans chaque médiathèque"
TEXT = (
    "Les élèves malvoyants de notre quartier n’ont pas de clavier à gros caractères chez eux. "
    "La médiathèque pourrait en prêter, avec une heure d’accompagnement."
)


def fill_proposition(
    page: Page, *, title: str = TITLE, text: str = TEXT, profil: str = "Association"
) -> None:
    page.get_by_label("Titre de votre proposition").fill(title)
    page.get_by_label("Votre proposition", exact=False).and_(page.locator("textarea")).fill(text)
    page.get_by_label("Vous êtes", exact=True).select_option(label=profil)


def give_address(page: Page, email: str, name: str = "Zélie") -> None:
    page.get_by_label("Votre adresse électronique").fill(email)
    page.get_by_label("Nom affiché").fill(name)
    # The boxes stand under their drawn labels, which is what a person clicks.
    page.get_by_text("J’accepte la charte de participation").click()
    page.get_by_text("J’accepte que ma proposition soit publiée").click()
    press_until_taken(page, "Recevoir le code")


def press_until_taken(page: Page, button: str) -> None:
    """Press, and again as long as the page asks for it: without a proof of work, a short pause comes first."""
    press(page, button)
    while page.get_by_text("Encore un instant").count():
        press(page, button)


def press(page: Page, button: str) -> None:
    """Press, and see the page that answers."""
    with page.expect_navigation():
        page.get_by_role("button", name=button).click()


def reload_until(page: Page, shown: Callable[[], bool]) -> None:
    """Ask again, as one without scripts does, until the page shows it; fails where nothing else waits longer."""
    deadline = time.monotonic() + PATIENCE_MS / 1000
    while not shown():
        assert time.monotonic() < deadline, f"never shown: {page.locator('main').inner_text()}"
        page.wait_for_timeout(500)  # Not to take the processor from what one waits for.
        page.reload()


def read_code(page: Page, email: str) -> str:
    """The newest code sent to an address, read where the demo shows its mails."""
    page.goto("/demo/courriels/")
    mail = page.locator("article", has_text=email).first
    return re.search(r"Votre code : (\d{6})", mail.inner_text()).group(1)


def sign_in(page: Page, email: str, password: str) -> None:
    page.goto("/admin/login/")
    page.locator("input[name=username]").fill(email)
    page.locator("input[name=password]").fill(password)
    page.locator("button[type=submit]").click()
    page.wait_for_url("**/admin/")

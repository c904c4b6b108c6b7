"""Every form that proves its work has one outcome, however slow the phone or the network."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.faults import NARROW_AND_DARK, assert_no_fault, show_on
from tests.browser.pages import fill_proposition

TEMPLATES = Path(__file__).parents[2] / "templates"


def propose(page: Page) -> str:
    page.goto("/axes/")
    page.locator("main h2 a, main h3 a").first.click()
    fill_proposition(page, title="Un casier fermé pour chaque tablette prêtée")
    return "Envoyer ma proposition"


def register(page: Page) -> str:
    page.goto("/evenements/")
    page.locator("main .event-card__title a").first.click()
    page.get_by_label("Votre nom").fill("Lou Garnier")
    page.get_by_label("Votre adresse électronique").fill("lou.garnier@example.org")
    if page.get_by_text("Comment participez-vous").count():
        page.get_by_text("En ligne", exact=True).last.click()
    return re.search(r"M’inscrire|Rejoindre", page.locator(".registration-form").inner_text()).group()


def comment(page: Page) -> str:
    page.goto("/propositions/")
    page.locator(".proposition-card a").first.click()
    page.get_by_role("link", name="Donner mon avis").click()
    page.get_by_text("Pour", exact=True).click()
    page.locator("main textarea").fill("La nôtre le fait depuis deux ans.")
    page.get_by_text("J’accepte la charte et la publication").click()
    return "Envoyer"


def report(page: Page) -> str:
    page.goto("/propositions/")
    page.locator(".proposition-card a").first.click()
    page.get_by_role("link", name="Signaler").first.click()
    page.locator("form[data-proof] label").first.click()
    return "Envoyer le signalement"


FORMS = {
    "contributions/propositions/_form_block.html": (propose, "confirmez votre adresse"),
    "evenements/inscriptions/_form.html": (register, "confirmez votre inscription"),
    "contributions/commentaires/write.html": (comment, "Votre commentaire est enregistré"),
    "contributions/public/report.html": (report, "Merci, l’équipe lira ce contenu"),
}


def test_no_form_that_proves_its_work_is_forgotten_here():
    found = {
        path.relative_to(TEMPLATES).as_posix()
        for path in TEMPLATES.rglob("*.html")
        if "data-proof=" in path.read_text(encoding="utf-8")
    }
    assert found == set(FORMS)


@pytest.mark.parametrize("template", FORMS)
def test_a_form_sent_before_its_proof_is_ready_leaves_with_it(visit, template):
    fill, outcome = FORMS[template]
    page = visit("/")
    held: list[Route] = []
    page.route("**/epreuve/", lambda route: held.append(route))
    button = fill(page)
    page.get_by_role("button", name=button, exact=button == "Envoyer").click()
    line = page.get_by_role("status").filter(has_text="Votre envoi partira seul")
    expect(line).to_be_visible()
    show_on(page, NARROW_AND_DARK)
    assert_no_fault(page, within="form:has(.sending-status:not(:empty))")
    with page.expect_request(lambda request: request.method == "POST") as sent:
        for route in held:
            route.continue_()
    assert "preuve=ey" in sent.value.post_data, "the form leaves with its proof"
    expect(page.locator("h1")).to_contain_text(outcome)

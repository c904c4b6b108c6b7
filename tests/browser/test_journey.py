"""The site's main job, end to end, as people do it."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.pages import TITLE, fill_proposition, give_address, read_code


@pytest.fixture
def axe_page(visit):
    """The address of the first axis page, read on the site itself."""
    page = visit("/axes/")
    return page.locator("main h2 a, main h3 a").first.get_attribute("href")


def test_someone_without_javascript_proposes_and_everybody_reads_it(visit, axe_page):
    email = "zelie@example.org"
    reader = visit(axe_page, java_script_enabled=False)
    axe = reader.locator("h1").inner_text()
    assert reader.context.cookies() == []

    fill_proposition(reader)
    reader.get_by_text("Classer votre proposition par thème").click()
    theme = reader.locator("input[name=themes]").first
    theme_name = reader.locator(f"label[for={theme.get_attribute('id')}]").inner_text().strip()
    theme.check(force=True)
    reader.get_by_role("button", name="Envoyer ma proposition").click()

    expect(reader.locator("h1")).to_have_text("Encore une étape : confirmez votre adresse")
    give_address(reader, email)
    expect(reader.locator("h1")).to_have_text("Consultez vos courriels")
    step = reader.url
    code = read_code(reader, email)
    reader.goto(step)
    reader.get_by_label("Code reçu par courriel").fill(code)
    reader.get_by_role("button", name="Confirmer ma proposition").click()
    expect(reader.get_by_text("Merci, votre proposition est confirmée")).to_be_visible()
    receipt = reader.url.split("?")[0]

    moderator = visit("/admin/moderation/?q=claviers+adapt%C3%A9s", member="moderation@example.org")
    moderator.get_by_role("link", name=TITLE).click()
    moderator.get_by_role("button", name="Publier", exact=True).click()
    expect(moderator.get_by_text("La proposition est publiée : «")).to_be_visible()

    reader.goto(receipt)
    expect(reader.get_by_text("Cette proposition est publiée.")).to_be_visible()
    reader.get_by_role("link", name="Lire la proposition").click()
    expect(reader.locator("h1")).to_have_text(TITLE)
    reader.get_by_role("link", name=theme_name).first.click()
    expect(reader.get_by_role("link", name=TITLE)).to_be_visible()
    for address in (axe_page, "/propositions/", "/recherche/?q=clavier+adapte+mediatheque"):
        reader.goto(address)
        expect(reader.get_by_role("link", name=TITLE).first).to_be_visible()
    assert TITLE in reader.request.get("/propositions/flux.xml").text()
    assert axe
    assert reader.context.cookies() == []


def test_the_whole_proposal_is_made_with_the_keyboard_alone(visit, axe_page):
    page = visit(axe_page)
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text("Contenu")
    page.keyboard.press("Enter")
    tab_to(page, "Titre de votre proposition")
    page.keyboard.type("Des ateliers de réparation ouverts le samedi")
    tab_to(page, "Votre proposition")
    page.keyboard.type(
        "Le samedi matin, le collège ouvrirait un atelier où réparer ensemble les ordinateurs."
    )
    tab_to(page, "Vous êtes")
    page.keyboard.type("Parent")
    tab_to(page, "Envoyer ma proposition")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Encore une étape : confirmez votre adresse")
    tab_to(page, "Votre adresse électronique")
    page.keyboard.type("clavier@example.org")
    for label in ("J’accepte la charte", "J’accepte que ma proposition"):
        tab_to(page, label)
        page.keyboard.press("Space")
    tab_to(page, "Recevoir le code")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Consultez vos courriels")
    mails = visit("/demo/courriels/")
    code = read_code(mails, "clavier@example.org")
    tab_to(page, "Code reçu")
    page.keyboard.type(code)
    page.keyboard.press("Enter")
    expect(page.get_by_text("Merci, votre proposition est confirmée")).to_be_visible()


def tab_to(page, name: str) -> None:
    """Press Tab until what has the focus is named so."""
    for _ in range(150):
        page.keyboard.press("Tab")
        focused = page.evaluate(
            "() => { const e = document.activeElement;"
            " return (e.labels?.[0]?.innerText || e.innerText || e.title || '').trim(); }"
        )
        if re.match(rf"{re.escape(name)}", focused):
            return
    raise AssertionError(f"the keyboard does not reach “{name}”")


def test_a_draft_survives_a_closed_tab(visit, axe_page):
    page = visit(axe_page)
    fill_proposition(page, title="Un brouillon que je veux retrouver demain")
    expect(page.get_by_text("Brouillon gardé dans ce navigateur.")).to_be_visible()
    page.close()
    again = page.context.new_page()
    again.goto(axe_page)
    expect(again.get_by_label("Titre de votre proposition")).to_have_value(
        "Un brouillon que je veux retrouver demain"
    )
    expect(again.get_by_text("Nous avons retrouvé votre brouillon")).to_be_visible()


def test_propositions_that_resemble_appear_while_the_title_is_typed(visit, axe_page):
    page = visit(axe_page)
    page.get_by_label("Titre de votre proposition").press_sequentially(
        "Prêter un ordinateur à chaque élève de sixième", delay=5
    )
    expect(page.get_by_text("Des propositions publiées ressemblent à la vôtre")).to_be_visible()


def test_a_submission_with_javascript_proves_its_work_and_does_not_wait(visit, axe_page):
    page = visit(axe_page)
    fill_proposition(page, title="Un tableau partagé des salles libres du lycée")
    page.get_by_role("button", name="Envoyer ma proposition").click()
    give_address(page, "preuve@example.org")
    expect(page.locator("h1")).to_have_text("Consultez vos courriels")


def test_a_mistake_is_told_by_name_and_nothing_typed_is_lost(visit, axe_page):
    page = visit(axe_page)
    fill_proposition(page, title="Court", profil="Élève")
    page.get_by_role("button", name="Envoyer ma proposition").click()
    expect(page).to_have_title(re.compile("^Erreur"))
    summary = page.locator("[data-error-summary]")
    expect(summary).to_be_focused()
    summary.get_by_role("link", name="Titre de votre proposition").click()
    title = page.get_by_label("Titre de votre proposition")
    expect(title).to_be_focused()
    expect(title).to_have_value("Court")
    expect(page.locator("textarea[name=text]")).not_to_have_value("")


def test_pressing_twice_stores_once(visit, axe_page):
    page = visit(axe_page)
    fill_proposition(page, title="Une seule proposition malgré deux envois")
    page.get_by_role("button", name="Envoyer ma proposition").click()
    expect(page.locator("h1")).to_have_text("Encore une étape : confirmez votre adresse")
    first = page.url
    page.go_back()
    page.get_by_role("button", name="Envoyer ma proposition").click()
    expect(page.locator("h1")).to_have_text("Encore une étape : confirmez votre adresse")
    assert page.url == first

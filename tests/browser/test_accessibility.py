"""The accessibility checker finds nothing on any kind of public page, wide or narrow, light or dark."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.faults import (
    NARROW_AND_DARK,
    WIDE_AND_LIGHT,
    assert_no_fault,
    assert_no_fault_on_two_screens,
    assert_no_loose_sign,
    show_on,
)
from tests.browser.pages import fill_proposition

PAGES = {
    "home": "/",
    "list of axes": "/axes/",
    "fiche": "/la-concertation/",
    "figures": "/chiffres/",
    "open data": "/donnees-ouvertes/",
    "newsletter": "/lettres/",
    "newsletter asked for": "/lettres/abonnement/demande/",
    "worn link to confirm the newsletter": "/lettres/confirmer/usee/",
    "worn link to stop the newsletter": "/lettres/arreter/usee/",
    "propositions": "/propositions/",
    "propositions under filters": "/propositions/?profil=eleve&tri=soutenues",
    "no proposition": "/propositions/?q=xylophone",
    "form": "/propositions/deposer/",
    "receipt search": "/propositions/suivi/",
    "wrong receipt": "/propositions/suivi/7KM4Q9TX/",
    "themes": "/themes/",
    "theme": "/themes/equipement/",
    "events": "/evenements/",
    "past events": "/evenements/?quand=passees",
    "events of a month": "/evenements/?vue=mois",
    "régions": "/regions/",
    "région": "/regions/la-reunion/",
    "news": "/actualites/",
    "partners": "/partenaires/",
    "partner": "/partenaires/reseau-canope/",
    "measures": "/suites/",
    "measures of a state": "/suites/?etat=engagee",
    "measure": "/suites/formation-initiale-et-continue/",
    "moderation log": "/moderation/",
    "worn appeal link": "/propositions/recours/1-usee/",
    "search": "/recherche/?q=tablette",
    "empty search": "/recherche/?q=xylophone",
    "site map": "/plan-du-site/",
    "legal notice": "/mentions-legales/",
    "accessibility": "/accessibilite/",
    "sign-in": "/mon-espace/connexion/",
    "mails of the demo": "/demo/courriels/",
    "not found": "/nulle-part/",
}


def check(page: Page) -> None:
    assert_no_fault_on_two_screens(page)
    assert_no_loose_sign(page)
    assert page.locator("h1").count() == 1


@pytest.mark.parametrize("path", ("/", "/propositions/"))
def test_no_rule_is_broken_on_a_wide_light_screen(visit, path):
    assert_no_fault(visit(path, **WIDE_AND_LIGHT))


@pytest.mark.parametrize("half", (0, 1))
def test_no_page_has_a_fault(visit, half):
    page = visit("/", **NARROW_AND_DARK)
    for path in list(PAGES.values())[half::2]:
        show_on(page, NARROW_AND_DARK)
        page.goto(path)
        check(page)
    for listing in ("/axes/", "/evenements/", "/actualites/", "/propositions/")[half::2]:
        page.goto(listing)
        page.locator("main :is(h2, h3) a").first.click()
        check(page)


def test_comments_and_their_forms_have_no_fault(visit):
    page = visit("/propositions/?tri=commentees")
    page.locator("main :is(h2, h3) a").first.click()
    check(page)
    # The link to all shows beyond the few that the page holds.
    key = page.url.split("/propositions/")[1].split("/")[0]
    page.goto(f"/propositions/{key}/commentaires/")
    check(page)
    listing = page.url
    page.get_by_role("link", name="Donner mon avis").click()
    check(page)
    page.get_by_role("button", name="Envoyer").click()
    expect(page.locator("[data-error-summary]")).to_be_visible()
    check(page)
    for way in ("Répondre", "Signaler", "Voir les"):
        page.goto(listing)
        page.get_by_role("link", name=way).first.click()
        check(page)


def test_the_form_has_no_fault_when_it_says_what_to_mend(visit):
    page = visit("/propositions/deposer/")
    fill_proposition(page, title="Court", text="Trop court")
    page.get_by_role("button", name="Envoyer ma proposition").click()
    expect(page.locator("[data-error-summary]")).to_be_visible()
    check(page)


def test_text_twice_as_large_stays_on_the_page(visit):
    page = visit("/", viewport={"width": 640, "height": 900})
    for path in ("/", "/axes/", "/propositions/", "/propositions/deposer/", "/evenements/"):
        page.goto(path)
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        overflow = page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        assert overflow <= 0, f"{path} scrolls sideways by {overflow} px"

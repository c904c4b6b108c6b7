"""Registering, the map by keyboard, and the screens of the organiser, in a real browser."""

import re

from playwright.sync_api import expect

from tests.browser.faults import assert_no_fault, assert_no_fault_on_two_screens
from tests.support.site import RunningSite


def first_event(page) -> str:
    page.goto("/evenements/")
    return page.locator("main .event-card__title a").first.get_attribute("href")


def test_one_registers_confirms_from_the_mail_then_cancels(visit, site: RunningSite):
    page = visit("/")
    page.goto(first_event(page))
    page.get_by_label("Votre nom").fill("Camille Martin")
    page.get_by_label("Votre adresse électronique").fill("camille.martin@example.org")
    if page.get_by_text("Comment participez-vous").count():
        page.get_by_text("En ligne", exact=True).last.click()
    page.get_by_role("button", name="M’inscrire").click()
    # The proof of work was done while the form was filled in, but places are few: the address is proven too.
    expect(page.get_by_role("heading", level=1)).to_contain_text("confirmez votre inscription")
    expect(page.get_by_text("Une place vous est gardée une demi-heure")).to_be_visible()

    page.goto("/demo/courriels/")
    mail = page.locator("article", has_text="camille.martin@example.org").first
    link = re.search(r"https?://\S+(/evenements/inscriptions/\S+/)", mail.inner_text()).group(1)
    page.goto(link)
    assert_no_fault(page)
    page.get_by_role("button", name="Confirmer mon inscription").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Votre inscription est confirmée")
    assert_no_fault(page)
    page.get_by_role("button", name="Annuler mon inscription").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Votre inscription est annulée")


def test_the_map_leads_to_a_region_by_keyboard(visit):
    page = visit("/regions/")
    page.locator("h1").click()
    for _ in range(3):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.classList.contains('region-map__link')"):
            break
    focused = page.evaluate("document.activeElement.getAttribute('aria-label')")
    assert re.match(r".+ : \d+\srencontres?, \d+\spropositions?, \d+\sparticipants?", focused)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(focused.split(" : ")[0])


def test_no_page_of_events_has_a_fault(visit):
    page = visit("/")
    event = first_event(page)
    for path in (
        event,
        f"{event}inscription/",
        f"{event}inscription/envoyee/?suite=attente",
        "/evenements/?vue=mois",
        "/evenements/?du=2020-01-01&au=2020-12-31",
        "/regions/",
        "/regions/la-reunion/",
        "/evenements/inscriptions/1-forge/",
    ):
        page.goto(path)
        assert_no_fault_on_two_screens(page)


def test_no_screen_of_the_organiser_has_a_fault(visit, site: RunningSite):
    pk = site.python(
        "from evenements.models import *; print(EvenementPage.objects.filter(takes_registrations=True).first().pk)",
    ).strip()
    page = visit("/admin/rencontres/inscriptions/", member="redaction@example.org")
    for path in (
        "inscriptions/",
        f"{pk}/inscriptions/",
        f"{pk}/inscriptions/feuille/",
        f"{pk}/prevenir/",
        "sans-compte-rendu/",
        "imports/",
        "correspondants/",
    ):
        page.goto(f"/admin/rencontres/{path}")
        assert_no_fault(page)

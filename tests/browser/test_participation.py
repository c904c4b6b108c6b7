"""A reader supports a proposition and follows it, and hears what becomes of it; without a script all along."""

import re

from playwright.sync_api import Page, expect

from tests.browser.faults import assert_no_fault
from tests.browser.pages import press_until_taken

EMAIL = "mahaut@example.org"
# The minutes that news wait for others, gone by.
WAIT = """
from datetime import timedelta
from django.utils import timezone
from comptes.models import Nouvelle, Suivi
now = timezone.now()
Suivi.objects.update(created_at=now - timedelta(hours=2))
Nouvelle.objects.update(created_at=now - timedelta(hours=1), not_before=now)
"""
HIDE = """
from contributions.decisions import life
from contributions.propositions.states import Action
life.apply({pk}, Action.MASQUER, note="Hors charte.")
"""


def read_code(page: Page, email: str = EMAIL) -> str:
    page.goto("/demo/courriels/")
    mail = page.locator("article", has_text=email).first
    return re.search(r"à votre espace\s?: (\d{6})", mail.inner_text()).group(1)


def test_a_reader_supports_then_follows_and_is_told_by_mail(visit, site):
    page = visit("/propositions/", java_script_enabled=False)
    page.locator(".proposition-card a").first.click()
    address = page.url
    title = page.locator("h1").inner_text()
    assert page.context.cookies() == []
    page.get_by_role("button", name="Soutenir cette proposition").click()
    expect(page.get_by_text("Encore une étape pour soutenir")).to_be_visible()
    page.get_by_label("Votre adresse électronique").fill(EMAIL)
    page.get_by_role("button", name="Recevoir un code").click()
    code = read_code(visit("/demo/courriels/"))
    page.get_by_label("Code reçu par courriel").fill(code)
    page.get_by_role("button", name="Me connecter").click()
    expect(page.get_by_text("Votre soutien est compté")).to_be_visible()
    expect(page.get_by_role("link", name=title)).to_have_count(2)
    page.get_by_role("button", name="Suivre cette proposition").click()
    expect(page.get_by_text("vous suivez ce sujet")).to_be_visible()

    page.goto(address)
    expect(page.get_by_text("Vous soutenez cette proposition")).to_be_visible()
    page.goto("/mon-espace/")
    for section in ("Mes soutiens", "Mes suivis"):
        expect(page.get_by_role("heading", name=section)).to_be_visible()

    pk = re.search(r"/propositions/(\d+)/", address).group(1)
    site.python(HIDE.format(pk=pk) + WAIT)
    mails = visit("/demo/courriels/", java_script_enabled=False)
    mail = mails.locator("article", has_text=EMAIL).first.inner_text()
    assert "n’est plus en ligne" in mail
    mails.goto(re.search(r"https?://\S+/desabonnement/\S+", mail).group(0))
    mails.get_by_role("button", name="Ne plus suivre ce sujet").click()
    expect(mails.get_by_text("Vous ne suivez plus ce sujet")).to_be_visible()
    page.goto("/mon-espace/suivis/")
    expect(page.get_by_text("Vous ne suivez rien")).to_be_visible()


def test_the_pages_of_a_support_are_accessible(visit):
    page = visit("/propositions/")
    page.locator(".proposition-card a").first.click()
    assert_no_fault(page)
    page.get_by_role("button", name="Soutenir cette proposition").click()
    expect(page.locator("h1")).to_have_text("Me connecter à mon espace")
    assert_no_fault(page)


def test_who_supports_comments_and_follows_learns_what_the_organisers_answered(visit, site):
    email, words, answer = (
        "odile@example.org",
        "Chez nous cela existe, et cela marche.",
        "Nous le ferons en mars.",
    )
    page = visit("/propositions/", java_script_enabled=False)
    page.locator(".proposition-card a").nth(3).click()
    address, title = page.url, page.locator("h1").inner_text()
    page.get_by_role("button", name="Soutenir cette proposition").click()
    page.get_by_label("Votre adresse électronique").fill(email)
    page.get_by_role("button", name="Recevoir un code").click()
    page.get_by_label("Code reçu par courriel").fill(read_code(visit("/demo/courriels/"), email))
    page.get_by_role("button", name="Me connecter").click()
    expect(page.get_by_text("Votre soutien est compté")).to_be_visible()

    page.goto(address)
    page.get_by_role("link", name="Donner mon avis").click()
    page.get_by_text("Pour", exact=True).click()
    page.locator("main textarea").fill(words)
    page.get_by_text("J’accepte la charte et la publication").click()
    page.get_by_role("button", name="Envoyer").click()
    press_until_taken(page, "Envoyer mon commentaire")
    expect(page.get_by_text("Votre commentaire est envoyé")).to_be_visible()
    page.goto(address)
    page.get_by_role("button", name="Suivre cette proposition").click()
    expect(page.get_by_text("vous suivez ce sujet")).to_be_visible()

    editor = visit(
        f"/admin/reponses/rediger/?id={re.search(r'/propositions/([0-9]+)/', address).group(1)}",
        member="redaction@example.org",
    )
    expect(editor.get_by_text(title).first).to_be_visible()
    editor.locator("select[name=status]").select_option("retenue")
    editor.locator("textarea[name=text]").fill(answer)
    editor.locator("input[name=organisme]").fill("Direction du numérique")
    editor.get_by_role("button", name="Voir la réponse et les courriels").click()
    editor.get_by_role("button", name="Publier la réponse et envoyer").click()
    expect(editor.get_by_text("Une proposition a sa réponse")).to_be_visible()

    site.python(WAIT)
    mail = visit("/demo/courriels/").locator("article", has_text=email).first.inner_text()
    assert "Les organisateurs ont répondu" in mail and title in mail and "retenue" in mail
    page.goto(address)
    expect(page.get_by_text(answer)).to_be_visible()
    expect(page.get_by_text("Vous soutenez cette proposition")).to_be_visible()

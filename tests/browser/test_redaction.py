"""The screens of the newsroom as an editor meets them: figures in a sentence, imports, letters, what to mend."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.faults import assert_no_fault, assert_no_fault_on_two_screens
from tests.browser.pages import sign_in
from tests.browser.test_editor import publish
from tests.support.site import PASSWORD, RunningSite

SLUG = "un-chiffre-dans-une-phrase"
PREPARED = f"""
import datetime
from django.utils import timezone
from wagtail.models import Page
from comptes.models import User
from editorial.models import Introuvable
from evenements.models import EvenementPage
from home.models import ContentPage, HomePage
from lettres.models import Lettre
from tests.evenements.inscriptions.factories import InscriptionFactory
editor = User.objects.get(email="redaction@example.org")
page = ContentPage(title="Un chiffre dans une phrase", slug="{SLUG}", lead="Compté chaque jour.", live=False)
page.owner = editor
page.body = page._meta.get_field("body").stream_block.normalize([("text", "<p>À ce jour, le site compte</p>")])
HomePage.objects.get().add_child(instance=page)
page.save_revision(user=editor)
Introuvable.objects.get_or_create(path="/{SLUG}s/")
old = Page.objects.get(slug="charte")
Page.objects.filter(pk=old.pk).update(latest_revision_created_at=timezone.now() - datetime.timedelta(days=100))
event = EvenementPage.objects.upcoming().last()
person = InscriptionFactory(evenement=event, email="inscrite@example.org", told="avant")
print(page.pk, event.pk, Lettre.objects.get().pk, person.pk)
"""
LEFT = f"""
from wagtail.models import Page
from editorial.models import Introuvable, Relecture
from evenements.models import ImportRencontres, Inscription
Inscription.objects.filter(email="inscrite@example.org").delete()
ImportRencontres.objects.all().delete()
for page in Page.objects.filter(slug="{SLUG}"): page.delete()
Introuvable.objects.filter(path="/{SLUG}s/").delete()
Relecture.objects.all().delete()
"""
COUNTED = """
from contributions.propositions.models import Proposition
print(Proposition.objects.published().count())
"""
HALF_WRONG = (
    "Titre;Date;Heure début;Heure fin;Région;Académie;Format;Lieu;Inscription;Places sur place\n"
    "Une rencontre à Lyon;12/11/2099;14:00;17:30;La Réunion;;sur place;Mairie;oui;60\n"
    "Une rencontre sans jour;le mois prochain;14:00;16:00;La Réunion;;sur place;Mairie;oui;60\n"
)


@pytest.fixture(scope="module")
def rows(site: RunningSite):
    """The identities of a draft, an event to come, a letter and somebody registered, in a demo that has something to mend."""
    yield site.python(PREPARED).split()
    site.python(LEFT)


def check(page: Page) -> None:
    """All that our template draws: the frame around it is Wagtail's, and checked by its authors."""
    assert_no_fault_on_two_screens(page, within="#main")


def ask_for_a_figure(page: Page) -> None:
    page.keyboard.type(" /chif")
    expect(page.get_by_role("option").first).to_have_text("Chiffre du site")
    page.keyboard.press("Enter")


def test_an_editor_puts_the_figure_of_the_day_in_a_sentence(visit, site, rows):
    """The command opens a list, the choice becomes a word, readers get the number and its day.

    Tests before it may have withdrawn a proposition: the number is the one that the site counts itself.
    """
    page = visit("/admin/login/")
    sign_in(page, "redaction@example.org", PASSWORD)
    page.goto(f"/admin/pages/{rows[0]}/edit/")
    text = page.locator("[data-contentpath=body] .public-DraftEditor-content").first
    text.click()
    page.keyboard.press("Control+End")
    ask_for_a_figure(page)
    dialog = page.get_by_role("dialog", name="Quel chiffre du site ?")
    expect(dialog).to_be_visible()
    assert_no_fault(page, within=".bound-figure")
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(text).to_have_text(re.compile(r"compte\s*$"))

    text.click()
    page.keyboard.press("Control+End")
    ask_for_a_figure(page)
    dialog.get_by_role("button", name="propositions publiées").press("Enter")
    expect(text).to_contain_text("[propositions publiées]")
    # The editor hands its text to the form a quarter of a second after the last change.
    expect(page.locator("input[type=hidden][value*=CHIFFRE]")).to_have_count(1)
    publish(page)

    reader = visit(f"/{SLUG}/")
    figure = reader.locator("main data.site-chiffre")
    assert int(figure.get_attribute("value")) == int(site.python(COUNTED))
    expect(reader.locator("main .site-chiffre__note")).to_contain_text(re.compile(r"au \d"))
    reader.locator("main .site-chiffre__note").press("Enter")
    expect(reader).to_have_url(re.compile(r"/chiffres/#chiffre-"))


def test_no_screen_of_the_newsroom_has_a_fault(visit, rows):
    draft, event, letter, person = rows
    page = visit("/admin/login/")
    sign_in(page, "redaction@example.org", PASSWORD)
    for path in (
        "/admin/",
        "/admin/blocs/",
        "/admin/a-corriger/",
        "/admin/pages-non-relues/",
        "/admin/adresses-introuvables/",
        f"/admin/pages/{draft}/verifications/",
        f"/admin/pages/{draft}/a-la-date/",
        "/admin/rencontres/inscriptions/",
        f"/admin/rencontres/{event}/inscriptions/",
        f"/admin/rencontres/{event}/inscriptions/{person}/annuler/",
        f"/admin/rencontres/{event}/prevenir/",
        "/admin/rencontres/sans-compte-rendu/",
        "/admin/snippets/lettres/lettre/",
        f"/admin/snippets/lettres/lettre/envoyer/{letter}/",
        "/admin/rencontres/imports/",
    ):
        page.goto(path)
        check(page)
    page.locator("input[type=file]").set_input_files(
        {"name": "liste.csv", "mimeType": "text/csv", "buffer": HALF_WRONG.encode()}
    )
    page.get_by_role("button", name="Lire le fichier").click()
    expect(page.get_by_text("Une rencontre à Lyon").first).to_be_visible()
    check(page)


def test_a_page_read_again_leaves_the_first_screen(visit, rows):
    page = visit("/admin/login/")
    sign_in(page, "redaction@example.org", PASSWORD)
    button = page.get_by_role("button", name="Je l’ai relue : Charte de participation")
    button.press("Enter")
    expect(page.get_by_text("est notée comme relue aujourd’hui")).to_be_visible()
    expect(button).to_have_count(0)

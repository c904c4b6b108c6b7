"""An editor, who is no administrator, makes a page that people answer to, without touching code."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.support.site import RunningSite

NAME = "Un numérique à hauteur d’enfant"
AXE = {"number": "6", "name": NAME, "short_name": "À hauteur d’enfant", "slug": "hauteur-d-enfant"}


@pytest.fixture(autouse=True)
def leave_the_site_as_it_was(site: RunningSite):
    """The demo has five axes again for whoever visits it next."""
    yield
    site.python(
        "from vocabulaires.models import Axe\n"
        "from axes.models import AxePage\n"
        "for page in AxePage.objects.filter(axe__number=6): page.delete()\n"
        "Axe.objects.filter(number=6).delete()",
    )


def test_an_editor_publishes_an_axis_page_with_its_form(visit, site: RunningSite):
    index = site.python("from axes.models import *; print(AxesIndexPage.objects.get().pk)")
    page = visit("/admin/snippets/vocabulaires/axe/add/", member="redaction@example.org")
    for name, value in AXE.items():
        page.locator(f"input[name={name}]").fill(value)
    page.get_by_role("button", name=re.compile("Enregistrer")).first.click()
    expect(page.get_by_text("Axe 6", exact=False).first).to_be_visible()

    page.goto(f"/admin/pages/add/axes/axepage/{index.strip()}/")
    page.locator("textarea[name=title], input[name=title]").fill(NAME)
    choose(page, "Axe", "Axe 6 – À hauteur d’enfant")
    page.locator("textarea[name=short_statement]").fill(
        "Penser les outils avec celles et ceux qui apprennent à lire."
    )
    add_form_block(page)
    publish(page)

    reader = visit("/axes/")
    reader.get_by_role("link", name=AXE["short_name"]).first.click()
    expect(reader.locator("h1")).to_have_text(NAME)
    expect(reader.get_by_label("Titre de votre proposition")).to_be_visible()
    assert reader.locator("input[name=axe][type=hidden], select[name=axe]").count() >= 1


def choose(page: Page, label: str, row: str) -> None:
    """Pick a row of a vocabulary in the chooser that a field opens."""
    page.get_by_role("button", name=re.compile(rf"Choisi(r|ssez).*{label}", re.IGNORECASE)).first.click()
    page.get_by_role("dialog").get_by_role("link", name=row).click()
    expect(page.get_by_role("dialog")).to_have_count(0)


def add_form_block(page: Page) -> None:
    page.get_by_role("button", name="Insérer un bloc").first.click()
    page.get_by_role("option", name=re.compile("Formulaire de proposition")).click()
    expect(page.locator("input[name=body-0-value-heading]")).to_have_value("Déposer une proposition")


def publish(page: Page) -> None:
    page.get_by_role("button", name=re.compile("Plus d.actions|Autres actions", re.IGNORECASE)).first.click()
    page.get_by_role("button", name=re.compile("^Publier")).first.click()
    expect(page.get_by_text(re.compile("publiée?s?\\b")).first).to_be_visible()

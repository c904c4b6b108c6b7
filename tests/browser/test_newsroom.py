"""A partner drafts, the editors read, the validators publish, the public reads; an editor composes with every block."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.faults import NARROW_AND_DARK, assert_no_fault, assert_no_fault_on_two_screens
from tests.browser.test_editor import publish
from tests.support.site import RunningSite

TITLE = "Un atelier ouvert aux familles"
SLUG = "un-atelier-ouvert-aux-familles"


@pytest.fixture(autouse=True)
def leave_the_site_as_it_was(site: RunningSite):
    """The demo's list of news is as it was for whoever visits it next."""
    yield
    site.python(
        "from wagtail.models import Page\n"
        f"for page in Page.objects.filter(slug__in=['{SLUG}', 'tous-les-blocs']): page.delete()",
    )


def more_actions(page: Page, name: str) -> None:
    page.get_by_role("button", name=re.compile("Plus d.actions|Autres actions", re.IGNORECASE)).first.click()
    page.get_by_role("button", name=re.compile(name)).first.click()


def approve(visit, email: str, site: RunningSite, pk: str) -> None:
    page = visit("/admin/", member=email)
    expect(page.get_by_text(TITLE).first).to_be_visible()
    assert_no_fault(page, within="#etat-du-site-section")
    page.goto(f"/admin/pages/{pk}/edit/")
    page.get_by_role("button", name=re.compile("Plus d.actions|Autres actions", re.IGNORECASE)).first.click()
    # Its words are Wagtail's, and not the same at the last step.
    page.locator("[data-workflow-action-name=approve]").first.click()
    page.wait_for_url(re.compile(r"/admin/pages/\d+/$"))


def test_a_partner_drafts_the_team_approves_and_the_public_reads(visit, site: RunningSite):
    page = visit("/admin/", member="partenaire@example.org")
    assert_no_fault(page, within="#partenaire-section")
    page.get_by_role("link", name="Proposer une actualité").click()
    page.locator("textarea[name=title], input[name=title]").fill(TITLE)
    page.locator("textarea[name=lead]").fill("Venez essayer les outils avec vos enfants.")
    more_actions(page, "^Envoyer|^Soumettre")
    page.wait_for_url("**/admin/")
    expect(page.get_by_role("link", name=TITLE)).to_be_visible()
    expect(page.get_by_text("En attente : relecture").first).to_be_visible()
    assert visit(f"/actualites/{SLUG}/").locator("h1").inner_text() != TITLE

    pk = site.python(
        f"from wagtail.models import Page; print(Page.objects.get(slug='{SLUG}').pk)",
    ).strip()
    approve(visit, "redaction@example.org", site, pk)
    approve(visit, "validation@example.org", site, pk)

    reader = visit("/actualites/")
    reader.get_by_role("link", name=TITLE).click()
    expect(reader.locator("h1")).to_have_text(TITLE)


EVERY_BLOCK = """
from django.core.files.base import ContentFile
from wagtail.blocks import StreamValue
from comptes.models import User
from editorial.models import SiteDocument
from home.models import ContentPage, HomePage
editor = User.objects.get(email="redaction@example.org")
body = ContentPage._meta.get_field("body").stream_block
document = SiteDocument(title="Dossier", uploaded_by_user=editor)
document.file.save("dossier.txt", ContentFile("Bonjour".encode()))
values = {name: child.get_preview_value() for name, child in body.child_blocks.items()}
values["document"]["document"] = document
page = ContentPage(title="Tous les blocs", slug="tous-les-blocs", lead="Chaque bloc, une fois.", live=False)
page.owner = editor
page.body = StreamValue(body, list(values.items()))
HomePage.objects.get().add_child(instance=page)
page.save_revision(user=editor)
print(page.pk)
"""


def test_a_page_of_every_block_has_no_fault(visit, site: RunningSite):
    """The examples of the library, one of each, opened in the editor and published from there."""
    pk = site.python(EVERY_BLOCK).strip()
    page = visit(f"/admin/pages/{pk}/edit/", member="redaction@example.org")
    publish(page)
    reader = visit("/tous-les-blocs/", **NARROW_AND_DARK)
    # Not over the header, whose design system greys what the pointer is on.
    reader.mouse.move(0, NARROW_AND_DARK["viewport"]["height"] - 1)
    assert_no_fault_on_two_screens(reader)

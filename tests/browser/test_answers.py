"""An editor answers propositions together and cites them in a measure; what the screens say has no fault."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.faults import assert_no_fault

SCREENS = (
    "/admin/reponses/",
    "/admin/reponses/propositions/",
    "/admin/reponses/rediger/",
    "/admin/reponses/importer/",
    "/admin/mesures/1/propositions/",
)


@pytest.fixture
def editor(visit) -> Page:
    return visit("/admin/reponses/propositions/", member="redaction@example.org")


def test_an_editor_answers_three_propositions_after_reading_the_mails(editor):
    boxes = editor.locator("[data-bulk-action-checkbox]")
    for position in range(3):
        boxes.nth(position).check()
    editor.locator("[data-bulk-action-button]", has_text="Répondre").click()
    editor.locator("select[name=status]").select_option("en-partie")
    editor.locator("textarea[name=text]").fill("Nous retenons le principe.")
    editor.locator("input[name=organisme]").fill("Direction du numérique")
    editor.get_by_role("button", name="Voir la réponse et les courriels").click()
    expect(editor.get_by_text("Rien n’est encore enregistré")).to_be_visible()
    expect(editor.locator(".moderation__mail-body").first).to_contain_text("Nous retenons le principe.")
    assert_no_fault(editor)
    editor.get_by_role("button", name="Publier la réponse et envoyer").click()
    expect(editor.get_by_text("3 propositions ont leur réponse")).to_be_visible()
    editor.goto("/demo/courriels/")
    expect(editor.get_by_text("Nous retenons le principe.").first).to_be_visible()


def test_the_editors_screens_have_no_fault(editor):
    for path in SCREENS:
        editor.goto(path)
        assert_no_fault(editor)

"""An import from the file to its undoing, its work done by a process of its own."""

from playwright.sync_api import Page, expect

from tests.browser.faults import WCAG, assert_no_fault
from tests.browser.pages import press, reload_until
from tests.contributions.imports.samples import comment_row, comments, decidim, decidim_row

CATEGORY = "Bornes de recharge"


def category_row(number: int, **changes) -> dict:
    return decidim_row(number, **{"category/name/fr": CATEGORY, **changes})


PROPOSALS = decidim(*[category_row(number) for number in range(1, 31)], category_row(31, title=""))
COMMENTS = comments(
    *[comment_row(100 + number, number, alignment=1) for number in range(1, 11)],
    comment_row(200, 1, answers=101),
    comment_row(201, 1, answers=200, depth=2),
    comment_row(202, 99),
)


def send(page: Page, name: str, content: bytes) -> None:
    page.goto("/admin/imports/")
    page.get_by_label("Fichier").set_input_files({"name": name, "mimeType": "text/csv", "buffer": content})
    page.get_by_role("button", name="Envoyer le fichier").click()


def wait_for(page: Page, words: str) -> None:
    status = page.get_by_role("status").filter(has_text=words)
    reload_until(page, lambda: status.count() > 0)


def imported(page: Page, count: str) -> None:
    page.get_by_label("Une fois importé").select_option("on")
    press(page, "Lancer un essai")
    wait_for(page, "Essai terminé")
    press(page, f"Importer {count}")
    wait_for(page, "Import terminé")


def undone(page: Page) -> None:
    page.get_by_text("Annuler tout l’import").click()
    press(page, "Annuler l’import")
    wait_for(page, "Import annulé")


def test_propositions_and_their_comments_come_in_and_are_taken_back(visit):
    page = visit("/admin/imports/", member="moderation@example.org")

    send(page, "propositions.csv", PROPOSALS)
    assert_no_fault(page, rules=WCAG)
    page.get_by_label(CATEGORY).select_option(index=1)
    imported(page, "30 propositions")
    propositions = page.url
    expect(page.get_by_text("31 lignes lues")).to_contain_text("30 créées, 0 déjà là, 1 refusées")
    expect(page.get_by_role("cell", name="Le titre est vide.")).to_be_visible()
    assert_no_fault(page, rules=WCAG)

    send(page, "commentaires.csv", COMMENTS)
    imported(page, "12 commentaires")
    expect(page.get_by_text("13 lignes lues")).to_contain_text("12 créées, 0 déjà là, 1 refusées")
    expect(page.get_by_role("cell", name="Réponse à une réponse")).to_be_visible()
    undone(page)
    expect(page.get_by_text("Retirées")).to_be_visible()

    page.goto(propositions)
    undone(page)
    assert_no_fault(page, rules=WCAG)


def test_an_import_is_made_and_taken_back_without_javascript(visit):
    page = visit("/admin/imports/", member="moderation@example.org", java_script_enabled=False)
    send(page, "propositions.csv", PROPOSALS)
    page.get_by_label(CATEGORY).select_option(index=1)
    imported(page, "30 propositions")
    undone(page)


def test_a_file_that_cannot_be_read_is_said_beside_its_field(visit):
    page = visit("/admin/imports/", member="moderation@example.org")
    for content, said in ((b"PK\x03\x04abcdef", "abîmé"), (b"nom;prenom\na;b\n", "Ces colonnes")):
        send(page, "fichier.xlsx", content)
        expect(page.locator(".error-message, .w-field__errors").first).to_contain_text(said)
        assert_no_fault(page, rules=WCAG)

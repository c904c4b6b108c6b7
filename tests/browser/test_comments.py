"""A comment, from the first word typed to its place under the proposition."""

from playwright.sync_api import expect

from tests.browser.pages import press_until_taken
from tests.browser.test_espace import read_code

WORDS = "Chez nous la salle reste ouverte le jeudi, et elle est toujours pleine."


def test_a_comment_is_written_first_moderated_then_read_by_everyone(visit):
    reader = visit("/propositions/?tri=recentes", java_script_enabled=False)
    reader.locator("main :is(h2, h3) a").first.click()
    proposition = reader.url
    reader.get_by_role("link", name="Donner mon avis").click()
    assert reader.context.cookies() == []
    # The circles and the box stand under their drawn labels, which is what a person clicks.
    reader.get_by_text("Pour", exact=True).click()
    reader.locator("main textarea").fill(WORDS)
    reader.get_by_label("Nom affiché").fill("Anis étoilé")
    reader.get_by_text("J’accepte la charte et la publication").click()
    reader.get_by_role("button", name="Envoyer").click()
    expect(reader.locator("h1")).to_have_text("Votre commentaire est enregistré")
    expect(reader.get_by_text(WORDS)).to_be_visible()
    reader.get_by_label("Votre adresse électronique").fill("anis@example.org")
    reader.get_by_role("button", name="Recevoir un code").click()
    page = reader.url
    code = read_code(reader, "anis@example.org")
    reader.goto(page)
    reader.get_by_label("Code reçu par courriel").fill(code)
    reader.get_by_role("button", name="Me connecter").click()
    press_until_taken(reader, "Envoyer mon commentaire")
    expect(reader.get_by_text("Votre commentaire est envoyé")).to_be_visible()

    moderator = visit("/admin/commentaires/", member="moderation@example.org")
    moderator.get_by_role("link", name=WORDS).click()
    moderator.get_by_role("button", name="Publier", exact=True).click()
    expect(moderator.get_by_text("Le commentaire est publié.")).to_be_visible()

    neighbour = visit(proposition)
    expect(neighbour.get_by_text(WORDS)).to_be_visible()
    expect(neighbour.get_by_role("heading", name="Anis étoilé")).to_be_visible()

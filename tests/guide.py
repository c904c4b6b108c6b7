"""The pictures of the editors' guide and of the README, taken from the demo itself: `make guide`."""

import io
import os
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright

from tests.browser.pages import sign_in
from tests.support import chromium
from tests.support.packages import install
from tests.support.site import PASSWORD, RunningSite, running_site

FOLDER = Path(__file__).parents[1] / "docs" / "images"
WIDTH, QUALITY = 900, 55


@dataclass(frozen=True)
class Picture:
    """One picture: its name, who is signed in if anybody, where, and how much of the screen."""

    name: str
    email: str
    path: str
    height: int = 800
    width: int = 1200


# A browser names its own buttons, in the language it is started in.
FRENCH = {"LANGUAGE": "fr"}
# A news item somebody has just begun, with what one forgets; the page that changes with the phases; a letter to send.
PREPARED = """
from actualites.models import ActualitePage
from comptes.models import User
from home.models import ContentPage
from lettres.models import Lettre
shown = ActualitePage.objects.live().order_by('-date').first()
draft = shown.copy(update_attrs={
    "title": "Une actualité que l’on vient d’écrire", "slug": "brouillon-du-guide", "live": False,
}, copy_revisions=False, keep_live=False, user=User.objects.get(email="redaction@example.org"))
draft.body = draft._meta.get_field("body").stream_block.normalize([
    ("text", "<h3>Un intertitre de trop petit niveau</h3><p>Tout est dit <a href='https://www.education.gouv.fr/'>ici</a>.</p>"),
])
draft.save_revision()
draft.save()
sent = Lettre.objects.first()
letter = Lettre.objects.create(title=sent.title, slug="lettre-du-guide", intro=sent.intro, body=sent.body)
letter.save_revision().publish()
print(shown.pk, draft.pk, ContentPage.objects.get(slug="comment-participer").pk, letter.pk)
"""


def pictures(site: RunningSite) -> Iterator[Picture]:
    editor, partner = "redaction@example.org", "partenaire@example.org"
    news, draft, phased, letter = site.python(PREPARED).split()
    yield Picture("guide-tableau-de-bord", editor, "/admin/", 1000)
    yield Picture("guide-ecrire", editor, f"/admin/pages/{news}/edit/")
    yield Picture("guide-verifier", editor, f"/admin/pages/{draft}/verifications/", 600)
    yield Picture("guide-a-la-date", editor, f"/admin/pages/{phased}/a-la-date/", 700)
    yield Picture("guide-blocs", editor, "/admin/blocs/")
    yield Picture("guide-lettre", editor, f"/admin/snippets/lettres/lettre/envoyer/{letter}/", 700)
    yield Picture("guide-importer", editor, "/admin/rencontres/imports/", 700)
    yield Picture("guide-partenaire", partner, "/admin/", 600)
    yield Picture("accueil", "", "/", 1100, 1280)
    yield Picture("axe", "", "/axes/egal-acces-au-numerique/#proposer", 1100, 1280)


def keep(picture: Picture, page: Page) -> int:
    """Take one picture, small enough to live beside the text; its size in bytes."""
    page.set_viewport_size({"width": picture.width, "height": picture.height})
    page.goto(picture.path)
    page.wait_for_load_state("networkidle")
    image = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    image = image.resize((WIDTH, round(image.height * WIDTH / image.width)))
    path = FOLDER / f"{picture.name}.webp"
    image.save(path, "WEBP", quality=QUALITY, method=6)
    return path.stat().st_size


def main() -> None:
    if problem := install("chromium-l10n"):
        print(f"The browser’s own words may stay English: {problem}")
    with (
        tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder,
        running_site(Path(folder)) as site,
    ):
        # The daily review has something to say on the first screen.
        site.manage("review_contents", "-v", "0")
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=os.environ.get("CHROMIUM") or chromium.executable(),
                args=[*chromium.ARGUMENTS, "--lang=fr"],
                env={**os.environ, **FRENCH},
            )
            signed_in: dict[str, Page] = {}
            for picture in pictures(site):
                if picture.email not in signed_in:
                    page = browser.new_context(base_url=site.url, locale="fr-FR").new_page()
                    if picture.email:
                        sign_in(page, picture.email, PASSWORD)
                    signed_in[picture.email] = page
                size = keep(picture, signed_in[picture.email])
                print(f"{picture.name}.webp  {size // 1024} ko")
            browser.close()


if __name__ == "__main__":
    main()

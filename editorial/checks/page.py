"""All the checks of a page."""

from collections.abc import Callable, Iterator

from wagtail.fields import StreamField
from wagtail.models import Page

from editorial.checks.contents import Contents, contents_of
from editorial.checks.findings import Finding, Level, advice
from editorial.checks.media import check_colours, check_files, check_pictures
from editorial.checks.reading import check_reading
from editorial.checks.structure import check_empty, check_headings, check_links

CHECKS: tuple[Callable[[Contents], Iterator[Finding]], ...] = (
    check_headings,
    check_links,
    check_pictures,
    check_colours,
    check_empty,
    check_files,
    check_reading,
)


def bodies(page: Page) -> Iterator:
    """The values of the stream fields of a page."""
    for field in page._meta.get_fields():
        if isinstance(field, StreamField):
            yield getattr(page, field.name)


def check_page(page: Page) -> list[Finding]:
    """What to mend in a page as it stands in memory, what keeps readers out first; no query of its own."""
    found: dict[Finding, None] = {}
    for body in bodies(page):
        contents = contents_of(body)
        for check in CHECKS:
            found.update(dict.fromkeys(check(contents)))
    found.update(dict.fromkeys(check_presentation(page)))
    return sorted(found, key=lambda finding: finding.level != Level.ERROR)


def check_presentation(page: Page) -> Iterator[Finding]:
    """What lists, searches and shares show of the page."""
    if getattr(page, "hero_image", None) and not getattr(page, "hero_image_alt", ""):
        yield advice(
            "images",
            "L’image d’ouverture n’a pas de texte de remplacement. Laissez ainsi si elle est décorative.",
        )
    if hasattr(page, "description") and not page.description:
        yield advice(
            "présentation",
            "La page n’a pas de description. Écrivez-en une de deux phrases, dans l’onglet Promotion.",
        )

"""Pictures, files and colours."""

import re
from collections.abc import Iterator

from django.template.defaultfilters import filesizeformat

from editorial.checks.contents import Contents
from editorial.checks.contrast import ratio_of_style
from editorial.checks.findings import Finding, advice, error

ALT_MAX = 180
FILE_NAME = re.compile(
    r"\.(jpe?g|png|gif|webp|avif|svg)$|^(img|dsc|image|photo|capture)[\s_-]*\d*$", re.IGNORECASE
)
USELESS_START = re.compile(
    r"^(image|photo|photographie|illustration|logo) (de|d’|d'|du|des|:)", re.IGNORECASE
)
DOCUMENT_MAX = 5 * 1024 * 1024
PICTURE_WIDTH_MIN = 800
CONTRAST_MIN = 4.5


def decimal(number: float) -> str:
    return f"{number:.1f}".replace(".", ",")


def check_pictures(contents: Contents) -> Iterator[Finding]:
    """What a picture teaches is told to those who do not see it."""
    for picture in contents.pictures:
        alt = picture.alt
        if alt is None:
            continue
        if not alt.strip():
            yield error(
                "images",
                "Cette image n’a pas de texte de remplacement. Dites ce qu’elle apprend, ou cochez « décorative ».",
                picture.image.title,
            )
        elif FILE_NAME.search(alt.strip()):
            yield error(
                "images", "Le texte de remplacement est un nom de fichier. Dites ce que l’image montre.", alt
            )
        elif len(alt) > ALT_MAX:
            yield advice(
                "images",
                "Le texte de remplacement est long. Gardez l’essentiel ici et mettez le reste dans la légende.",
                alt,
            )
        elif USELESS_START.match(alt):
            yield advice("images", "Inutile d’écrire « image de » : on sait déjà que c’est une image.", alt)


def check_files(contents: Contents) -> Iterator[Finding]:
    """Files that people on a telephone would wait for."""
    for document in contents.documents:
        if document.file_size and document.file_size > DOCUMENT_MAX:
            yield advice(
                "fichiers",
                f"Ce document pèse {filesizeformat(document.file_size)}. Allégez-le : tout le monde n’a pas "
                "une bonne connexion.",
                document.title,
            )
    for picture in contents.pictures:
        if picture.image.width < PICTURE_WIDTH_MIN:
            yield advice(
                "fichiers",
                f"Cette image mesure {picture.image.width} pixels de large : elle sera floue. Préférez au moins "
                f"{PICTURE_WIDTH_MIN} pixels.",
                picture.image.title,
            )


def check_colours(contents: Contents) -> Iterator[Finding]:
    """Colours that came with a text pasted from elsewhere."""
    for tag in contents.styled:
        ratio = ratio_of_style(tag["style"])
        if ratio is not None and ratio < CONTRAST_MIN:
            yield error(
                "couleurs",
                f"Ce texte se détache mal de son fond ({decimal(ratio)} pour 1, il faut {decimal(CONTRAST_MIN)} "
                "pour 1). Retirez la couleur.",
                tag.get_text(" ", strip=True),
            )

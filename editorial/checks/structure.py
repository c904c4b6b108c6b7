"""Headings, links and what is empty: what people hear who do not see the page."""

import re
from collections import defaultdict
from collections.abc import Iterator

from editorial.checks.contents import Contents
from editorial.checks.findings import Finding, advice, error

VAGUE = {
    "ici", "cliquez ici", "cliquer ici", "lien", "ce lien", "lire", "lire la suite", "la suite", "suite", "plus",
    "plus d’infos", "en savoir plus", "savoir plus", "voir", "voir plus", "page", "site", "document", "télécharger",
}  # fmt: skip
BARE_ADDRESS = re.compile(r"(https?://|www\.)\S+", re.IGNORECASE)


def check_headings(contents: Contents) -> Iterator[Finding]:
    """Headings go down one level at a time, and none is empty."""
    above = contents.base
    for heading in contents.headings:
        if not heading.text:
            yield error("titres", "Un intertitre est vide. Écrivez-le, ou faites-en un paragraphe.")
            continue
        if heading.level > above + 1:
            yield error(
                "titres",
                f"L’intertitre saute un niveau : il est de niveau {heading.level} sous un titre de niveau "
                f"{above}. Choisissez le niveau {above + 1}.",
                heading.text,
            )
        above = heading.level


def check_links(contents: Contents) -> Iterator[Finding]:
    """A link says where it leads when it is read alone."""
    targets: dict[str, set[str]] = defaultdict(set)
    for link in contents.links:
        words = link.text.strip(" .…!?:»«→>").replace("'", "’").casefold()
        if not words:
            yield error("liens", "Un lien n’a pas de texte. Écrivez où il mène.", link.target)
        elif words in VAGUE:
            yield error(
                "liens",
                "Ce lien ne dit pas où il mène. Nommez la page ou le document auquel il conduit.",
                link.text,
            )
        elif BARE_ADDRESS.fullmatch(words):
            yield advice(
                "liens", "Ce lien montre une adresse. Remplacez-la par le nom de la page.", link.text
            )
        else:
            targets[words].add(link.target)
    for words, found in targets.items():
        if len(found) > 1:
            yield advice(
                "liens", "Des liens de même texte mènent à des pages différentes. Distinguez-les.", words
            )


def check_empty(contents: Contents) -> Iterator[Finding]:
    for label in contents.empty:
        yield error("blocs vides", f"Un bloc « {label} » est vide. Remplissez-le ou supprimez-le.")
    if sum(1 for paragraph in contents.paragraphs if not paragraph) > 1:
        yield advice(
            "blocs vides",
            "Des paragraphes vides servent à espacer le texte. Supprimez-les : la page s’en charge.",
        )

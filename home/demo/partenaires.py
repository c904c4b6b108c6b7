"""The partners that public sources name, described neutrally; a neutral one is drawn in place of theirs."""

from dataclasses import dataclass


@dataclass(frozen=True)
class PartenaireData:
    slug: str
    name: str
    kind: str
    summary: str
    paragraphs: tuple[str, ...]
    url: str
    source: str


PARTENAIRES = (
    PartenaireData(
        slug="reseau-canope",
        name="Réseau Canopé",
        kind="institution",
        summary="Opérateur public de la formation des enseignants, placé sous la tutelle du ministère.",
        paragraphs=(
            "Aux côtés des recteurs, Réseau Canopé a participé à l’organisation des rencontres "
            "territoriales tenues du 14 septembre au 16 octobre 2020.",
            "Parmi les propositions retenues en novembre 2020, l’une demande de diversifier la formation "
            "et de renforcer ce réseau.",
        ),
        url="https://www.reseau-canope.fr/",
        source="iapourlecole.fr et education.gouv.fr",
    ),
    PartenaireData(
        slug="banque-des-territoires",
        name="Banque des Territoires",
        kind="institution",
        summary="Direction du groupe Caisse des Dépôts au service des collectivités et des territoires.",
        paragraphs=(
            "La Banque des Territoires a contribué, avec les recteurs et Réseau Canopé, à la tenue des "
            "rencontres territoriales de l’automne 2020.",
            "Elle a rendu compte de l’ouverture de la consultation en juin 2020, puis de son bilan.",
        ),
        url="https://www.banquedesterritoires.fr/",
        source="banquedesterritoires.fr et iapourlecole.fr",
    ),
    PartenaireData(
        slug="edtech-france",
        name="EdTech France",
        kind="association",
        summary=(
            "Association d’entreprises françaises qui conçoivent des services pour l’éducation et la "
            "formation."
        ),
        paragraphs=(
            "EdTech France est citée parmi les organisations d’entreprises présentes dans la consultation "
            "de 2020.",
        ),
        url="https://edtechfrance.fr/",
        source="bordeaux.snes.edu",
    ),
    PartenaireData(
        slug="afinef",
        name="AFINEF",
        kind="association",
        summary="Association française des industriels du numérique de l’éducation et de la formation.",
        paragraphs=(
            "L’AFINEF est citée parmi les organisations d’entreprises présentes dans la consultation de "
            "2020.",
        ),
        url="https://www.afinef.net/",
        source="bordeaux.snes.edu",
    ),
)

"""Our own spreadsheet, downloadable from the admin: one row a proposition."""

from contributions.imports.rows import SourceRow, Unreadable, counted, dated, own_identifier, words_of
from contributions.propositions.models.propositions import THEMES_MAX, TITLE_MAX_LENGTH
from editorial.tables import Row, Table
from editorial.texts import clean_line, clean_text

SYSTEM = "modele"
REQUIRED = ("titre", "texte")
READ = (
    "titre", "texte", "axe", "themes", "profil", "region_academique", "region", "organisation", "nom_affiche",
    "date", "soutiens", "source", "identifiant", "adresse",
)  # fmt: skip

EXAMPLE = "EXEMPLE"

# Each column of the model: its title, what it holds, an example.
COLUMNS = (
    (
        "Titre",
        f"Obligatoire. Au-delà de {TITLE_MAX_LENGTH} caractères, il est abrégé, et entier au début du texte.",
        "Prêter un ordinateur à chaque élève qui n’en a pas",
    ),
    (
        "Texte",
        "Obligatoire. Plusieurs lignes sont possibles, sans mise en forme.",
        "Beaucoup d’élèves n’ont qu’un téléphone. L’établissement prêterait un ordinateur pour l’année.",
    ),
    ("Axe", "L’intitulé, l’intitulé court ou le numéro de l’axe.", "1"),
    ("Thèmes", f"Séparés par des barres verticales ( | ), {THEMES_MAX} au plus.", "Équipement | Inclusion"),
    ("Profil", "Élève, parent, professeur…", "Parent"),
    ("Région académique", "Le nom de la région académique, ou vide.", "Bretagne"),
    ("Organisation", "Si la proposition est faite en son nom.", ""),
    ("Nom affiché", "Un pseudonyme convient. Vide : « Anonyme ».", "Camille"),
    ("Date", "Jour de la proposition, par exemple 14/09/2026. Vide : le jour de l’import.", "14/09/2026"),
    ("Soutiens", "Le nombre déclaré par la source ; il est affiché à part.", "12"),
    ("Source", "Le nom du site ou du fichier d’origine.", "Cahier de Rennes"),
    (
        "Identifiant",
        "Le numéro de la ligne dans la source : la même ne sera jamais importée deux fois.",
        EXAMPLE,
    ),
    ("Adresse", "L’adresse de la proposition dans la source.", ""),
)
HEADERS = tuple(title for title, _, _ in COLUMNS)


def is_model(table: Table) -> bool:
    return set(REQUIRED) <= set(table.headers)


def example() -> list[tuple[str, ...]]:
    """The model's only row, which shows what each column holds; the import refuses it."""
    return [tuple(value for _, _, value in COLUMNS)]


def places(row: Row) -> tuple[str, str]:
    """The axis and the région of a row, as typed."""
    return row["axe"], row["region_academique"] or row["region"]


def proposal(row: Row, system: str) -> SourceRow:
    if row["identifiant"] == EXAMPLE:
        raise Unreadable("C’est la ligne d’exemple du modèle : vous pouvez l’effacer.")
    remarks: list[str] = []
    category, scope = places(row)
    title, text = words_of(clean_line(row["titre"]), clean_text(row["texte"]), remarks)
    url = row["adresse"]
    address = url if url.startswith(("https://", "http://")) and len(url) <= 500 else ""
    if url and not address:
        remarks.append("L’adresse dans la source n’en est pas une : elle est laissée de côté.")
    return SourceRow(
        line=row.line,
        system=(clean_line(row["source"]) or system or SYSTEM)[:120],
        identifier=clean_line(row["identifiant"])[:120] or own_identifier(title, text),
        url=address,
        title=title,
        text=text,
        category=category,
        scope=scope,
        themes=tuple(name.strip() for name in row["themes"].split("|") if name.strip()),
        profil=row["profil"],
        written_at=dated(row["date"], remarks),
        declared_supports=counted(row["soutiens"], "soutiens", remarks),
        organisation=clean_line(row["organisation"])[:120],
        public_name=clean_line(row["nom_affiche"])[:80],
        remarks=tuple(remarks),
    )

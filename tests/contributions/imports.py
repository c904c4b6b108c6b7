"""Files to import, as the sites that made them write them."""

import csv
import io
from collections.abc import Iterable

DECIDIM_OLD = (
    "id;category/id;category/name/fr;scope/id;scope/name/fr;title;body;votes;comments;created_at;url;component/id;"
    "meeting_urls"
).split(";")
DECIDIM_NEW = (
    "id;category/id;category/name/fr;category/name/en;scope/id;scope/name/fr;title/fr;title/en;body/fr;body/en;"
    "votes;comments;created_at;published_at;url;component/id;meeting_urls;state"
).split(";")
URL = "https://participez.example.org/processes/egn/f/12/proposals/{}"
MODEL = [
    "Titre",
    "Texte",
    "Axe",
    "Thèmes",
    "Profil",
    "Région académique",
    "Soutiens",
    "Source",
    "Identifiant",
]


def table(
    headers: Iterable[str], rows: Iterable[dict], *, encoding: str = "utf-8-sig", separator: str = ";"
) -> bytes:
    headers = list(headers)
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, headers, delimiter=separator)
    writer.writeheader()
    writer.writerows(rows)
    return buffer.getvalue().encode(encoding)


def decidim_row(number: int, *, suffix: str = "", **changes) -> dict:
    """A proposal of Decidim; ``suffix`` is what newer versions add to the headers of texts."""
    return {
        "id": number,
        "category/id": 3,
        "category/name/fr": "Égal accès",
        "scope/id": 5,
        "scope/name/fr": "Bretagne",
        f"title{suffix}": f"Prêter un ordinateur numéro {number}",
        f"body{suffix}": f"<p>Chaque élève de la classe {number} ; au moins.</p>\n<ul><li>un ordinateur</li></ul>",
        "votes": 7,
        "comments": 2,
        "created_at": "2020-09-14 10:12:33 +0200",
        "url": URL.format(number),
        "component/id": 12,
        "meeting_urls": "",
    } | changes


def decidim(*rows: dict, headers: Iterable[str] = DECIDIM_OLD, **options) -> bytes:
    return table(headers, rows, **options)


def model_row(number: int, **changes) -> dict:
    return {
        "Titre": f"Ouvrir la salle {number} le soir",
        "Texte": f"La salle {number} est fermée après les cours.",
        "Axe": "Égal accès",
        "Source": "Cahier",
        "Identifiant": f"R-{number}",
    } | changes

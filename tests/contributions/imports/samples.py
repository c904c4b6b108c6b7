"""Files to import, as the sites that made them write them."""

import csv
import io
from collections.abc import Iterable

from contributions.imports import preparing, running
from contributions.imports.models import Import, ImportLine

DECIDIM_OLD = (
    "id;category/id;category/name/fr;scope/id;scope/name/fr;title;body;votes;comments;created_at;url;component/id;"
    "meeting_urls"
).split(";")
DECIDIM_NEW = (
    "id;category/id;category/name/fr;category/name/en;scope/id;scope/name/fr;title/fr;title/en;body/fr;body/en;"
    "votes;comments;created_at;published_at;url;component/id;meeting_urls;state"
).split(";")
COMMENTS = (
    "id;created_at;body;locale;author/id;author/name;alignment;depth;user_group/id;user_group/name;commentable_id;"
    "commentable_type;root_commentable_url"
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


def comment_row(number: int, proposal: int, *, answers: int | None = None, depth: int = 0, **changes) -> dict:
    """A comment of Decidim on a proposal; ``answers`` is the comment that a reply answers."""
    kind = "Decidim::Comments::Comment" if answers else "Decidim::Proposals::Proposal"
    return {
        "id": number,
        "created_at": "2020-09-20 18:02:11 +0200",
        "body": f"<p>Dans mon école aussi, {number} fois.</p>",
        "locale": "fr",
        "author/id": 40,
        "author/name": "Camille",
        "alignment": 0,
        "depth": depth or int(bool(answers)),
        "commentable_id": answers or proposal,
        "commentable_type": kind,
        "root_commentable_url": URL.format(proposal),
    } | changes


def comments(*rows: dict) -> bytes:
    return table(COMMENTS, rows)


def received(content: bytes, **options) -> Import:
    options.setdefault("publish", True)
    author = options.pop("author", None)
    return preparing.receive(io.BytesIO(content), name="fichier.csv", author=author, **options)


def carried_out(content: bytes, **options) -> Import:
    batch = received(content, **options)
    running.begin(batch, Import.State.EN_COURS, sources=running.TRIABLE)
    running.go_on(batch)
    batch.refresh_from_db()
    return batch


def undone(batch: Import) -> Import:
    running.begin(batch, Import.State.ANNULATION, sources=running.UNDOABLE)
    running.go_on(batch)
    batch.refresh_from_db()
    return batch


def reasons(batch: Import) -> dict[int, str]:
    """What the report says of rows, by their number."""
    return dict(batch.lines.exclude(kind=ImportLine.Kind.FICHIER).values_list("line", "reason"))


def counts(batch: Import) -> tuple[int, int, int, int]:
    """Read, created, known, refused: they add up."""
    assert batch.adds_up
    return batch.rows_read, batch.created_count, batch.known_count, batch.refused_count

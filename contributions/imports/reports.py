"""What an import did, in sentences and in a spreadsheet."""

from collections.abc import Iterator

from contributions.imports.models import Import, ImportLine
from editorial.tables import csv_rows

HEADERS = ("Ligne", "Identifiant", "Titre", "Résultat", "Raison")


def summary(batch: Import) -> str:
    """The counts, which add up: each row read is one of the three."""
    done = batch.state in (Import.State.TERMINE, Import.State.EN_COURS)
    return counts_in_words(
        batch.rows_read, batch.created_count, batch.known_count, batch.refused_count, done=done
    )


def counts_in_words(read: int, created: int, known: int, refused: int, *, done: bool) -> str:
    """How many lines gave what; a line is refused or gives something, whatever it holds."""
    return (
        f"{number(read)} lignes lues : {number(created)} {'créées' if done else 'à créer'}, "
        f"{number(known)} déjà là, {number(refused)} refusées."
    )


def number(value: int) -> str:
    return f"{value:,}".replace(",", "\u202f")


def csv_report(batch: Import) -> Iterator[bytes]:
    """The report line by line, read from the database as it is sent."""
    lines = ImportLine.objects.filter(batch=batch).iterator(chunk_size=1000)
    yield from csv_rows(
        HEADERS,
        ((line.line, line.identifier, line.title, line.get_kind_display(), line.reason) for line in lines),
    )

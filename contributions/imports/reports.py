"""What an import did, in sentences and in a spreadsheet."""

from collections.abc import Iterator

from contributions.models import Import, ImportLine
from editorial.tables import csv_rows

HEADERS = ("Ligne", "Résultat", "Raison")


def summary(batch: Import) -> str:
    """The counts, which add up: each row read is one of the three."""
    created = "créées" if batch.state in (Import.State.TERMINE, Import.State.EN_COURS) else "à créer"
    return (
        f"{number(batch.rows_read)} lignes lues : {number(batch.created_count)} {created}, "
        f"{number(batch.known_count)} déjà là, {number(batch.refused_count)} refusées."
    )


def number(value: int) -> str:
    return f"{value:,}".replace(",", "\u202f")


def csv_report(batch: Import) -> Iterator[bytes]:
    """The report line by line, read from the database as it is sent."""
    lines = ImportLine.objects.filter(batch=batch).iterator(chunk_size=1000)
    yield from csv_rows(HEADERS, ((line.line, line.get_kind_display(), line.reason) for line in lines))

"""The registrations of an event as a table."""

import io
from collections.abc import Iterator

from editorial.tables.writing import write_workbook
from evenements.inscriptions.models import Inscription
from evenements.models import EvenementPage

HEADERS = (
    "Rang", "État", "Présence", "Nom", "Adresse électronique", "Profil", "Besoins pour l’accueil", "Venu", "Demandée le",
)  # fmt: skip


def export_rows(event: EvenementPage) -> Iterator[tuple]:
    rows = Inscription.objects.filter(evenement=event).select_related("profil").holding().in_order()
    for row in rows.iterator(chunk_size=500):
        yield (
            row.rank,
            row.get_state_display(),
            row.get_attendance_display(),
            row.name,
            row.email,
            str(row.profil or ""),
            row.needs,
            "oui" if row.came else "",
            row.created_at.astimezone(event.zone).strftime("%Y-%m-%d %H:%M"),
        )


def workbook(event: EvenementPage) -> io.BytesIO:
    file = io.BytesIO()
    write_workbook(file, HEADERS, export_rows(event), title="Inscriptions")
    file.seek(0)
    return file

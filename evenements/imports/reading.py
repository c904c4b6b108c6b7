"""Rows of a spreadsheet as events, or what is wrong with each of them, in words."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import BinaryIO
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError

from editorial.tables import Row, TableError, normal, open_table
from editorial.texts import clean_line, clean_text
from evenements.models import EvenementPage
from vocabulaires.models import Academie, RegionAcademique
from vocabulaires.places import place_key

ROWS_MAX = 500
BYTES_MAX = 5_000_000
REQUIRED = ("titre", "date", "heure_debut", "heure_fin")
OPTIONAL = (
    "date_fin", "region", "academie", "format", "lieu", "adresse", "chapo", "organisateur", "inscription",
    "places_sur_place", "places_en_ligne",
)  # fmt: skip
DAYS = ("%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y")
HOUR = re.compile(r"(\d{1,2})\s*(?:[:hH]\s*(\d{2})?)?(?::\d{2})?")
FORMAT_NAMES = {
    **dict.fromkeys(("presentiel", "en_presentiel", "sur_site", "en_salle"), EvenementPage.Format.ON_SITE),
    **dict.fromkeys(
        (
            "distanciel",
            "en_distanciel",
            "a_distance",
            "visio",
            "en_visio",
            "visioconference",
            "en_visioconference",
            "webinaire",
        ),
        EvenementPage.Format.ONLINE,
    ),
    **dict.fromkeys(
        ("mixte", "presentiel_et_distanciel", "sur_place_et_en_ligne", "presentiel_et_en_ligne", "comodal"),
        EvenementPage.Format.HYBRID,
    ),
}
YES, NO = {"oui", "x", "1", "vrai"}, {"", "non", "0", "faux"}
FIELDS = {
    "title": "titre", "place": "lieu", "address": "adresse", "lead": "chapo", "organiser": "organisateur",
    "start_date": "heure_debut", "end_date": "heure_fin", "format": "format", "region": "region",
    "academie": "academie", "time_zone": "region", "capacity_on_site": "places_sur_place",
    "capacity_online": "places_en_ligne",
}  # fmt: skip


@dataclass(frozen=True)
class Places:
    """The régions and académies by the names that people write."""

    regions: dict[str, RegionAcademique]
    academies: dict[str, Academie]

    @classmethod
    def load(cls) -> Places:
        """Two queries."""
        return cls(
            {place_key(row.name): row for row in RegionAcademique.objects.all()},
            {place_key(row.name): row for row in Academie.objects.select_related("region")},
        )


def read_file(file: BinaryIO) -> list[dict]:
    """Every row of a file with its problems; raises ``TableError`` when it is no table of events."""
    with open_table(file, bytes_max=BYTES_MAX) as table:
        table.require(*REQUIRED)
        rows = []
        for row in table:
            if len(rows) == ROWS_MAX:
                raise TableError(
                    f"Ce fichier a plus de {ROWS_MAX} lignes. Partagez-le en plusieurs fichiers."
                )
            rows.append(row)
    places = Places.load()
    return mark_repeated([judged(row, places) for row in rows])


def judged(row: Row, places: Places) -> dict:
    """One row as it will be kept: its cells, and what is wrong."""
    values = {name: row.shown(name) for name in (*REQUIRED, *OPTIONAL)}
    problems = [row.problem] if row.problem else []
    problems += [row.faults[name] for name in values if name in row.faults]
    if not problems:
        _, problems = event_of(values, places)
    return {"line": row.line, "values": values, "problems": problems}


def event_of(values: dict[str, str], places: Places) -> tuple[EvenementPage, list[str]]:
    """The event that a row describes, and the problems that would keep it from being saved."""
    problems: list[str] = []

    def read(name: str, parse, default=None):
        try:
            return parse(values[name])
        except ValueError as error:
            problems.append(f"{name} : {error}")
            return default

    region = read("region", lambda name: found(name, places.regions))
    academie = read("academie", lambda name: found(name, places.academies))
    region = region or (academie.region if academie else None)
    zone = region.time_zone if region else EvenementPage.TimeZone.PARIS
    day = read("date", day_of)
    last_day = read("date_fin", day_of) if values["date_fin"] else day
    start_hour, end_hour = read("heure_debut", hour_of), read("heure_fin", hour_of)
    page = EvenementPage(
        title=clean_line(values["titre"]),
        start_date=moment(day, start_hour, zone),
        end_date=moment(last_day, end_hour, zone),
        time_zone=zone,
        region=region,
        academie=academie,
        format=read("format", format_of, EvenementPage.Format.ON_SITE),
        place=clean_line(values["lieu"]),
        address=clean_text(values["adresse"]),
        lead=clean_text(values["chapo"]),
        organiser=clean_line(values["organisateur"]),
        takes_registrations=read("inscription", yes_or_no, False),
        capacity_on_site=read("places_sur_place", number_of),
        capacity_online=read("places_en_ligne", number_of),
    )
    if not problems:
        try:
            page.clean_fields(exclude=["path", "depth", "slug", "content_type", "locale", "draft_title"])
            page.clean()
        except ValidationError as error:
            problems += [
                f"{FIELDS.get(field, field)} : {message}"
                for field, messages in error.message_dict.items()
                for message in messages
            ]
    return page, problems


def mark_repeated(rows: list[dict]) -> list[dict]:
    """Say of an event that it is in the file twice, or on the site already; one query."""
    dated = EvenementPage.objects.values_list("title", "start_date", "time_zone")
    # An evening in Guadeloupe is the next day in Paris: an event has the day of its own place.
    known = {(title.casefold(), start.astimezone(ZoneInfo(zone)).date()) for title, start, zone in dated}
    seen: dict[tuple, int] = {}
    for row in rows:
        if row["problems"]:
            continue
        key = clean_line(row["values"]["titre"]).casefold(), day_of(row["values"]["date"])
        if key in known:
            row["problems"].append("titre : une rencontre de ce titre existe déjà ce jour-là.")
        elif key in seen:
            row["problems"].append(f"titre : même rencontre que la ligne {seen[key]}.")
        seen.setdefault(key, row["line"])
    return rows


def found(name: str, rows: dict):
    if not name:
        return None
    row = rows.get(place_key(name))
    if row is None:
        raise ValueError(f"« {name[:60]} » n’existe pas. Écrivez son nom en entier.")
    return row


def day_of(text: str) -> datetime.date:
    text = text.split(" ")[0].split("T")[0]
    for pattern in DAYS:
        try:
            day = datetime.datetime.strptime(text, pattern).date()
        except ValueError:
            continue
        if 1990 <= day.year <= 2100:
            return day
    raise ValueError(f"« {text[:30]} » n’est pas une date. Écrivez par exemple 12/11/2026.")


def hour_of(text: str) -> datetime.time:
    # A spreadsheet may hand over a whole moment where only its hour shows.
    matched = HOUR.fullmatch(re.split(r"[ T]", text)[-1] if re.match(r"\d{4}-", text) else text.strip())
    if matched and int(matched[1]) < 24 and int(matched[2] or 0) < 60:
        return datetime.time(int(matched[1]), int(matched[2] or 0))
    raise ValueError(f"« {text[:30]} » n’est pas une heure. Écrivez par exemple 14:30 ou 14 h 30.")


def moment(day: datetime.date | None, hour: datetime.time | None, zone: str) -> datetime.datetime | None:
    return datetime.datetime.combine(day, hour, tzinfo=ZoneInfo(zone)) if day and hour else None


def format_of(text: str) -> str:
    if not text:
        return EvenementPage.Format.ON_SITE
    names = {normal(name): value for value, label in EvenementPage.Format.choices for name in (value, label)}
    names |= FORMAT_NAMES
    if normal(text) not in names:
        raise ValueError(f"« {text[:30]} » n’existe pas. Écrivez « sur place », « en ligne » ou « hybride ».")
    return names[normal(text)]


def yes_or_no(text: str) -> bool:
    if text.casefold() in YES:
        return True
    if text.casefold() in NO:
        return False
    raise ValueError(f"« {text[:30]} » : écrivez « oui » ou « non ».")


def number_of(text: str) -> int | None:
    if not text:
        return None
    digits = "".join(text.split()).removesuffix(".0")
    if not (digits.isascii() and digits.isdecimal() and len(digits) <= 6):
        raise ValueError(f"« {text[:30]} » n’est pas un nombre de places.")
    return int(digits)


def example_rows() -> Iterable[tuple[str, ...]]:
    """What the model file shows."""
    yield (
        "Rencontre des lycées", "12/11/2026", "14:00", "17:30", "", "La Réunion", "", "sur place",
        "Lycée Leconte-de-Lisle, Saint-Denis", "1 rue de l’Exemple, 97400 Saint-Denis", "Deux ateliers et une synthèse.",
        "Rectorat de La Réunion", "oui", "60", "",
    )  # fmt: skip

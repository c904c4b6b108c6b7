"""A row of any source, in the same words whatever the file it came from."""

import hashlib
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.text import Truncator

from contributions.propositions.models.propositions import TITLE_MAX_LENGTH
from editorial.tables import Row

LANGUAGE = re.compile(r"[a-z]{2}(_[a-z]{2})?")
PARIS = ZoneInfo("Europe/Paris")
FRENCH_DATES = ("%d/%m/%Y %H:%M:%S", "%d/%m/%Y %H:%M", "%d/%m/%Y")
OLDEST = datetime(1995, 1, 1, tzinfo=UTC)
COUNT_MAX = 100_000_000


class Unreadable(Exception):
    """This row cannot become a proposition; the message says why."""


@dataclass(frozen=True)
class SourceRow:
    """What one row proposes, and where it was written; values of vocabularies are still the source's own words."""

    line: int
    system: str
    identifier: str
    url: str
    title: str
    text: str
    category: str = ""
    scope: str = ""
    themes: tuple[str, ...] = ()
    profil: str = ""
    written_at: datetime | None = None
    declared_supports: int | None = None
    organisation: str = ""
    public_name: str = ""
    remarks: tuple[str, ...] = ()

    @property
    def named(self) -> dict[str, str]:
        """How the report names it: its number in the source, if it has one, and its title."""
        is_own = self.identifier == own_identifier(self.title, self.text)
        return {"identifier": "" if is_own else self.identifier, "title": self.title}


def localized(row: Row, *names: str) -> str:
    """The cell of a column that may exist in several languages: French first, then any that says something."""
    for name in names:
        for column in (f"{name}/fr", name):
            if row[column]:
                return row[column]
    for name in names:
        for column, value in row.values.items():
            head, _, language = column.rpartition("/")
            if head == name and language != "id" and LANGUAGE.fullmatch(language) and value.strip():
                return row[column]
    return ""


def moment_of(text: str) -> datetime | None:
    """A date written in any usual way, in the time of Paris when it names none; ``None`` when unreadable."""
    text = " ".join(text.split())
    value = None
    try:
        value = parse_datetime(text) or parse_datetime(text.replace(" UTC", "Z"))
        if value is None and (day := parse_date(text)):
            value = datetime.combine(day, datetime.min.time())
    except ValueError:
        return None
    for pattern in FRENCH_DATES if value is None else ():
        try:
            value = datetime.strptime(text, pattern)
            break
        except ValueError:
            continue
    if value is None:
        return None
    if value.tzinfo is None:
        value = value.replace(tzinfo=PARIS)
    return value if OLDEST <= value <= timezone.now() else None


def dated(text: str, remarks: list[str], noun: str = "la proposition") -> datetime | None:
    """The date of a cell; one that cannot be read is remarked, since the row will bear today's."""
    if not text:
        return None
    moment = moment_of(text)
    if moment is None:
        remarks.append(f"Date illisible ou à venir (« {text[:40]} ») : {noun} porte la date de l’import.")
    return moment


def counted(text: str, noun: str, remarks: list[str]) -> int | None:
    if not text:
        return None
    # « 1 200 », with any of the spaces that French puts there.
    digits = "".join(text.split()).removesuffix(".0")
    if digits.isascii() and digits.isdecimal() and int(digits[:12]) < COUNT_MAX:
        return int(digits[:12])
    remarks.append(f"Nombre de {noun} illisible (« {text[:40]} ») : il est laissé de côté.")
    return None


def own_identifier(title: str, text: str) -> str:
    """What tells one row from another when its source gives no number: its words."""
    return hashlib.sha256(f"{title}\n{text}".encode()).hexdigest()[:40]


def words_of(title: str, text: str, remarks: list[str]) -> tuple[str, str]:
    """A title and its text, cleaned: what is longer than a title may be stands whole at the head of the text."""
    if len(title) <= TITLE_MAX_LENGTH:
        return title, text
    remarks.append(f"Titre de {len(title)} caractères : abrégé, il est entier au début du texte.")
    return shortened(title), f"{title}\n\n{text}".strip()


def shortened(title: str) -> str:
    """The beginning of a title, cut between two words where it has some."""
    return (
        Truncator(title).chars(TITLE_MAX_LENGTH)
        if " " not in title[: TITLE_MAX_LENGTH // 2]
        else (title[: TITLE_MAX_LENGTH - 1].rpartition(" ")[0].rstrip(" ,;:–-") + "…")
    )

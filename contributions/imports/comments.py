"""Decidim's comments: read, and tied to the propositions that an earlier import brought."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import BinaryIO

from contributions.imports import decidim
from contributions.imports.formats import BYTES_MAX, Refused
from contributions.imports.rows import Unreadable
from contributions.models import Provenance
from editorial.tables import Row, open_table

CHUNK = 500


@dataclass
class CommentsReport:
    """How many comments can be tied to a proposition, by side, and why the others cannot."""

    read: int = 0
    sides: Counter = field(default_factory=Counter)
    refused: list[Refused] = field(default_factory=list)


def check(file: BinaryIO, *, system: str = "", bytes_max: int = BYTES_MAX) -> CommentsReport:
    """Read a file of comments whole and say what it would give. Raises ``TableError``."""
    report = CommentsReport()
    with open_table(file, bytes_max=bytes_max) as table:
        rows = iter(table)
        while chunk := list(islice(rows, CHUNK)):
            report.read += len(chunk)
            for outcome in checked(chunk, system):
                if isinstance(outcome, Refused):
                    report.refused.append(outcome)
                else:
                    report.sides[outcome] += 1
    return report


def checked(chunk: list[Row], system: str) -> Iterator[str | Refused]:
    asked = {row["commentable_id"] for row in chunk}
    known = set(Provenance.objects.filter(identifier__in=asked).values_list("system", "identifier"))
    for row in chunk:
        if row.problem:
            yield Refused(row.line, row.problem)
            continue
        try:
            identifier, side = decidim.check_comment(row)
        except Unreadable as error:
            yield Refused(row.line, str(error))
            continue
        source = system or decidim.system_of(row["root_commentable_url"] or row["url"], decidim.SYSTEM)
        if (source, identifier) in known:
            yield side
        else:
            yield Refused(row.line, f"La proposition {identifier[:40]} de {source} n’a pas été importée ici.")

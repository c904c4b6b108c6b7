"""Published propositions that the team names by their references, many at once."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from contributions.propositions.models import Proposition
from contributions.propositions.references import parse_reference
from contributions.propositions.states import State

REFERENCES_MAX = 5_000
SEPARATORS = re.compile(r"[,;\n\r\t]+")


@dataclass(frozen=True)
class Selection:
    """What was found, in the order it was named, and a sentence for each reference that leads to nothing."""

    propositions: Sequence[Proposition] = ()
    problems: Sequence[str] = field(default_factory=list)


def typed_references(text: str) -> list[str]:
    """The references of a text, separated by commas, semicolons, line breaks or, if need be, spaces."""
    found: list[str] = []
    for piece in SEPARATORS.split(text):
        piece = piece.strip()
        if piece:
            found.extend([piece] if parse_reference(piece) else piece.split())
    return list(dict.fromkeys(found))


def problem_of(proposition: Proposition | None) -> str:
    """Why the team cannot answer or cite this proposition; empty when it can. It names no word of its text."""
    if proposition is None:
        return "aucune proposition ne porte cette référence."
    if proposition.merged_into_id:
        target = proposition.merged_into.display_reference
        return f"cette proposition a été fusionnée : utilisez {target}."
    if proposition.state != State.PUBLIEE:
        return "cette proposition n’est pas publiée."
    return ""


def find_published(text: str) -> Selection:
    """The published propositions named in a text; one query."""
    typed = typed_references(text)
    if len(typed) > REFERENCES_MAX:
        return Selection(
            problems=[f"Pas plus de {REFERENCES_MAX} références à la fois : il y en a {len(typed)}."]
        )
    parsed = {reference: parse_reference(reference) for reference in typed}
    rows = by_reference(filter(None, parsed.values()))
    found: dict[int, Proposition] = {}
    problems = []
    for words, reference in parsed.items():
        if reference is None:
            problems.append(
                f"« {words[:20]} » : ce n’est pas une référence. Elle a huit signes, comme 7KM4-Q9TX."
            )
            continue
        proposition = rows.get(reference)
        if problem := problem_of(proposition):
            problems.append(f"{words} : {problem}")
        else:
            found[proposition.pk] = proposition
    return Selection(list(found.values()), problems)


def by_reference(references) -> dict[str, Proposition]:
    """The propositions that bear these references, in slices that every database takes."""
    references = list(references)
    rows: dict[str, Proposition] = {}
    for start in range(0, len(references), 500):
        found = Proposition.objects.received().select_related("axe", "merged_into", "reponse")
        rows |= {row.reference: row for row in found.filter(reference__in=references[start : start + 500])}
    return rows

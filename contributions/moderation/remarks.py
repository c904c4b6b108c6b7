"""What the rules show of a text, in plain words, with the passages marked where they are."""

from collections import defaultdict
from dataclasses import dataclass

from django.utils.safestring import SafeString

from contributions.analyse.models import Alerte, Groupe, MembreDeGroupe
from contributions.analyse.rules import EXPLANATIONS, Passage, Rules
from contributions.propositions.models import Proposition
from search import analysis, highlight

QUOTES_MAX = 5
QUOTE_LENGTH = 80


@dataclass(frozen=True)
class Remark:
    """One rule met: its name, what it means, the passages that set it off."""

    label: str
    explanation: str
    quotes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Remarks:
    """A text as a moderator reads it: what the rules say of it, its passages marked."""

    title: SafeString
    text: SafeString
    remarks: tuple[Remark, ...]
    near: tuple[Proposition, ...] = ()
    groupe_id: int | None = None

    @classmethod
    def of(cls, proposition: Proposition) -> "Remarks":
        """Read again with the rules as they are now."""
        rules = Rules.load()
        title, text = analysis.clean(proposition.title), analysis.clean(proposition.text)
        quotes: dict[str, list[str]] = defaultdict(list)
        marked = []
        for part in (title, text):
            passages = rules.passages(part)
            marked.append(highlight.marked(part, spans(passages)))
            for passage in passages:
                quotes[passage.rule].append(part[passage.start : passage.end][:QUOTE_LENGTH])
        found = [
            Remark(rule.label, EXPLANATIONS[rule], tuple(dict.fromkeys(quotes[rule]))[:QUOTES_MAX])
            for rule in Alerte.Rule
            if rule in quotes
        ]
        near, groupe_id = near_duplicates(proposition)
        if near:
            rule = Alerte.Rule.DOUBLON
            found.append(Remark(rule.label, EXPLANATIONS[rule]))
        return cls(*marked, tuple(found), near, groupe_id)


def spans(passages: list[Passage]) -> list[highlight.Span]:
    """The passages one after the other: where two overlap, both are shown as one."""
    merged: list[highlight.Span] = []
    for passage in passages:
        if merged and passage.start < merged[-1].end:
            merged[-1] = merged[-1]._replace(end=max(merged[-1].end, passage.end))
        else:
            merged.append(highlight.Span(passage.start, passage.end, ""))
    return merged


def near_duplicates(proposition: Proposition) -> tuple[tuple[Proposition, ...], int | None]:
    """The others of its proposed group; one query, two when it is in one."""
    groupe_id = (
        MembreDeGroupe.objects.filter(proposition=proposition, groupe__verdict=Groupe.Verdict.PROPOSE)
        .values_list("groupe", flat=True)
        .first()
    )
    if groupe_id is None:
        return (), None
    others = Proposition.objects.received().filter(appartenances__groupe=groupe_id).exclude(pk=proposition.pk)
    return tuple(others.order_by("pk")[:QUOTES_MAX]), groupe_id

"""The sets of open data: the columns of each are those of the API, which say themselves what they hold."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Model, QuerySet
from rest_framework.serializers import Serializer

import contributions.propositions.api
import evenements.api
import suites.api

# Rows read at once: memory stays the same whatever their number.
BATCH = 1_000


def no_context(rows: Sequence[Model]) -> Mapping[str, Any]:
    return {}


@dataclass(frozen=True)
class Column:
    name: str
    description: str


@dataclass(frozen=True)
class Dataset:
    """What one set holds, in a sentence, and where its rows come from.

    ``context`` reads what the serializer needs of some rows at once.
    """

    name: str
    title: str
    description: str
    rows: Callable[[], QuerySet]
    serializer: type[Serializer]
    context: Callable[[Sequence[Model]], Mapping[str, Any]] = no_context

    @property
    def columns(self) -> list[Column]:
        return [Column(name, field.help_text) for name, field in self.serializer().fields.items()]

    def records(self) -> Iterator[dict[str, Any]]:
        """Every row, in the order of identifiers; a few queries for each thousand, none of them long."""
        last = 0
        while rows := list(self.rows().filter(pk__gt=last).order_by("pk")[:BATCH]):
            yield from self.serializer(rows, many=True, context=self.context(rows)).data
            last = rows[-1].pk


DATASETS = (
    Dataset(
        "propositions",
        "Propositions",
        "Toutes les propositions publiées, celles des ateliers et des imports comprises, avec leurs soutiens, "
        "leurs commentaires comptés et la suite donnée.",
        contributions.propositions.api.published,
        contributions.propositions.api.PropositionSerializer,
    ),
    Dataset(
        "evenements",
        "Rencontres",
        "Toutes les rencontres annoncées, passées et à venir, avec leur lieu et le nombre de personnes venues.",
        evenements.api.rows,
        evenements.api.EvenementSerializer,
        evenements.api.filing,
    ),
    Dataset(
        "mesures",
        "Mesures",
        "Ce qui est décidé à la suite de la consultation, qui en est responsable et où cela en est.",
        suites.api.rows,
        suites.api.MesureSerializer,
    ),
    Dataset(
        "citations",
        "Propositions citées par les mesures",
        "Le lien entre les deux : quelle mesure reprend quelle proposition, et quels mots.",
        suites.api.citations,
        suites.api.CitationSerializer,
    ),
)

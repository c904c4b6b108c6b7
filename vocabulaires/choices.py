"""Rows of several vocabularies read in one query, as a filter or a row of links shows them."""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from django.db import connections, router
from django.db.models import F, IntegerField, Model, QuerySet, Value

from page_cache import remember_edited
from vocabulaires.models import Academie, Axe, RegionAcademique, Theme


@dataclass(frozen=True)
class Choice:
    """What one needs of a row to choose it or to lead to it; ``rank`` comes before the name in its order."""

    pk: int
    rank: int
    slug: str
    name: str

    @property
    def order(self) -> tuple[int, str]:
        """As people look for it: accents and capitals make no difference, whatever the database thinks."""
        letters = unicodedata.normalize("NFKD", self.name.casefold())
        return self.rank, "".join(letter for letter in letters if not unicodedata.combining(letter))

    def __str__(self) -> str:
        return self.name


@dataclass(frozen=True)
class AxeChoice(Choice):
    def __str__(self) -> str:
        return f"Axe {self.rank} – {self.name}"


def read_together(*querysets: QuerySet) -> list[list[Choice]]:
    """The rows of each query set, all of models with a slug and a name, in one query."""
    parts = [
        queryset.order_by().values_list(
            Value(number, output_field=IntegerField()),
            "pk",
            F(rank_of(queryset.model)) if rank_of(queryset.model) else Value(0, output_field=IntegerField()),
            "slug",
            name_of(queryset.model),
        )
        for number, queryset in enumerate(querysets)
    ]
    choices: list[list[Choice]] = [[] for _ in querysets]
    for number, *row in parts[0].union(*parts[1:], all=True):
        kind = AxeChoice if querysets[number].model is Axe else Choice
        choices[number].append(kind(*row))
    return [sorted(rows, key=lambda choice: choice.order) for rows in choices]


def choices_of(rows: Iterable[Model]) -> list[Choice]:
    """The same of rows at hand, such as those of a page that nobody has stored yet."""
    choices = []
    for row in rows:
        kind = AxeChoice if isinstance(row, Axe) else Choice
        rank = getattr(row, rank_of(type(row))) if rank_of(type(row)) else 0
        choices.append(kind(row.pk, rank, row.slug, getattr(row, name_of(type(row)))))
    return sorted(choices, key=lambda choice: choice.order)


def rank_of(model: type[Model]) -> str:
    """The number that comes first in the order of a model, if it has one."""
    first = model._meta.ordering[0]
    return "" if first == "name" else first


def name_of(model: type[Model]) -> str:
    return "short_name" if model is Axe else "name"


@remember_edited
def filing_choices() -> list[list[Choice]]:
    """The axes and the themes; one query, and nobody modifies them."""
    return read_together(Axe.objects.all(), Theme.objects.all())


@remember_edited
def place_choices() -> list[list[Choice]]:
    """The axes, the themes, the regions and the académies; one query, and nobody modifies them."""
    return read_together(
        Axe.objects.all(), Theme.objects.all(), RegionAcademique.objects.all(), Academie.objects.all()
    )


@cache
def links_query(model: type[Model], *names: str) -> str:
    parts = []
    for number, name in enumerate(names):
        field = model._meta.get_field(name)
        table, own, other = field.m2m_db_table(), field.m2m_column_name(), field.m2m_reverse_name()
        # Names of our own tables; only keys come from outside.
        parts.append(f"SELECT {number}, {other} FROM {table} WHERE {own} = %s")  # noqa: S608
    return " UNION ALL ".join(parts)


def filed_under(row: Model, **choices: Sequence[Choice]) -> list[list[Choice]]:
    """Of the choices at hand for each of its fields, those a stored row is filed under, in their order; one query."""
    with connections[router.db_for_read(type(row))].cursor() as cursor:
        cursor.execute(links_query(type(row), *choices), [row.pk] * len(choices))
        links = set(cursor.fetchall())
    return [
        [choice for choice in offered if (number, choice.pk) in links]
        for number, offered in enumerate(choices.values())
    ]

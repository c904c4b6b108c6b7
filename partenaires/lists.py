"""The list of partners: in groups, by kind."""

from collections.abc import Sequence
from dataclasses import dataclass

from partenaires.filters import PartenaireFilterForm
from partenaires.models import Partenaire


@dataclass(frozen=True)
class KindGroup:
    """The partners of one kind. ``chosen`` when the reader asked for this kind alone."""

    kind: str
    label: str
    partners: Sequence[Partenaire]
    chosen: bool = False
    querystring: str = ""

    @property
    def total(self) -> int:
        return len(self.partners)


@dataclass(frozen=True)
class PartenaireList:
    """Every kind that has partners, and the groups to show."""

    kinds: Sequence[KindGroup]
    chosen: str = ""
    querystring_of_all: str = ""

    @classmethod
    def load(cls, filters: PartenaireFilterForm) -> "PartenaireList":
        """One query for the partners, one for the pictures of those that have a logo."""
        chosen, region = filters.cleaned_data["nature"], filters.cleaned_data["region"]
        by_kind: dict[str, list[Partenaire]] = {}
        for partner in filters.narrow(Partenaire.objects.live()).with_logo():
            if region is None or partner.region_id == region.pk:
                by_kind.setdefault(partner.kind, []).append(partner)
        kinds = [
            KindGroup(
                kind,
                label,
                by_kind[kind],
                chosen=kind == chosen,
                querystring=filters.querystring(nature=kind),
            )
            for kind, label in Partenaire.KIND_PLURALS.items()
            if kind in by_kind
        ]
        return cls(kinds, chosen or "", filters.querystring(nature=""))

    @property
    def groups(self) -> list[KindGroup]:
        return [group for group in self.kinds if group.chosen or not self.chosen]

    @property
    def total(self) -> int:
        return sum(group.total for group in self.kinds)

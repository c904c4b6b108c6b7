"""The list of partners: in groups, by kind."""

from collections.abc import Sequence
from dataclasses import dataclass

from partenaires.models import Partenaire


@dataclass(frozen=True)
class KindGroup:
    """The partners of one kind. ``chosen`` when the reader asked for this kind alone."""

    kind: str
    label: str
    partners: Sequence[Partenaire]
    chosen: bool = False

    @property
    def total(self) -> int:
        return len(self.partners)


@dataclass(frozen=True)
class PartenaireList:
    """Every kind that has partners, and the groups to show."""

    kinds: Sequence[KindGroup]
    chosen: str = ""

    @classmethod
    def load(cls, chosen: str = "") -> "PartenaireList":
        """One query for the partners, one for the pictures of those that have a logo."""
        by_kind: dict[str, list[Partenaire]] = {}
        for partner in Partenaire.objects.live().with_logo():
            by_kind.setdefault(partner.kind, []).append(partner)
        kinds = [
            KindGroup(kind, label, by_kind[kind], chosen=kind == chosen)
            for kind, label in Partenaire.KIND_PLURALS.items()
            if kind in by_kind
        ]
        return cls(kinds, chosen)

    @property
    def groups(self) -> list[KindGroup]:
        return [group for group in self.kinds if group.chosen or not self.chosen]

    @property
    def total(self) -> int:
        return sum(group.total for group in self.kinds)

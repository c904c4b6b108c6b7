"""From the words of a source to ours: its categories to axes and themes, its scopes to régions académiques."""

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import BinaryIO

from editorial.tables import TableError, normal, open_table
from vocabulaires.models import Academie, Axe, Profil, RegionAcademique, Theme
from vocabulaires.places import place_key

VALUES_MAX = 300
MAP_BYTES_MAX = 2_000_000
CATEGORY, SCOPE = "categorie", "secteur"


class MappingError(Exception):
    """The correspondence cannot be used; the message says why."""


class Vocabulary:
    """Our axes, themes, régions and profiles, found by any of their names. Five queries."""

    def __init__(self) -> None:
        self.axes: dict[str, Axe] = {}
        self.themes: dict[str, Theme] = {}
        self.regions: dict[str, RegionAcademique] = {}
        self.profils: dict[str, Profil] = {}
        for profil in Profil.objects.all():
            for name in (profil.code, profil.label):
                self.profils.setdefault(normal(name), profil)
        for axe in Axe.objects.all():
            for name in (axe.slug, axe.name, axe.short_name, str(axe.number), f"Axe {axe.number}", str(axe)):
                self.axes.setdefault(normal(name), axe)
        for theme in Theme.objects.select_related("axe"):
            for name in (theme.slug, theme.name, *theme.synonym_list):
                self.themes.setdefault(normal(name), theme)
        for region in RegionAcademique.objects.all():
            for name in (region.slug, region.name):
                self.regions.setdefault(place_key(name), region)
        for academie in Academie.objects.select_related("region"):
            for name in (academie.slug, academie.name):
                self.regions.setdefault(place_key(name), academie.region)

    def axe(self, name: str) -> Axe | None:
        return self.axes.get(normal(name))

    def theme(self, name: str) -> Theme | None:
        return self.themes.get(normal(name))

    def region(self, name: str) -> RegionAcademique | None:
        return self.regions.get(place_key(name))

    def profil(self, name: str) -> Profil | None:
        return self.profils.get(normal(name))


@dataclass
class Mapping:
    """What each value of the source stands for, by slug; ``axe`` and ``profil`` serve where the source says nothing.

    ``categories`` gives ``{"axe": slug, "theme": slug}`` for a category, ``scopes`` a région's slug. A value
    that is absent is looked for among our own names.
    """

    axe: str = ""
    profil: str = Profil.AUTRE
    categories: dict[str, dict[str, str]] = field(default_factory=dict)
    scopes: dict[str, str] = field(default_factory=dict)

    def as_json(self) -> dict:
        return {
            "axe": self.axe,
            "profil": self.profil,
            "categories": self.categories,
            "secteurs": self.scopes,
        }

    @classmethod
    def from_json(cls, data: object) -> "Mapping":
        """Read what ``as_json`` gives, as people may have changed it. Raises ``MappingError``."""
        if not isinstance(data, dict):
            raise MappingError('La correspondance doit être un objet : {"axe": …, "categories": …}.')
        unknown = set(data) - {"axe", "profil", "categories", "secteurs"}
        if unknown:
            raise MappingError(f"La correspondance ne connaît pas : {', '.join(sorted(map(str, unknown)))}.")
        categories, scopes = data.get("categories") or {}, data.get("secteurs") or {}
        if not isinstance(categories, dict) or not isinstance(scopes, dict):
            raise MappingError("« categories » et « secteurs » doivent être des objets.")
        if not all(isinstance(value, dict) for value in categories.values()):
            raise MappingError('Chaque catégorie mène à un objet : {"axe": …, "theme": …}.')
        return cls(
            axe=str(data.get("axe") or ""),
            profil=str(data.get("profil") or Profil.AUTRE),
            categories={
                normal(name): {key: str(value[key] or "") for key in ("axe", "theme") if key in value}
                for name, value in categories.items()
            },
            scopes={normal(name): str(value or "") for name, value in scopes.items()},
        )

    def check(self, vocabulary: Vocabulary) -> None:
        """Raise ``MappingError`` naming what leads nowhere."""
        wrong = []
        if self.axe and not vocabulary.axe(self.axe):
            wrong.append(f"l’axe « {self.axe} »")
        if self.profil and not vocabulary.profil(self.profil):
            wrong.append(f"le profil « {self.profil} »")
        for target in self.categories.values():
            if target.get("axe") and not vocabulary.axe(target["axe"]):
                wrong.append(f"l’axe « {target['axe']} »")
            if target.get("theme") and not vocabulary.theme(target["theme"]):
                wrong.append(f"le thème « {target['theme']} »")
        wrong += [
            f"la région « {name} »" for name in self.scopes.values() if name and not vocabulary.region(name)
        ]
        if wrong:
            raise MappingError(f"La correspondance nomme ce qui n’existe pas ici : {', '.join(wrong[:10])}.")


def read_mapping(file: BinaryIO) -> Mapping:
    """A correspondence written in JSON or in a spreadsheet. Raises ``MappingError``.

    A spreadsheet has the columns ``genre`` (``categorie``, ``secteur`` or ``defaut``), ``valeur``, ``axe``,
    ``theme``, ``region``, ``profil``.
    """
    head = file.read(64).lstrip(b"\xef\xbb\xbf \r\n\t")
    file.seek(0)
    if head.startswith((b"{", b"[")):
        try:
            return Mapping.from_json(json.loads(file.read(MAP_BYTES_MAX).decode("utf-8-sig")))
        except (ValueError, RecursionError) as error:
            raise MappingError(f"La correspondance n’est pas du JSON lisible : {error}.") from error
    try:
        with open_table(file, bytes_max=MAP_BYTES_MAX) as table:
            table.require("genre", "valeur")
            return mapping_of(list(table))
    except TableError as error:
        raise MappingError(f"La correspondance n’est pas lisible. {error}") from error


def mapping_of(rows: Iterable) -> Mapping:
    mapping = Mapping()
    for row in rows:
        kind = normal(row["genre"])
        if row.problem:
            raise MappingError(f"Ligne {row.line} de la correspondance. {row.problem}")
        if kind == "defaut":
            mapping.axe = row["axe"] or mapping.axe
            mapping.profil = row["profil"] or mapping.profil
        elif kind == CATEGORY:
            mapping.categories[normal(row["valeur"])] = {"axe": row["axe"], "theme": row["theme"]}
        elif kind == SCOPE:
            mapping.scopes[normal(row["valeur"])] = row["region"]
        else:
            raise MappingError(
                f"Ligne {row.line} de la correspondance : le genre « {row['genre']} » n’est ni « {CATEGORY} », "
                f"ni « {SCOPE} », ni « defaut »."
            )
    return mapping


@dataclass
class Values:
    """The values of a source that have to be placed, with how many rows bear each."""

    categories: Counter = field(default_factory=Counter)
    scopes: Counter = field(default_factory=Counter)
    rows: int = 0
    format: str = ""

    def add(self, category: str, scope: str) -> None:
        self.rows += 1
        for counter, value in ((self.categories, category), (self.scopes, scope)):
            if value and (value in counter or len(counter) < VALUES_MAX):
                counter[value] += 1


def suggest(values: Values, vocabulary: Vocabulary) -> Mapping:
    """A first correspondence: what bears one of our names goes there, the rest is left to a person."""
    mapping = Mapping()
    for value in values.categories:
        axe, theme = vocabulary.axe(value), vocabulary.theme(value)
        mapping.categories[normal(value)] = {
            "axe": axe.slug if axe else theme.axe.slug if theme and theme.axe else "",
            "theme": theme.slug if theme and not axe else "",
        }
    for value in values.scopes:
        region = vocabulary.region(value)
        mapping.scopes[normal(value)] = region.slug if region else ""
    return mapping

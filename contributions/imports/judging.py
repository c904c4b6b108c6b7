"""What becomes of each row of a file: a proposition to store, one already there, or a refusal with its reason."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import islice

from django.utils import timezone

from contributions.imports.formats import Noted, Refused
from contributions.imports.mapping import Mapping, Vocabulary
from contributions.imports.models import Provenance
from contributions.imports.rows import SourceRow, Unreadable
from contributions.propositions.models import Proposition
from contributions.propositions.models.propositions import THEMES_MAX
from contributions.propositions.references import display_reference
from contributions.propositions.states import Origine, State
from contributions.propositions.texts import fingerprint, has_letters
from editorial.tables import normal
from vocabulaires.models import Profil

CHUNK = 500


@dataclass(frozen=True)
class Ready:
    """A row that becomes a proposition; ``remarks`` is what its reader should know."""

    row: SourceRow
    proposition: Proposition
    theme_ids: list[int]
    remarks: tuple[str, ...]


@dataclass(frozen=True)
class Known:
    """A row that is a proposition already.

    ``batch_id`` is the import under way when an earlier run of it stored the row before it was cut off.
    """

    line: int
    reason: str
    batch_id: int | None = None
    remarks: tuple[str, ...] = ()
    identifier: str = ""
    title: str = ""


Outcome = Ready | Known | Refused | Noted


class Judge:
    """Reads rows one after the other; it remembers the keys and the texts of the file, never its words."""

    def __init__(
        self, mapping: Mapping, vocabulary: Vocabulary, *, publish: bool, batch_id: int | None = None
    ) -> None:
        self.batch_id = batch_id
        self.mapping = mapping
        self.vocabulary = vocabulary
        self.publish = publish
        self.now = timezone.now()
        self.lines_by_key: dict[int, int] = {}
        self.lines_by_text: dict[int, int] = {}

    def outcomes(self, rows: Iterable[SourceRow | Refused | Noted]) -> Iterator[Outcome]:
        """One outcome a row, in order; two queries each five hundred rows."""
        rows = iter(rows)
        while chunk := list(islice(rows, CHUNK)):
            yield from self.chunk_outcomes(chunk)

    def chunk_outcomes(self, chunk: list[SourceRow | Refused | Noted]) -> Iterator[Outcome]:
        read = [row for row in chunk if isinstance(row, SourceRow)]
        stored = {
            (source.system, source.identifier): source
            for source in Provenance.objects.filter(
                identifier__in={row.identifier for row in read}
            ).select_related("proposition")
        }
        prints = {id(row): fingerprint(row.title, row.text) for row in read}
        # Only texts without an account can be looked up by what they say: imported, or typed from paper.
        twins = dict(
            Proposition.objects.filter(auteur=None, fingerprint__in=set(prints.values()))
            .exclude(state__in=[State.BROUILLON, State.RETIREE])
            .values_list("fingerprint", "reference")
        )
        for row in chunk:
            if isinstance(row, Refused | Noted):
                yield row
                continue
            outcome = self.outcome(row, stored.get((row.system, row.identifier)), prints[id(row)], twins)
            yield outcome if isinstance(outcome, Ready) else replace(outcome, **row.named)

    def outcome(
        self, row: SourceRow, source: Provenance | None, text_print: str, twins: dict[str, str]
    ) -> Outcome:
        key, text_key = hash((row.system, row.identifier)), hash(text_print)
        first = self.lines_by_key.setdefault(key, row.line)
        if first != row.line:
            return Known(row.line, f"Même identifiant ({row.identifier[:40]}) que la ligne {first}.")
        if source and source.batch_id != self.batch_id:
            return Known(row.line, f"Déjà importée : proposition {source.proposition.display_reference}.")
        try:
            proposition, theme_ids, remarks = self.proposition(row)
        except Unreadable as error:
            return Refused(row.line, str(error))
        proposition.fingerprint = text_print
        same_line = self.lines_by_text.setdefault(text_key, row.line)
        if same_line != row.line:
            remarks.append(f"Même texte que la ligne {same_line}.")
        elif text_print in twins and not source:
            remarks.append(f"Même texte que la proposition {display_reference(twins[text_print])}, déjà là.")
        remarks = [*row.remarks, *remarks]
        if source:
            return Known(row.line, "", self.batch_id, tuple(remarks))
        return Ready(row, proposition, theme_ids, tuple(remarks))

    def proposition(self, row: SourceRow) -> tuple[Proposition, list[int], list[str]]:
        remarks: list[str] = []
        check_words(row)
        target = self.mapping.categories.get(normal(row.category), {}) if row.category else {}
        axe = self.vocabulary.axe(target.get("axe", "")) if target.get("axe") else None
        themes = [self.vocabulary.theme(target["theme"])] if target.get("theme") else []
        if row.category and not target:
            axe = self.vocabulary.axe(row.category)
            theme = None if axe else self.vocabulary.theme(row.category)
            themes = [theme] if theme else []
        for name in row.themes:
            theme = self.vocabulary.theme(name)
            if theme is None:
                remarks.append(f"Le thème « {name[:60]} » n’existe pas ici.")
            else:
                themes.append(theme)
        themes = list({theme.pk: theme for theme in themes if theme}.values())
        if len(themes) > THEMES_MAX:
            left_out = ", ".join(theme.name for theme in themes[THEMES_MAX:])
            remarks.append(f"Plus de {THEMES_MAX} thèmes : {left_out} est laissé de côté.")
            themes = themes[:THEMES_MAX]
        if axe is None and (theme := next((theme for theme in themes if theme.axe), None)):
            axe = theme.axe
            if row.category and not any(target.values()) and not self.vocabulary.theme(row.category):
                remarks.append(
                    f"L’axe « {row.category[:60]} » n’existe pas ici : rangée dans « {axe} » par son thème "
                    f"« {theme.name} »."
                )
        if axe is None and self.mapping.axe:
            axe = self.vocabulary.axe(self.mapping.axe)
            if row.category and not themes:
                remarks.append(
                    f"La catégorie « {row.category[:60]} » n’est placée nulle part : axe par défaut."
                )
        if axe is None:
            raise Unreadable(
                f"Aucun axe : la catégorie « {row.category[:60]} » n’est rattachée à rien."
                if row.category
                else "Aucun axe, et aucun axe par défaut n’est choisi."
            )
        region = self.region(row.scope, remarks)
        profil = self.profil(row.profil, remarks)
        return self.build(row, axe, region, profil), [theme.pk for theme in themes], remarks

    def region(self, scope: str, remarks: list[str]):
        if not scope:
            return None
        slug = self.mapping.scopes.get(normal(scope))
        region = self.vocabulary.region(slug) if slug else None
        if slug is None:
            region = self.vocabulary.region(scope)
        if region is None and slug is None:
            remarks.append(f"« {scope[:60]} » n’est aucune région académique : sans région.")
        return region

    def profil(self, name: str, remarks: list[str]) -> Profil:
        default = self.vocabulary.profil(self.mapping.profil) or self.vocabulary.profil(Profil.AUTRE)
        if not name:
            return default
        profil = self.vocabulary.profil(name)
        if profil is None:
            remarks.append(f"Le profil « {name[:40]} » n’existe pas ici : {default.label}.")
        return profil or default

    def build(self, row: SourceRow, axe, region, profil: Profil) -> Proposition:
        moment: datetime = row.written_at or self.now
        return Proposition(
            state=State.PUBLIEE if self.publish else State.A_MODERER,
            origine=Origine.IMPORT,
            title=row.title,
            text=row.text,
            axe=axe,
            region=region,
            profil=profil,
            organisation=row.organisation,
            public_name=row.public_name,
            declared_supports=row.declared_supports,
            created_at=moment,
            # It waits since it came here, not since it was written elsewhere.
            submitted_at=moment if self.publish else self.now,
            published_at=moment if self.publish else None,
            moderated_at=self.now if self.publish else None,
        )


def check_words(row: SourceRow) -> None:
    for noun, text in (("titre", row.title), ("texte", row.text)):
        if not has_letters(text):
            raise Unreadable(f"Le {noun} est vide." if not text else f"Le {noun} ne contient aucun mot.")

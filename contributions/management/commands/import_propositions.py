from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterable
from itertools import chain
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from contributions.imports import preparing, reports, running
from contributions.imports.comments import CommentJudge, ReadyComment
from contributions.imports.formats import Noted, Refused, format_of, read_rows
from contributions.imports.judging import Judge, Known, Ready
from contributions.imports.mapping import Mapping, MappingError, Vocabulary, read_mapping, suggest
from contributions.imports.models import Import, ImportLine
from contributions.imports.running import AnyOutcome
from editorial.tables import TableError, csv_rows, open_table

# A file on the server is its operator's own: it may be much larger than what is sent through a browser.
BYTES_MAX = 1_000_000_000


class Command(BaseCommand):
    help = (
        "Importe des propositions : notre modèle (CSV ou XLSX) ou l’export de Decidim, puis l’export des "
        "commentaires de Decidim. Rejouable : une ligne déjà importée n’est pas importée de nouveau."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", nargs="?", type=Path, metavar="FICHIER")
        parser.add_argument(
            "--map", type=Path, metavar="FICHIER", help="la correspondance, en JSON ou en CSV"
        )
        parser.add_argument(
            "--write-map",
            type=Path,
            metavar="FICHIER",
            help="écrit une correspondance à compléter, n’importe rien",
        )
        parser.add_argument(
            "--axe", default="", help="l’axe des lignes qui n’en ont pas (son adresse ou son numéro)"
        )
        parser.add_argument(
            "--system", default="", help="le nom de la source, quand le fichier ne le dit pas"
        )
        parser.add_argument("--publish", action="store_true", help="publie sans modération")
        parser.add_argument("--dry-run", action="store_true", help="lit tout, n’enregistre rien")
        parser.add_argument(
            "--report", type=Path, metavar="FICHIER", help="écrit le rapport ligne par ligne en CSV"
        )
        parser.add_argument("--resume", type=int, metavar="NUMÉRO", help="reprend un import interrompu")
        parser.add_argument(
            "--undo", type=int, metavar="NUMÉRO", help="annule un import : retire ce qu’il a apporté"
        )

    def handle(self, *, file: Path | None, resume: int | None, undo: int | None, **options) -> None:
        try:
            if resume or undo:
                self.handle_batch(resume or undo, undo=bool(undo))
            elif file is None:
                raise CommandError("Donnez un fichier, ou --resume ou --undo avec le numéro d’un import.")
            else:
                self.handle_file(file, **options)
        except (TableError, MappingError, running.Busy) as error:
            raise CommandError(str(error)) from error
        except OSError as error:
            raise CommandError(f"{error.filename} : {error.strerror}.") from error

    def handle_batch(self, pk: int, *, undo: bool) -> None:
        batch = Import.objects.filter(pk=pk).first()
        if batch is None:
            raise CommandError(f"Aucun import ne porte le numéro {pk}.")
        if undo:
            running.begin(batch, Import.State.ANNULATION, sources=running.UNDOABLE)
        elif not batch.is_cut_off:
            raise CommandError(f"L’import {pk} n’est pas interrompu.")
        running.go_on(batch)
        self.tell(batch)

    def handle_file(self, path: Path, *, map: Path | None, write_map: Path | None, **options) -> None:
        with path.open("rb") as file:
            comments = is_comments(file)
            if comments and (map or write_map or options["axe"]):
                raise CommandError(
                    "Un fichier de commentaires n’a pas de correspondance : chacun va à sa proposition."
                )
            if write_map:
                values = preparing.values_of(file, bytes_max=BYTES_MAX)
                write_map.write_text(preparing.starter(values, Vocabulary()), encoding="utf-8")
                self.stdout.write(f"Correspondance à compléter : {write_map}")
                return
            mapping = Mapping() if comments else self.mapping(file, map, options)
            if options["dry_run"]:
                self.try_out(outcomes_of(file, None if comments else mapping, options), options)
                return
            batch = preparing.receive(
                file,
                name=path.name,
                author=None,
                system=options["system"],
                publish=options["publish"],
                mapping=mapping,
                bytes_max=BYTES_MAX,
            )
        running.begin(batch, Import.State.EN_COURS, sources=[Import.State.RECU])
        running.go_on(batch)
        self.tell(batch)
        if options["report"]:
            options["report"].write_bytes(b"".join(reports.csv_report(batch)))

    def mapping(self, file, path: Path | None, options: dict) -> Mapping:
        vocabulary = Vocabulary()
        if path:
            with path.open("rb") as source:
                mapping = read_mapping(source)
        else:
            values = preparing.values_of(file, bytes_max=BYTES_MAX)
            mapping = suggest(values, vocabulary)
        mapping.axe = options["axe"] or mapping.axe
        mapping.check(vocabulary)
        return mapping

    def try_out(self, outcomes: Iterable[AnyOutcome], options: dict) -> None:
        """Say what the import would do; nothing is written to the database."""
        counts: Counter[type] = Counter()
        lines: list[tuple[int, str, str, str, str]] = []
        for outcome in outcomes:
            if isinstance(outcome, Noted):
                lines.append((outcome.line, "", "", ImportLine.Kind.FICHIER.label, outcome.reason))
                continue
            counts[type(outcome)] += 1
            if isinstance(outcome, Ready | ReadyComment):
                names = outcome.row.named.values()
                kind = ImportLine.Kind.REMARQUE.label
                lines += [(outcome.row.line, *names, kind, remark) for remark in outcome.remarks]
            else:
                kind = ImportLine.Kind.DEJA_LA if isinstance(outcome, Known) else ImportLine.Kind.REFUSEE
                lines.append((outcome.line, outcome.identifier, outcome.title, kind.label, outcome.reason))
        created = counts[Ready] + counts[ReadyComment]
        said = reports.counts_in_words(counts.total(), created, counts[Known], counts[Refused], done=False)
        self.stdout.write(f"Essai : {said} Rien n’a été enregistré.")
        lines.sort()
        self.tell_lines(lines)
        if options["report"]:
            options["report"].write_bytes(b"".join(csv_rows(reports.HEADERS, lines)))

    def tell(self, batch: Import) -> None:
        if batch.state == Import.State.ANNULE:
            noun, kept = (
                ("commentaires retirés", "gardés")
                if batch.brings_comments
                else ("propositions retirées", "gardées")
            )
            self.stdout.write(
                f"Import {batch.pk} annulé : {batch.removed_count} {noun}, {batch.kept_count} {kept}."
            )
        else:
            self.stdout.write(f"Import {batch.pk}. {reports.summary(batch)}")
        if batch.problem:
            self.stderr.write(batch.problem)
        lines = batch.lines.exclude(kind=ImportLine.Kind.DEJA_LA)
        told = [
            (row.line, row.identifier, row.title, row.get_kind_display(), row.reason) for row in lines[:21]
        ]
        self.tell_lines(told)

    def tell_lines(self, lines: list[tuple[int, str, str, str, str]]) -> None:
        for line, identifier, title, kind, reason in lines[:20]:
            named = ", ".join(filter(None, (f"ligne {line}", identifier, f"« {title} »" if title else "")))
            self.stdout.write(f"  {named} – {kind} : {reason}")
        if len(lines) > 20:
            self.stdout.write("  … la suite est dans le rapport (--report).")


def outcomes_of(file, mapping: Mapping | None, options: dict) -> Iterable[AnyOutcome]:
    """What becomes of each row; without a mapping, the rows are comments."""
    if mapping is None:
        judge = CommentJudge(publish=options["publish"], system=options["system"])
        return chain.from_iterable(judge.passes(file, bytes_max=BYTES_MAX))
    rows = read_rows(file, system=options["system"], bytes_max=BYTES_MAX)
    return Judge(mapping, Vocabulary(), publish=options["publish"]).outcomes(rows)


def is_comments(file) -> bool:
    with open_table(file, bytes_max=BYTES_MAX) as table:
        return format_of(table) == Import.Format.COMMENTAIRES

"""Trying out and carrying out an import, so that it may be cut off at any moment and taken up again."""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import BinaryIO

from django.db import IntegrityError, transaction
from django.utils import timezone

import page_cache
from contributions.imports import bulk, comment_storing, files
from contributions.imports.comments import CommentJudge, CommentOutcome, ReadyComment
from contributions.imports.formats import NAME_MAX, Noted, Refused, read_rows
from contributions.imports.judging import Judge, Known, Outcome, Ready
from contributions.imports.mapping import Mapping, Vocabulary
from contributions.imports.models import Import, ImportLine, Provenance
from contributions.imports.undoing import undo
from editorial.tables import TableError

State = Import.State
Kind = ImportLine.Kind
STEP = 500
# What was accepted once is read again whatever its size.
STORED_BYTES_MAX = 1 << 40
TRIABLE = (State.RECU, State.ESSAYE, State.ECHEC)
UNDOABLE = (State.TERMINE, State.EN_COURS, State.ANNULE)
AnyOutcome = Outcome | CommentOutcome


class Busy(Exception):
    """Another import is at work; two at once would read each other's rows."""


@transaction.atomic
def begin(batch: Import, state: str, *, sources: Iterable[str]) -> None:
    """Take the import, unless another is at work or it is no longer in one of ``sources``. Raises ``Busy``."""
    # The oldest import's row is the lock that two beginnings share.
    list(Import.objects.select_for_update().order_by("pk")[:1])
    batch.refresh_from_db()
    if Import.objects.running().exclude(pk=batch.pk).exists():
        raise Busy("Un autre import est en cours. Attendez sa fin, puis recommencez.")
    nothing_left = batch.state == State.ANNULE and not batch.kept_count
    if batch.state not in sources or batch.is_running or nothing_left:
        raise Busy("Cet import a changé entre-temps : relisez son état.")
    batch.state = state
    batch.rows_read = 0
    batch.problem = ""
    batch.heartbeat = timezone.now()
    batch.finished_at = None
    batch.save()


def try_out(batch: Import) -> None:
    """Read the whole file and write the report, storing nothing of it."""
    run(batch, done=State.ESSAYE, store=False)


def carry_out(batch: Import) -> None:
    """Store what the file holds. Taken up after an interruption, it stores those that lack."""
    run(batch, done=State.TERMINE, store=True)


def go_on(batch: Import) -> None:
    """Do what the import has begun, or take it up where it was cut off."""
    {State.ESSAI: try_out, State.EN_COURS: carry_out, State.ANNULATION: undo}[batch.state](batch)


def run(batch: Import, *, done: str, store: bool) -> None:
    batch.lines.all().delete()
    progress = Progress(batch)
    try:
        with files.opened(batch) as file:
            passes = passes_of(batch, file)
            if store:
                store_all(batch, passes, progress)
            else:
                for outcome in chain.from_iterable(passes):
                    progress.note(outcome)
        batch.problem = ""
    except TableError as error:
        batch.problem = str(error)
        done = done if progress.read else State.ECHEC
    batch.state = done
    batch.finished_at = timezone.now()
    progress.save()


def passes_of(batch: Import, file: BinaryIO) -> Iterator[Iterator[AnyOutcome]]:
    """The readings of the file, whose outcomes are one a row together; one is stored before the next begins."""
    if batch.brings_comments:
        judge = CommentJudge(publish=batch.publish, system=batch.system, batch_id=batch.pk)
        return judge.passes(file, bytes_max=STORED_BYTES_MAX)
    rows = read_rows(file, system=batch.system, bytes_max=STORED_BYTES_MAX)
    mapping = Mapping.from_json(batch.mapping)
    return iter([Judge(mapping, Vocabulary(), publish=batch.publish, batch_id=batch.pk).outcomes(rows)])


def store_all(batch: Import, passes: Iterator[Iterator[AnyOutcome]], progress: "Progress") -> None:
    """Store what is ready, each batch with its provenance in one transaction; counters and index at the end."""
    try:
        for outcomes in passes:
            store_pass(batch, outcomes, progress)
    finally:
        progress.save()
        if batch.brings_comments:
            page_cache.invalidate_contributions()
        else:
            # Those of an earlier run that was cut off too: their counters may never have been written.
            bulk.settle(list(batch.provenances.values_list("proposition", flat=True)), progress.beat)


def store_pass(batch: Import, outcomes: Iterator[AnyOutcome], progress: "Progress") -> None:
    waiting: list[Ready | ReadyComment] = []
    for outcome in outcomes:
        if isinstance(outcome, Ready | ReadyComment):
            waiting.append(outcome)
            if len(waiting) >= STEP:
                store_step(batch, waiting, progress)
                waiting = []
        else:
            progress.note(outcome)
    store_step(batch, waiting, progress)


def store_step(batch: Import, waiting: list[Ready | ReadyComment], progress: "Progress") -> None:
    try:
        with transaction.atomic():
            store_rows(batch, waiting)
    except IntegrityError:
        # Somebody brought one of them in meanwhile: one by one, only that one is left out.
        for outcome in waiting:
            try:
                with transaction.atomic():
                    store_rows(batch, [outcome])
            except IntegrityError:
                progress.note(Known(outcome.row.line, "Importée entre-temps par un autre import."))
            else:
                progress.note(outcome)
        return
    for outcome in waiting:
        progress.note(outcome)


def store_rows(batch: Import, outcomes: list[Ready | ReadyComment]) -> None:
    if not outcomes:
        return
    if batch.brings_comments:
        comment_storing.store(batch, outcomes)
        return
    bulk.store_batch([(outcome.proposition, outcome.theme_ids) for outcome in outcomes], actor=batch.author)
    Provenance.objects.bulk_create(
        Provenance(
            proposition=outcome.proposition,
            batch=batch,
            line=outcome.row.line,
            system=outcome.row.system,
            identifier=outcome.row.identifier,
            url=outcome.row.url,
        )
        for outcome in outcomes
    )


def named_line(outcome: Ready | ReadyComment | Known, remark: str) -> tuple[int, str, str, str, str]:
    """What the report says of a row that gave something."""
    if isinstance(outcome, Known):
        return outcome.line, Kind.REMARQUE, remark, outcome.identifier, outcome.title
    row = outcome.row
    return row.line, Kind.REMARQUE, remark, row.named["identifier"], row.named["title"]


class Progress:
    """Counts what was read and writes the report, a step at a time; its rows add up at any moment."""

    def __init__(self, batch: Import) -> None:
        self.batch = batch
        self.read = 0
        self.counts: Counter[str] = Counter()
        self.lines: list[ImportLine] = []

    def note(self, outcome: AnyOutcome) -> None:
        if isinstance(outcome, Noted):
            self.say(outcome.line, Kind.FICHIER, outcome.reason)
            return
        self.read += 1
        if isinstance(outcome, Refused):
            self.counts["refused"] += 1
            self.say(outcome.line, Kind.REFUSEE, outcome.reason, outcome.identifier, outcome.title)
        elif isinstance(outcome, Known) and outcome.batch_id is None:
            self.counts["known"] += 1
            self.say(outcome.line, Kind.DEJA_LA, outcome.reason, outcome.identifier, outcome.title)
        else:
            self.counts["created"] += 1
            for remark in outcome.remarks:
                self.say(*named_line(outcome, remark))
        if self.read % STEP == 0:
            self.save()

    def say(self, line: int, kind: str, reason: str, identifier: str = "", title: str = "") -> None:
        names = {"identifier": identifier[:NAME_MAX], "title": title[:NAME_MAX]}
        self.lines.append(ImportLine(batch=self.batch, line=line, kind=kind, reason=reason, **names))

    def beat(self, done: int = 0) -> None:
        """Say that the import is still at work."""
        Import.objects.filter(pk=self.batch.pk).update(heartbeat=timezone.now())

    def save(self) -> None:
        ImportLine.objects.bulk_create(self.lines)
        self.lines = []
        batch = self.batch
        batch.rows_read = self.read
        batch.created_count = self.counts["created"]
        batch.known_count = self.counts["known"]
        batch.refused_count = self.counts["refused"]
        batch.heartbeat = timezone.now()
        batch.save()

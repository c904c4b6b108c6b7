"""What becomes of each comment of a file, tied to the propositions and the comments imported before.

A file is read twice: those that answer propositions, then the replies, which a source may write in any
order. It remembers the numbers of the file, never its words.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice
from typing import BinaryIO

from django.utils import timezone
from django.utils.text import Truncator

from contributions.commentaires.models import Commentaire
from contributions.commentaires.sending import place_of, text_fingerprint
from contributions.commentaires.states import CommentState
from contributions.imports import decidim
from contributions.imports.decidim import CommentRow
from contributions.imports.formats import BYTES_MAX, NAME_MAX, Noted, Refused, notes_on, open_rows, refused
from contributions.imports.judging import Known
from contributions.imports.models import Provenance, ProvenanceCommentaire
from contributions.imports.rows import Unreadable
from contributions.propositions.models import Proposition
from contributions.propositions.states import State
from editorial.tables import CellError, Row

CHUNK = 500
OPEN = (State.A_MODERER, State.PUBLIEE)
Key = tuple[str, str]


@dataclass(frozen=True)
class ReadyComment:
    """A row that becomes a comment; ``comment`` is ``None`` in a trial, when what it answers is not stored yet."""

    row: CommentRow
    comment: Commentaire | None
    remarks: tuple[str, ...]


CommentOutcome = ReadyComment | Known | Refused | Noted


class CommentJudge:
    """Reads the comments of a file; ``batch_id`` is the import under way, taken up again or not."""

    def __init__(self, *, publish: bool, system: str = "", batch_id: int | None = None) -> None:
        self.publish = publish
        self.system = system
        self.batch_id = batch_id
        self.now = timezone.now()
        self.lines: dict[Key, int] = {}
        self.answered: dict[Key, str] = {}
        self.accepted: set[Key] = set()

    def passes(self, file: BinaryIO, *, bytes_max: int = BYTES_MAX) -> Iterator[Iterator[CommentOutcome]]:
        """Two series of outcomes, one a row in all; the first has to be stored before the second is read."""
        yield self.threads(file, bytes_max)
        yield self.replies(file, bytes_max)

    def threads(self, file: BinaryIO, bytes_max: int) -> Iterator[CommentOutcome]:
        with open_rows(file, bytes_max=bytes_max) as (kind, rows, table):
            while chunk := list(islice(rows, CHUNK)):
                read: list[CommentRow] = []
                for row in chunk:
                    outcome = self.read(row)
                    if isinstance(outcome, Refused):
                        yield outcome
                    elif not outcome.is_reply:
                        read.append(outcome)
                yield from named(self.tied_to_propositions(read), read)
            yield from notes_on(table, kind)

    def read(self, row: Row) -> CommentRow | Refused:
        """A row with its words; a reply's place is remembered even if its words cannot be taken."""
        if row.problem:
            return refused(row, row.problem)
        try:
            place = decidim.comment_place(row, self.system)
            if place.is_reply:
                self.answered.setdefault((place.system, place.identifier), place.target)
            return decidim.comment(row, self.system)
        except (CellError, Unreadable) as error:
            return refused(row, str(error))

    def replies(self, file: BinaryIO, bytes_max: int) -> Iterator[CommentOutcome]:
        with open_rows(file, bytes_max=bytes_max) as (_, rows, _):
            while chunk := list(islice(rows, CHUNK)):
                read = [decidim_row for row in chunk if (decidim_row := self.reply(row))]
                yield from named(self.tied_to_comments(read), read)

    def reply(self, row: Row) -> CommentRow | None:
        """A reply that the first reading could take; all the rest has had its outcome."""
        if row.problem:
            return None
        try:
            comment = decidim.comment(row, self.system)
        except (CellError, Unreadable):
            return None
        return comment if comment.is_reply else None

    def tied_to_propositions(self, rows: list[CommentRow]) -> Iterator[CommentOutcome]:
        """Two queries, whatever the number of rows."""
        stored = stored_comments(row.identifier for row in rows)
        sources = Provenance.objects.filter(identifier__in={row.target for row in rows})
        homes = {
            (source.system, source.identifier): source.proposition
            for source in sources.select_related("proposition__merged_into")
        }
        for row in rows:
            known = self.known(row, stored)
            written_on = homes.get((row.system, row.target))
            if known:
                yield known
            elif written_on is None:
                yield Refused(
                    row.line, f"La proposition {row.target[:40]} de {row.system} n’a pas été importée ici."
                )
            elif place_of(written_on).state not in OPEN:
                yield Refused(
                    row.line, f"La proposition {written_on.display_reference} n’est plus publiée ici."
                )
            else:
                self.accepted.add((row.system, row.identifier))
                comment = self.build(row, place_of(written_on), written_on.pk, None)
                yield ReadyComment(row, comment, row.remarks)

    def tied_to_comments(self, rows: list[CommentRow]) -> Iterator[CommentOutcome]:
        """One query, whatever the number of rows."""
        tops = {id(row): self.top_of(row) for row in rows}
        stored = stored_comments([*(row.identifier for row in rows), *(top for _, top in tops.values())])
        for row in rows:
            known = self.known(row, stored)
            if known:
                yield known
                continue
            key = tops[id(row)]
            source = stored.get(key)
            if source is None and key not in self.accepted:
                yield Refused(
                    row.line, f"Le commentaire {key[1][:40]} de {row.system} n’a pas été importé ici."
                )
                continue
            parent = (source.commentaire.parent or source.commentaire) if source else None
            if parent and parent.state not in (CommentState.A_MODERER, CommentState.PUBLIE):
                yield Refused(row.line, f"Le commentaire {key[1][:40]} n’est plus publié ici.")
                continue
            remarks = row.remarks
            if key[1] != row.target or (source and source.commentaire.parent_id):
                remarks = (
                    *remarks,
                    f"Réponse à une réponse : rattachée au commentaire {key[1][:40]}, au début de l’échange.",
                )
            comment = self.build(row, parent.proposition, parent.written_on_id, parent) if parent else None
            yield ReadyComment(row, comment, remarks)

    def top_of(self, row: CommentRow) -> Key:
        """The comment at the beginning of the exchange, as far as the file tells; a circle is walked once."""
        key, seen = (row.system, row.target), set()
        while key in self.answered and key not in seen:
            seen.add(key)
            key = (row.system, self.answered[key])
        return key

    def known(self, row: CommentRow, stored: dict[Key, ProvenanceCommentaire]) -> Known | None:
        key = (row.system, row.identifier)
        first = self.lines.setdefault(key, row.line)
        if first != row.line:
            return Known(row.line, f"Même identifiant ({row.identifier[:40]}) que la ligne {first}.")
        source = stored.get(key)
        if source is None:
            return None
        if source.batch_id == self.batch_id:
            return Known(row.line, "", self.batch_id, row.remarks)
        return Known(row.line, "Commentaire déjà importé.")

    def build(
        self, row: CommentRow, proposition: Proposition, written_on_id: int, parent: Commentaire | None
    ) -> Commentaire:
        # A reply is not read before what it answers.
        publish = self.publish and (parent is None or parent.is_published)
        moment = row.written_at or self.now
        return Commentaire(
            proposition=proposition,
            written_on_id=written_on_id,
            parent=parent,
            position=row.side,
            text=row.text,
            public_name=row.public_name,
            state=CommentState.PUBLIE if publish else CommentState.A_MODERER,
            # It waits since it came here, not since it was written elsewhere.
            sent_at=moment if publish else self.now,
            published_at=moment if publish else None,
            moderated_at=self.now if publish else None,
            listed=publish,
            waiting=not publish,
            fingerprint=text_fingerprint(row.text, parent.pk if parent else None),
        )


def named(outcomes: Iterator[CommentOutcome], rows: list[CommentRow]) -> Iterator[CommentOutcome]:
    """Outcomes of some rows, in their order, those to be told named by their number and their first words."""
    for row, outcome in zip(rows, outcomes, strict=True):
        if isinstance(outcome, Known | Refused):
            outcome = replace(outcome, identifier=row.identifier, title=Truncator(row.text).chars(NAME_MAX))
        yield outcome


def stored_comments(identifiers: Iterable[str]) -> dict[Key, ProvenanceCommentaire]:
    """The imported comments that bear these numbers; one query."""
    rows = ProvenanceCommentaire.objects.filter(identifier__in=set(identifiers))
    rows = rows.select_related("commentaire__parent__proposition", "commentaire__proposition")
    return {(source.system, source.identifier): source for source in rows}

"""Which propositions are public or wait for a moderator, and what is read with them for each use."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from django.db import connection, connections, models, router
from django.db.models import F, Q
from django.db.models.query import ModelIterable

from contributions.propositions.models.hints import Usual
from contributions.propositions.states import Origine, State
from editorial.private_django import made_by
from editorial.rows import Row, read_row
from search.analysis import fold
from vocabulaires import cached
from vocabulaires.models import Theme

CARD_FIELDS = (
    "title", "slug", "text", "state", "axe", "profil", "region", "published_at", "support_count", "comment_count",
    "reponse",
)  # fmt: skip

PUBLISHED = Q(state=State.PUBLIEE)
WAITING = Q(state=State.A_MODERER) | Q(state=State.PUBLIEE, moderated_at__isnull=True)


def filed(rows: Iterable[Row]) -> Iterator[Row]:
    """Propositions with the axis, the région and the profile of the remembered vocabularies, rather than joined and made anew."""
    axes, regions = cached.rows_by_key()
    profils = cached.profils()
    for row in rows:
        # What was added a moment ago is read when it is asked for.
        if axe := axes.get(row.axe_id):
            row.axe = axe
        if region := regions.get(row.region_id):
            row.region = region
        # Not read for rows that show nobody's: asking for it would be one more query each.
        if profil := profils.get(vars(row).get("profil_id")):
            row.profil = profil
        yield row


class FiledRows(ModelIterable):
    """Rows as ``filed()`` makes them."""

    def __iter__(self):
        return filed(super().__iter__())


def for_cards(rows: Iterable[Row]) -> Iterator[Row]:
    """Rows of ``PropositionQuerySet.for_cards()`` with what they are filed under and the state of their answer."""
    for row in filed(rows):
        if row.reponse_id:
            answers = row._meta.get_field("reponse").related_model
            row.reponse = answers(pk=row.reponse_id, status=row.answer_status)
        yield row


class CardRows(ModelIterable):
    """Rows as ``for_cards()`` makes them."""

    def __iter__(self):
        return for_cards(super().__iter__())


class PropositionQuerySet(models.QuerySet):
    def published(self) -> "PropositionQuerySet":
        """What the public may read."""
        return self.filter(Usual(PUBLISHED))

    def to_moderate(self) -> "PropositionQuerySet":
        """What waits for a moderator, oldest first: not yet published, or published but not yet read."""
        return self.filter(WAITING).order_by("submitted_at", "pk")

    def received(self) -> "PropositionQuerySet":
        """What authors have confirmed at least once; a draft nobody confirmed is not the team's to read."""
        return self.filter(submitted_at__isnull=False)

    def from_workshops(self) -> "PropositionQuerySet":
        """What groups wrote on paper at an event and the team typed in; counted apart from authors."""
        return self.filter(origine=Origine.ATELIER)

    def for_reading(self) -> "PropositionQuerySet":
        """Whole rows with what they are filed under and what was answered, in one query."""
        return self.select_related("reponse").filed()

    def read(self, pk: int) -> models.Model | None:
        """One whole row with what it is filed under and what was answered, whatever its state.

        One query, or two for what was answered.
        """
        row = read_row(self.model, pk)
        if row and row.reponse_id:
            answers = self.model._meta.get_field("reponse").related_model
            row.reponse = read_row(answers, row.reponse_id)
        return next(filed([row])) if row else None

    def filed(self) -> "PropositionQuerySet":
        """With the axis, the région and the profile of each row, found in memory."""
        return made_by(self, FiledRows)

    def for_cards(self) -> "PropositionQuerySet":
        """All that a card shows, in one query.

        A list of twenty reads a quarter of the columns, and finds what they are filed under in memory.
        """
        rows = self.only(*CARD_FIELDS).annotate(answer_status=F("reponse__status"))
        return made_by(rows, CardRows)

    def with_themes(self) -> "PropositionQuerySet":
        """One more query, for what shows ``theme_list``."""
        links = self.model.themes.through.objects.select_related("tag").order_by("tag__name")
        return self.prefetch_related(models.Prefetch("theme_links", queryset=links))

    def recent(self) -> "PropositionQuerySet":
        return self.order_by("-published_at", "-pk")

    def most_supported(self) -> "PropositionQuerySet":
        return self.order_by("-support_count", "-pk")

    def unconfirmed_since(self, moment: datetime) -> "PropositionQuerySet":
        """Drafts that nobody confirmed since ``moment``; the purge deletes them (30 days, RGPD).

        A text sent back to its author is none of them: it was confirmed, and has a history.
        """
        return self.filter(state=State.BROUILLON, auteur=None, changed_at__lt=moment)


class PropositionThemeQuerySet(models.QuerySet):
    def date_publication(self, proposition_pk: int, published_at: datetime | None) -> list[int]:
        """Copy to a proposition's theme rows whether and when it was published; one query.

        Returns the ids of its themes. Called by who holds the proposition.
        """
        table = self.model._meta.db_table
        with connection.cursor() as cursor:
            cursor.execute(
                f"UPDATE {table} SET published_at = %s WHERE content_object_id = %s "  # noqa: S608
                "RETURNING tag_id",
                [connection.ops.adapt_datetimefield_value(published_at), proposition_pk],
            )
            return sorted(tag for (tag,) in cursor.fetchall())

    def themes_of(self, proposition_pk: int) -> list[Theme]:
        """The themes of one proposition by name, found in memory; one query."""
        known = cached.themes_by_key()
        with connections[router.db_for_read(self.model)].cursor() as cursor:
            cursor.execute(
                f"SELECT tag_id FROM {self.model._meta.db_table} WHERE content_object_id = %s",  # noqa: S608
                [proposition_pk],
            )
            keys = [tag for (tag,) in cursor.fetchall()]
        # What was added a moment ago is read when it is asked for.
        themes = [known.get(key) or Theme.objects.get(pk=key) for key in keys]
        return sorted(themes, key=lambda theme: fold(theme.name))

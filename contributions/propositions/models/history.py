"""What was decided about propositions, by whom, when and why."""

from datetime import timedelta
from math import ceil

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef
from django.utils import timezone

from comptes.models import User
from contributions.propositions.states import FIRST_DECISIONS, Action, State
from editorial.names import NamedOnce, has_a_name

UNDO_WINDOW = timedelta(seconds=10)
LOT_MAX = 200


class Motif(NamedOnce):
    """A reason of the published charter for which a contribution is refused, hidden or sent back."""

    NAMED_BY = "label"

    label = models.CharField("motif", max_length=120, unique=True)
    explanation = models.TextField(
        "explication",
        help_text="Elle est reprise dans le courriel à l’auteur et dans la charte publiée.",
    )
    sort_order = models.PositiveSmallIntegerField("ordre", default=0)
    active = models.BooleanField("proposé aux modérateurs", default=True)

    class Meta:
        verbose_name = "motif de modération"
        verbose_name_plural = "motifs de modération"
        ordering = ["sort_order", "label"]
        constraints = [has_a_name("motif")]

    def __str__(self) -> str:
        return self.label


class TransitionQuerySet(models.QuerySet):
    def for_history(self) -> "TransitionQuerySet":
        return self.select_related("actor", "motif", "undoes").order_by("date", "pk")

    def standing(self) -> "TransitionQuerySet":
        """What was decided and not taken back, without the taking back."""
        return self.filter(undone_by=None).exclude(action=Action.ANNULER)

    def decided_here(self) -> "TransitionQuerySet":
        """The same, without what an import brought already published: nobody here decided it."""
        return self.standing().exclude(action=Action.PUBLIER, date=F("proposition__submitted_at"))

    def first_decisions(self) -> "TransitionQuerySet":
        """The decisions that answered texts that waited, each text's first; whoever counts delays counts these."""
        earlier = Transition.objects.standing().filter(
            proposition=OuterRef("proposition"), date__lt=OuterRef("date"), action__in=FIRST_DECISIONS
        )
        return self.decided_here().filter(
            ~Exists(earlier), action__in=FIRST_DECISIONS, proposition__submitted_at__lte=F("date")
        )

    def undoable_by(self, actor: User) -> list["Transition"]:
        """What someone has just decided and may take back: the latest lot, the last decision first; one query."""
        recent = self.standing().filter(
            actor=actor, before__isnull=False, date__gt=timezone.now() - UNDO_WINDOW
        )
        rows = list(
            recent.select_related("proposition").defer("proposition__text").order_by("-date", "-pk")[:LOT_MAX]
        )
        return [row for row in rows if row.lot == rows[0].lot]


class Transition(models.Model):
    """One line of a proposition's history; lines are added, never changed, but for their notes.

    It names who, when, which action and which reason. ``note`` is what the team wrote to the author or
    for itself; it may name the author, and is emptied with their account. No copy of the contribution is held.
    ``before`` is what a decision of the team changed, to take it back within ``UNDO_WINDOW``: states, dates
    and ids only. Decisions taken together share a ``lot``. A line that takes another back names it.
    """

    proposition = models.ForeignKey(
        "contributions.Proposition", on_delete=models.CASCADE, related_name="transitions"
    )
    action = models.CharField("action", max_length=12, choices=Action)
    from_state = models.CharField("état avant", max_length=12, choices=State)
    to_state = models.CharField("état après", max_length=12, choices=State)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+", verbose_name="par"
    )
    date = models.DateTimeField("date", default=timezone.now)
    motif = models.ForeignKey(
        Motif, null=True, on_delete=models.PROTECT, related_name="+", verbose_name="motif"
    )
    note = models.TextField("message", blank=True)
    before = models.JSONField(null=True, editable=False)
    lot = models.UUIDField(null=True, editable=False)
    undoes = models.OneToOneField(
        "self", null=True, on_delete=models.CASCADE, related_name="undone_by", verbose_name="annule"
    )

    objects = TransitionQuerySet.as_manager()

    class Meta:
        verbose_name = "décision"
        verbose_name_plural = "historique des décisions"
        indexes = [
            models.Index("proposition", "date", name="transition_by_proposition"),
            models.Index("date", "id", name="transition_by_date"),
        ]

    def __str__(self) -> str:
        return f"{self.get_action_display()} le {self.date:%d/%m/%Y}"

    @property
    def seconds_left(self) -> int:
        """How long it can still be taken back."""
        return max(0, ceil((self.date + UNDO_WINDOW - timezone.now()).total_seconds()))

"""A comment on a proposition, its draft, the supports it receives and its history."""

from datetime import date, timedelta

from django.conf import settings
from django.core import signing
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Length
from django.db.models.lookups import LessThanOrEqual
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property

from contributions.commentaires.states import TEXT_MAX_LENGTH, CommentAction, CommentState, Position
from contributions.propositions.paths import path_of

DRAFT_LIFETIME = timedelta(days=7)
DRAFT_SALT = "contributions.commentaire"
POSITION_LABELS = dict(Position.choices)

THREAD = Q(parent__isnull=True, listed=True)
REPLY = Q(parent__isnull=False, listed=True)


def short_enough(field: str) -> LessThanOrEqual:
    return LessThanOrEqual(Length(field), TEXT_MAX_LENGTH)


class CommentaireQuerySet(models.QuerySet):
    def threads(self) -> "CommentaireQuerySet":
        """What a proposition's page lists: published comments, and the places of those whose replies remain."""
        return self.filter(THREAD)

    def published(self) -> "CommentaireQuerySet":
        return self.filter(state=CommentState.PUBLIE)

    def to_moderate(self) -> "CommentaireQuerySet":
        """What waits for a moderator: first what many reported, then the oldest."""
        return self.filter(waiting=True).order_by("-reported_first", "sent_at", "pk")


class Commentaire(models.Model):
    """What someone says of a proposition, or answers to someone who did; replies have no replies.

    State changes go through ``contributions.commentaires.life`` alone. ``proposition`` is where it is read,
    ``written_on`` where it was written: they differ once the latter was merged.
    """

    proposition = models.ForeignKey(
        "contributions.Proposition",
        verbose_name="proposition",
        on_delete=models.CASCADE,
        related_name="commentaires",
    )
    written_on = models.ForeignKey("contributions.Proposition", on_delete=models.CASCADE, related_name="+")
    parent = models.ForeignKey(
        "self",
        verbose_name="en réponse à",
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="replies",
    )
    position = models.CharField("position", max_length=6, choices=Position, blank=True)
    text = models.TextField("texte", max_length=TEXT_MAX_LENGTH)
    public_name = models.CharField("nom affiché", max_length=80, blank=True)
    auteur = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="auteur",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="commentaires",
        db_index=False,
    )
    state = models.CharField("état", max_length=10, choices=CommentState, default=CommentState.A_MODERER)
    version = models.PositiveIntegerField(default=1)
    sent_at = models.DateTimeField("envoyé le", default=timezone.now)
    moderated_at = models.DateTimeField("modéré le", null=True, blank=True)
    published_at = models.DateTimeField("publié le", null=True, blank=True)
    support_count = models.PositiveIntegerField("soutiens", default=0)
    unnamed_supports = models.PositiveIntegerField(
        default=0, editable=False, help_text="Those counted without anybody's name."
    )
    # Copies that lists read: kept by the operations that change what they say.
    reply_count = models.PositiveIntegerField("réponses publiées", default=0)
    report_count = models.PositiveIntegerField("signalements", default=0)
    listed = models.BooleanField("a sa place sur la page", default=False)
    waiting = models.BooleanField("attend une lecture", default=True)
    reported_first = models.BooleanField("signalé par plusieurs", default=False)
    fingerprint = models.CharField(max_length=64)
    demo = models.BooleanField("contenu de démonstration", default=False)

    objects = CommentaireQuerySet.as_manager()

    # Where it was written first, for those who read it with the lists of a page.
    source = ""

    class Meta:
        verbose_name = "commentaire"
        verbose_name_plural = "commentaires"
        default_permissions = ["view"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=CommentState.values), name="commentaire_state_is_known"
            ),
            models.CheckConstraint(
                condition=Q(parent__isnull=True, position__in=Position.values)
                | Q(parent__isnull=False, position=""),
                name="commentaire_takes_a_side_unless_reply",
            ),
            # What an import brings has no author here and stays whole.
            models.CheckConstraint(
                condition=Q(short_enough("text")) | Q(auteur__isnull=True), name="commentaire_is_short"
            ),
            models.CheckConstraint(
                condition=Q(parent__isnull=True) | ~Q(parent=F("id")), name="commentaire_not_its_own_reply"
            ),
            models.CheckConstraint(
                condition=Q(listed=False) | Q(published_at__isnull=False),
                name="commentaire_listed_has_a_date",
            ),
            models.UniqueConstraint(
                fields=["auteur", "written_on", "fingerprint"],
                condition=~Q(state=CommentState.RETIRE),
                name="commentaire_once_per_author_and_text",
            ),
        ]
        indexes = [
            models.Index(
                "proposition",
                F("support_count").desc(),
                F("id").desc(),
                condition=THREAD,
                name="commentaire_supported",
            ),
            models.Index(
                "proposition",
                F("published_at").desc(),
                F("id").desc(),
                condition=THREAD,
                name="commentaire_recent",
            ),
            models.Index("parent", "id", condition=REPLY, name="commentaire_replies"),
            models.Index(
                F("reported_first").desc(),
                "sent_at",
                "id",
                condition=Q(waiting=True),
                name="commentaire_waiting",
            ),
            models.Index("state", F("sent_at").desc(), F("id").desc(), name="commentaire_by_state"),
            models.Index(F("sent_at").desc(), F("id").desc(), name="commentaire_by_date"),
            models.Index(
                F("report_count").desc(),
                F("id").desc(),
                condition=Q(report_count__gt=0),
                name="commentaire_reported",
            ),
            models.Index("auteur", F("sent_at").desc(), F("id").desc(), name="commentaire_by_author"),
        ]

    def __str__(self) -> str:
        return f"Commentaire {self.pk}"

    def get_absolute_url(self) -> str:
        """The page of its exchange, where it can be read among its replies."""
        return f"{self.thread_url}#{self.anchor}"

    @property
    def thread_url(self) -> str:
        return path_of("comment", self.parent_id or self.pk)

    @property
    def support_path(self) -> str:
        return path_of("support_comment", self.pk)

    @property
    def report_path(self) -> str:
        return path_of("report_comment", self.pk)

    @property
    def reply_path(self) -> str:
        return f"{path_of('write_comment', self.proposition_id)}?reponse={self.pk}"

    @property
    def anchor(self) -> str:
        return f"commentaire-{self.pk}"

    @property
    def is_published(self) -> bool:
        return self.state == CommentState.PUBLIE

    @cached_property
    def published_day(self) -> date | None:
        """The day it was published, in the clock of metropolitan France."""
        return timezone.localdate(self.published_at) if self.published_at else None

    @property
    def position_label(self) -> str:
        """As ``get_position_display``, which makes its table of labels anew at each call."""
        return POSITION_LABELS.get(self.position, "")

    @property
    def gone_sentence(self) -> str:
        """What is told in place of words that can no longer be read."""
        if self.state == CommentState.RETIRE:
            return "Commentaire retiré par son auteur"
        return "Commentaire masqué par l’équipe"

    @property
    def signature(self) -> str:
        return self.public_name or "Anonyme"


class BrouillonCommentaireQuerySet(models.QuerySet):
    def with_token(self, token: str) -> "BrouillonCommentaire | None":
        """The draft that a token opens; ``None`` when it is altered, too old or already sent."""
        try:
            pk = signing.Signer(salt=DRAFT_SALT).unsign(token)
        except signing.BadSignature:
            return None
        return (
            self.select_related("proposition__merged_into", "parent")
            .filter(pk=pk, created_at__gte=timezone.now() - DRAFT_LIFETIME)
            .first()
        )

    def expired(self) -> "BrouillonCommentaireQuerySet":
        return self.filter(created_at__lt=timezone.now() - DRAFT_LIFETIME)


class BrouillonCommentaire(models.Model):
    """A comment stored before anyone said who wrote it; sent or purged within a week.

    ``personne`` is who has opened it signed in: it goes with their account.
    """

    proposition = models.ForeignKey(
        "contributions.Proposition", on_delete=models.CASCADE, related_name="brouillons_de_commentaires"
    )
    parent = models.ForeignKey(Commentaire, null=True, on_delete=models.SET_NULL, related_name="+")
    personne = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.CASCADE,
        related_name="brouillons_de_commentaires",
    )
    position = models.CharField(max_length=6, choices=Position, blank=True)
    text = models.TextField(max_length=TEXT_MAX_LENGTH)
    public_name = models.CharField(max_length=80, blank=True)
    submission_key = models.CharField(max_length=64, unique=True)
    slow_until = models.DateTimeField(null=True)
    created_at = models.DateTimeField(default=timezone.now, db_index=True)

    objects = BrouillonCommentaireQuerySet.as_manager()

    class Meta:
        verbose_name = "brouillon de commentaire"
        verbose_name_plural = "brouillons de commentaires"
        constraints = [
            models.CheckConstraint(condition=short_enough("text"), name="brouillon_commentaire_is_short")
        ]

    def __str__(self) -> str:
        return f"Brouillon {self.pk}"

    @property
    def token(self) -> str:
        return signing.Signer(salt=DRAFT_SALT).sign(str(self.pk))

    @property
    def step_path(self) -> str:
        return reverse("contributions:comment_step", args=[self.token])


class SoutienCommentaire(models.Model):
    """One person's support to one comment; ``Commentaire.support_count`` counts these rows."""

    commentaire = models.ForeignKey(Commentaire, on_delete=models.CASCADE, related_name="soutiens")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="soutiens_de_commentaires"
    )
    date = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = "soutien à un commentaire"
        verbose_name_plural = "soutiens à des commentaires"
        constraints = [
            models.UniqueConstraint(fields=["commentaire", "user"], name="soutien_commentaire_once")
        ]

    def __str__(self) -> str:
        return f"{self.user_id} → {self.commentaire_id}"


class CommentaireTransition(models.Model):
    """One line of a comment's history; it holds no copy of the words."""

    commentaire = models.ForeignKey(Commentaire, on_delete=models.CASCADE, related_name="transitions")
    action = models.CharField("action", max_length=10, choices=CommentAction)
    from_state = models.CharField("état avant", max_length=10, choices=CommentState)
    to_state = models.CharField("état après", max_length=10, choices=CommentState)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+", verbose_name="par"
    )
    date = models.DateTimeField("date", default=timezone.now, db_index=True)
    motif = models.ForeignKey(
        "contributions.Motif", null=True, on_delete=models.PROTECT, related_name="+", verbose_name="motif"
    )
    note = models.TextField("message", blank=True)

    class Meta:
        verbose_name = "décision sur un commentaire"
        verbose_name_plural = "décisions sur les commentaires"
        default_permissions = ["view"]
        ordering = ["date", "pk"]

    def __str__(self) -> str:
        return f"{self.get_action_display()} le {self.date:%d/%m/%Y}"

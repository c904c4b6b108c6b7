"""What the team decides for the whole consultation."""

from datetime import datetime

from django.core.validators import MinValueValidator
from django.db import models
from django.utils import timezone
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting

from page_cache import remember_edited


@register_setting(icon="calendar-check")
class ConsultationSettings(BaseGenericSetting):
    """When propositions are taken, and whether they are read before or after publication."""

    class Moderation(models.TextChoices):
        BEFORE = "avant", "Avant publication"
        AFTER = "apres", "Après publication"

    opens_at = models.DateTimeField("ouverture du dépôt", null=True, blank=True)
    closes_at = models.DateTimeField("clôture du dépôt", null=True, blank=True)
    moderation = models.CharField(
        "modération",
        max_length=5,
        choices=Moderation,
        default=Moderation.BEFORE,
        help_text="« Après publication » : une proposition paraît dès que son auteur l’a confirmée, puis elle est relue.",
    )
    charter_page = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name="page de la charte",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    comments_open = models.BooleanField(
        "commentaires ouverts",
        default=True,
        db_default=True,
        help_text="Décochez pour que personne n’en écrive plus ; ceux qui existent restent lisibles.",
    )
    comments_close_at = models.DateTimeField(
        "clôture des commentaires",
        null=True,
        blank=True,
        help_text="Sans date, ils se ferment avec le dépôt des propositions.",
    )
    comment_moderation = models.CharField(
        "modération des commentaires",
        max_length=5,
        choices=Moderation,
        default=Moderation.BEFORE,
        db_default=Moderation.BEFORE,
        help_text="« Après publication » : un commentaire paraît dès son envoi, puis il est relu.",
    )
    reports_first_threshold = models.PositiveSmallIntegerField(
        "signalements qui rendent un contenu prioritaire",
        default=3,
        db_default=3,
        validators=[MinValueValidator(1)],
        help_text="À partir de ce nombre, il passe en tête de la file. Aucun nombre ne le masque sans l’équipe.",
    )

    panels = [
        MultiFieldPanel([FieldPanel("opens_at"), FieldPanel("closes_at")], heading="Dépôt des propositions"),
        FieldPanel("moderation"),
        MultiFieldPanel(
            [
                FieldPanel("comments_open"),
                FieldPanel("comments_close_at"),
                FieldPanel("comment_moderation"),
                FieldPanel("reports_first_threshold"),
            ],
            heading="Commentaires et signalements",
        ),
        FieldPanel("charter_page"),
    ]

    class Meta:
        verbose_name = "consultation"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(opens_at__isnull=True)
                | models.Q(closes_at__isnull=True)
                | models.Q(closes_at__gt=models.F("opens_at")),
                name="consultation_closes_after_it_opens",
                violation_error_message="La clôture doit suivre l’ouverture.",
            )
        ]

    def __str__(self) -> str:
        return "Consultation"

    @classmethod
    @remember_edited
    def remembered(cls) -> "ConsultationSettings":
        """The one row, for pages to read; nobody modifies it."""
        return cls.load()

    def next_change(self, now: datetime | None = None) -> datetime | None:
        """The next moment at which pages change by the clock alone."""
        now = now or timezone.now()
        return min(
            (
                moment
                for moment in (self.opens_at, self.closes_at, self.comments_close_at)
                if moment and moment > now
            ),
            default=None,
        )

    def takes_comments(self, now: datetime | None = None) -> bool:
        """Whether people may comment: from the opening, until the comments' own end or the deposit's."""
        now = now or timezone.now()
        closes_at = self.comments_close_at or self.closes_at
        begun = self.opens_at is None or now >= self.opens_at
        return self.comments_open and begun and (closes_at is None or now < closes_at)

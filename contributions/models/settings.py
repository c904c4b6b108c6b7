"""What the team decides for the whole consultation."""

from datetime import datetime

from django.db import models
from django.utils import timezone
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting


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

    panels = [
        MultiFieldPanel([FieldPanel("opens_at"), FieldPanel("closes_at")], heading="Dépôt des propositions"),
        FieldPanel("moderation"),
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

    def next_change(self, now: datetime | None = None) -> datetime | None:
        """The next moment at which pages change by the clock alone."""
        now = now or timezone.now()
        return min(
            (moment for moment in (self.opens_at, self.closes_at) if moment and moment > now), default=None
        )

"""The organisers' answers."""

from django.db import models
from django.utils import timezone


class Reponse(models.Model):
    """What the organisers answer to one or several propositions, and what they will do with them.

    ``batch`` names the mails that tell the authors of answers given together. A withdrawn answer is kept
    for the team, and shown nowhere.
    """

    class Status(models.TextChoices):
        RETENUE = "retenue", "Retenue"
        EN_PARTIE = "en-partie", "Retenue en partie"
        A_L_ETUDE = "a-l-etude", "À l’étude"
        NON_RETENUE = "non-retenue", "Non retenue"

    status = models.CharField("suite donnée", max_length=12, choices=Status)
    text = models.TextField("réponse", help_text="Texte simple. Une ligne vide sépare les paragraphes.")
    organisme = models.CharField("organisme responsable", max_length=120)
    date = models.DateField("date", default=timezone.localdate)
    withdrawn_at = models.DateTimeField("retirée le", null=True, blank=True, editable=False)
    batch = models.UUIDField(null=True, blank=True, editable=False)

    STATUS_LABELS = dict(Status.choices)
    TONES = {Status.RETENUE: "success", Status.EN_PARTIE: "success", Status.A_L_ETUDE: "info"}

    class Meta:
        verbose_name = "réponse officielle"
        verbose_name_plural = "réponses officielles"
        ordering = ["-date", "-pk"]
        indexes = [models.Index("batch", condition=models.Q(batch__isnull=False), name="reponse_by_batch")]

    def __str__(self) -> str:
        return f"{self.get_status_display()} – {self.text[:60]}"

    @property
    def status_label(self) -> str:
        """As ``get_status_display``, which makes its table of labels anew at each call."""
        return self.STATUS_LABELS.get(self.status, self.status)

    @property
    def tone(self) -> str:
        """How its badge is coloured; a refusal is told without an alarm."""
        return self.TONES.get(self.status, "")

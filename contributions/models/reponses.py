"""The organisers' answers."""

from django.db import models
from django.utils import timezone


class Reponse(models.Model):
    """What the organisers answer to one or several propositions, and what they will do with them."""

    class Status(models.TextChoices):
        RETENUE = "retenue", "Retenue"
        EN_PARTIE = "en-partie", "Retenue en partie"
        A_L_ETUDE = "a-l-etude", "À l’étude"
        NON_RETENUE = "non-retenue", "Non retenue"

    status = models.CharField("suite donnée", max_length=12, choices=Status)
    text = models.TextField("réponse", help_text="Texte simple. Une ligne vide sépare les paragraphes.")
    organisme = models.CharField("organisme responsable", max_length=120)
    date = models.DateField("date", default=timezone.localdate)

    TONES = {Status.RETENUE: "success", Status.EN_PARTIE: "success", Status.A_L_ETUDE: "info"}

    class Meta:
        verbose_name = "réponse officielle"
        verbose_name_plural = "réponses officielles"
        ordering = ["-date", "-pk"]

    def __str__(self) -> str:
        return f"{self.get_status_display()} – {self.text[:60]}"

    @property
    def tone(self) -> str:
        """How its badge is coloured; a refusal is told without an alarm."""
        return self.TONES.get(self.status, "")

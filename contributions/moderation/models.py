"""How moderators share the queue: who examines what, filters kept."""

from datetime import datetime

from django.conf import settings
from django.db import models
from django.utils import timezone


class Examen(models.Model):
    """A moderator is reading this proposition: nobody else is handed it until they leave it or time runs out."""

    proposition = models.OneToOneField(
        "contributions.Proposition", primary_key=True, on_delete=models.CASCADE, related_name="examen"
    )
    moderator = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="examens", verbose_name="par"
    )
    expires_at = models.DateTimeField("jusqu’au")

    class Meta:
        verbose_name = "examen en cours"
        verbose_name_plural = "examens en cours"

    def __str__(self) -> str:
        return f"{self.proposition_id} : {self.moderator_id}"

    def is_active(self, now: datetime | None = None) -> bool:
        return self.expires_at > (now or timezone.now())


class FiltreEnregistre(models.Model):
    """Filters of the queue under a name, for oneself or for the whole team."""

    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="filtres", verbose_name="créé par"
    )
    name = models.CharField("nom", max_length=60)
    querystring = models.CharField("filtres", max_length=500)
    shared = models.BooleanField("partagé avec l’équipe", default=False)

    class Meta:
        verbose_name = "filtre enregistré"
        verbose_name_plural = "filtres enregistrés"
        ordering = ["name", "pk"]
        constraints = [models.UniqueConstraint(fields=["owner", "name"], name="filtre_name_once_per_owner")]

    def __str__(self) -> str:
        return self.name

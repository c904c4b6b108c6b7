"""How moderators share the queue: who examines what, filters kept, delays by day."""

from datetime import datetime

from django.conf import settings
from django.db import models
from django.utils import timezone
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting

INSULTS = """\
abruti
bâtard
bouffon
con
connard
connasse
couillon
crétin
débile
enculé
enfoiré
imbécile
merde
pourriture
pute
raclure
salaud
salope
pauvre type
ta gueule
trou du cul
"""


def default_insults() -> str:
    """A short list to begin with; the team makes it its own."""
    return INSULTS


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


class JourDeModeration(models.Model):
    """What was received and decided on a day that is over, counted once and kept."""

    day = models.DateField("jour", primary_key=True)
    received = models.PositiveIntegerField("reçues", default=0)
    decided = models.PositiveIntegerField("décidées", default=0)
    median = models.DurationField("délai médian", null=True)
    ninetieth = models.DurationField("délai de neuf sur dix", null=True)

    class Meta:
        verbose_name = "jour de modération"
        verbose_name_plural = "jours de modération"

    def __str__(self) -> str:
        return f"{self.day:%d/%m/%Y}"


@register_setting(icon="warning")
class ReglesDeModeration(BaseGenericSetting):
    """The words that draw a moderator's attention, kept by the team; no rule ever decides."""

    insults = models.TextField(
        "mots à signaler",
        blank=True,
        default=default_insults,
        help_text="Un mot ou une expression par ligne. Accents, majuscules et pluriels sont reconnus. Une proposition qui en "
        "contient un est signalée aux modérateurs, jamais refusée pour cela.",
    )
    trusted_domains = models.TextField(
        "sites dont les liens ne sont pas signalés",
        blank=True,
        default="gouv.fr\nac-*.fr\neduscol.education.fr\nreseau-canope.fr",
        help_text="Un nom de domaine par ligne ; ses sous-domaines comptent aussi. L’astérisque remplace des lettres.",
    )

    panels = [FieldPanel("insults"), FieldPanel("trusted_domains")]

    class Meta:
        verbose_name = "règles de modération"

    def __str__(self) -> str:
        return "Règles de modération"

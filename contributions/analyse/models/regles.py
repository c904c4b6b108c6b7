"""What draws a moderator’s attention, kept by the team."""

from django.db import models
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

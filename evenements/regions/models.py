"""Who answers for the consultation in a région académique."""

from django.core.exceptions import ValidationError
from django.db import models
from wagtail.admin.panels import FieldPanel, FieldRowPanel

from courriels.fields import AddressField
from vocabulaires.models import RegionAcademique


class Correspondant(models.Model):
    """A service or a person whom people of a région may ask."""

    region = models.ForeignKey(
        RegionAcademique,
        verbose_name="région académique",
        on_delete=models.CASCADE,
        related_name="correspondants",
    )
    name = models.CharField(
        "nom", max_length=120, help_text="Un service plutôt qu’une personne, quand c’est possible."
    )
    role = models.CharField("fonction", max_length=160, blank=True)
    email = AddressField("adresse électronique", blank=True)
    phone = models.CharField("téléphone", max_length=30, blank=True)
    url = models.URLField("page web", blank=True)

    panels = [
        FieldPanel("region"),
        FieldPanel("name"),
        FieldPanel("role"),
        FieldRowPanel([FieldPanel("email"), FieldPanel("phone")]),
        FieldPanel("url"),
    ]

    class Meta:
        verbose_name = "correspondant"
        verbose_name_plural = "correspondants des régions"
        ordering = ["region", "name"]
        constraints = [
            models.UniqueConstraint(
                fields=["region", "name"],
                name="correspondant_once_per_region",
                violation_error_message="Ce correspondant existe déjà pour cette région.",
            )
        ]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        super().clean()
        if not (self.email or self.phone or self.url):
            raise ValidationError("Donnez au moins une adresse électronique, un téléphone ou une page web.")

    @property
    def phone_link(self) -> str:
        return "".join(sign for sign in self.phone if sign.isdecimal() or sign == "+")

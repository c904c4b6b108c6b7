"""What the newsroom keeps of the site's state: addresses that lead nowhere, contents to mend or read again."""

from django.db import models
from django.utils import timezone
from wagtail.models import Page


class Introuvable(models.Model):
    """An address that was asked for and not found; a bounded list, without anything about who asked."""

    path = models.CharField("adresse", max_length=200, unique=True)
    count = models.PositiveIntegerField("demandes", default=1)
    from_site = models.BooleanField("un lien du site y mène", default=False)
    first_seen = models.DateTimeField("première demande", default=timezone.now)
    last_seen = models.DateTimeField("dernière demande", default=timezone.now)

    class Meta:
        verbose_name = "adresse introuvable"
        verbose_name_plural = "adresses introuvables"
        ordering = ["-from_site", "-count", "path"]

    def __str__(self) -> str:
        return self.path


class Constat(models.Model):
    """Something to mend in a published page, found by the daily review and replaced by the next one."""

    class Kind(models.TextChoices):
        LINK = "lien", "Liens rompus"
        PICTURE = "image", "Images sans texte de remplacement"
        FIGURE = "chiffre", "Chiffres dont la date est ancienne"

    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="+", verbose_name="page")
    kind = models.CharField("nature", max_length=10, choices=Kind)
    message = models.CharField("constat", max_length=250)
    excerpt = models.CharField("extrait", max_length=250, blank=True)
    found_at = models.DateTimeField("relevé le", default=timezone.now)

    class Meta:
        verbose_name = "constat"
        verbose_name_plural = "constats"
        ordering = ["kind", "page_id", "pk"]
        indexes = [models.Index(fields=["kind", "page"], name="editorial_constat_kind")]

    def __str__(self) -> str:
        return self.message


class Relecture(models.Model):
    """The last time somebody read a published page again and found nothing to change; its history says who."""

    page = models.OneToOneField(Page, on_delete=models.CASCADE, related_name="relecture", verbose_name="page")
    read_at = models.DateTimeField("relue le", default=timezone.now)

    class Meta:
        verbose_name = "relecture"
        verbose_name_plural = "relectures"

    def __str__(self) -> str:
        return f"Relecture de « {self.page} »"

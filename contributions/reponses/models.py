"""Answers that come as a spreadsheet."""

from django.conf import settings
from django.db import models
from django.utils import timezone


class ReponseImport(models.Model):
    """A spreadsheet of answers: the rows as they were read, the report, and whether they were applied."""

    name = models.CharField("fichier", max_length=200)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="par", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    created_at = models.DateTimeField("lu le", default=timezone.now)
    applied_at = models.DateTimeField("appliqué le", null=True)
    rows = models.JSONField(default=list)
    report = models.JSONField(default=list)

    class Meta:
        verbose_name = "import de réponses"
        verbose_name_plural = "imports de réponses"

    def __str__(self) -> str:
        return self.name

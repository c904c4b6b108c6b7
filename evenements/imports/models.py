"""A spreadsheet of events that was read, and what became of it."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from wagtail.models import Page


class ImportRencontres(models.Model):
    """The rows of a file as they were read, then the pages they made, so that both can be seen and undone.

    ``rows`` holds for each line what was read and its problems; ``pages`` the page made by each line, with
    the revision it had then.
    """

    file_name = models.CharField("fichier", max_length=200)
    rows = models.JSONField("lignes", default=list)
    pages = models.JSONField("pages créées", default=list)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="par",
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    created_at = models.DateTimeField("lu le", default=timezone.now)
    done_at = models.DateTimeField("importé le", null=True, blank=True)
    undone_at = models.DateTimeField("annulé le", null=True, blank=True)

    class Meta:
        verbose_name = "import de rencontres"
        verbose_name_plural = "imports de rencontres"
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(undone_at=None) | models.Q(done_at__isnull=False),
                name="import_rencontres_undone_once_done",
            )
        ]

    def __str__(self) -> str:
        return self.file_name

    @property
    def good_rows(self) -> list[dict]:
        return [row for row in self.rows if not row["problems"]]

    @property
    def bad_rows(self) -> list[dict]:
        return [row for row in self.rows if row["problems"]]

    @property
    def pages_left(self) -> int:
        """How many of the pages it made are still there; one query."""
        return Page.objects.filter(pk__in=[entry["page"] for entry in self.pages]).count()

"""When the forms that pages carry open and close, kept where one query finds the next such moment."""

from datetime import datetime

from django.db import models


class FormMomentQuerySet(models.QuerySet):
    def next_after(self, now: datetime) -> datetime | None:
        """The next moment at which the form of some page opens or closes; one query."""
        return self.filter(moment__gt=now).aggregate(next=models.Min("moment"))["next"]


class FormMoment(models.Model):
    """A date that an editor gave to a form block.

    Dates live inside page bodies, where no query finds them; ``contributions.propositions.moments`` copies them here
    each time a page is saved.
    """

    page = models.ForeignKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="+")
    moment = models.DateTimeField(db_index=True)

    objects = FormMomentQuerySet.as_manager()

    class Meta:
        verbose_name = "moment d’un formulaire"
        verbose_name_plural = "moments des formulaires"
        constraints = [
            models.UniqueConstraint(fields=["page", "moment"], name="form_moment_once_per_page"),
        ]

    def __str__(self) -> str:
        return f"{self.page_id} : {self.moment:%d/%m/%Y %H:%M}"

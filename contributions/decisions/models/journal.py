"""What the public log of moderation counts, so that no page ever reads the decisions one by one."""

from django.db import models


class DecisionCount(models.Model):
    """How many decisions of a kind were taken in a month, for a reason or without one.

    ``content`` says about what (a proposition, a comment); ``motif`` is 0 when no reason was given. Kept
    by ``contributions.decisions.journal``.
    """

    month = models.DateField()
    content = models.CharField(max_length=12)
    action = models.CharField(max_length=12)
    motif = models.PositiveIntegerField(default=0)
    total = models.IntegerField(default=0)

    class Meta:
        verbose_name = "compteur de décisions"
        verbose_name_plural = "compteurs de décisions"
        constraints = [
            models.UniqueConstraint(
                fields=["month", "content", "action", "motif"], name="decision_count_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.month:%m/%Y} {self.content} {self.action} : {self.total}"


class DelayCount(models.Model):
    """How many contents waited so many hours for their first decision, by month of the decision."""

    month = models.DateField()
    content = models.CharField(max_length=12)
    hours = models.PositiveIntegerField()
    total = models.IntegerField(default=0)

    class Meta:
        verbose_name = "compteur de délais"
        verbose_name_plural = "compteurs de délais"
        constraints = [models.UniqueConstraint(fields=["month", "content", "hours"], name="delay_count_once")]

    def __str__(self) -> str:
        return f"{self.month:%m/%Y} {self.content} {self.hours} h : {self.total}"


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

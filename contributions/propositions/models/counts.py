"""Counter rows, so that no public page ever counts propositions."""

from django.db import models


class PropositionCount(models.Model):
    """How many published propositions share an axis, a region, a profile and possibly a theme.

    ``theme`` is 0 on the rows that count each proposition once; ``region`` is 0 for none. Facets under
    any mix of filters are sums over a few of these rows. Kept by ``contributions.propositions.counters``.
    """

    theme = models.PositiveIntegerField(default=0)
    axe = models.PositiveIntegerField()
    region = models.PositiveIntegerField(default=0)
    profil = models.CharField(max_length=20)
    total = models.IntegerField(default=0)

    class Meta:
        verbose_name = "compteur de propositions"
        verbose_name_plural = "compteurs de propositions"
        constraints = [
            models.UniqueConstraint(
                fields=["theme", "axe", "region", "profil"], name="proposition_count_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.theme}/{self.axe}/{self.region}/{self.profil} : {self.total}"


class Total(models.Model):
    """A count of the whole that a sum of counter rows cannot give, such as the number of authors."""

    name = models.CharField(max_length=40, primary_key=True)
    value = models.IntegerField(default=0)

    class Meta:
        verbose_name = "total"
        verbose_name_plural = "totaux"

    def __str__(self) -> str:
        return f"{self.name} : {self.value}"

"""What the site notes of a text when it enters moderation; it helps those who decide and decides nothing."""

from django.db import models
from django.db.models import F, Q

from vocabulaires.models import Theme


class Analyse(models.Model):
    """The words of a received text as the search's analyser writes them, so that the queue is searched.

    Kept apart from the public index, which must never hold what is not public. PostgreSQL adds a
    ``tsvector`` of ``terms`` under a GIN index (a migration does it); SQLite reads the terms one by one.
    """

    proposition = models.OneToOneField(
        "contributions.Proposition", primary_key=True, on_delete=models.CASCADE, related_name="analyse"
    )
    terms = models.TextField()

    class Meta:
        verbose_name = "analyse d’une proposition"
        verbose_name_plural = "analyses des propositions"

    def __str__(self) -> str:
        return str(self.proposition_id)


class Alerte(models.Model):
    """A rule of moderation that a text sets off; its passages are found again when it is read."""

    class Rule(models.TextChoices):
        LIEN = "lien", "Liens"
        MAJUSCULES = "majuscules", "Majuscules"
        INJURE = "injure", "Mots de la liste"
        COORDONNEES = "coordonnees", "Adresse ou téléphone"
        DOUBLON = "doublon", "Presque identique à une autre"

    proposition = models.ForeignKey(
        "contributions.Proposition", on_delete=models.CASCADE, related_name="alertes"
    )
    rule = models.CharField("règle", max_length=12, choices=Rule)

    class Meta:
        verbose_name = "alerte"
        verbose_name_plural = "alertes"
        constraints = [models.UniqueConstraint(fields=["proposition", "rule"], name="alerte_once")]
        indexes = [models.Index(fields=["rule", "proposition"], name="alerte_by_rule")]

    def __str__(self) -> str:
        return self.get_rule_display()


class Empreinte(models.Model):
    """One of the few numbers of a text that near-identical texts have in common.

    They are drawn from its words so that two texts that share most of their words share at least one
    number: see ``contributions.analyse.resemblance``. Looking for duplicates is then reading an index.
    """

    proposition = models.ForeignKey(
        "contributions.Proposition", on_delete=models.CASCADE, related_name="empreintes"
    )
    key = models.BigIntegerField()

    class Meta:
        verbose_name = "empreinte d’un texte"
        verbose_name_plural = "empreintes des textes"
        indexes = [models.Index(fields=["key", "proposition"], name="empreinte_by_key")]

    def __str__(self) -> str:
        return f"{self.proposition_id} : {self.key}"


class Groupe(models.Model):
    """Near-identical propositions, proposed to moderators as one; a refused group is not proposed again."""

    class Verdict(models.TextChoices):
        PROPOSE = "propose", "Proposé"
        REFUSE = "refuse", "Refusé"
        FUSIONNE = "fusionne", "Fusionné"

    verdict = models.CharField(max_length=8, choices=Verdict, default=Verdict.PROPOSE)
    size = models.PositiveSmallIntegerField("nombre de propositions", default=0)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = "groupe de propositions presque identiques"
        verbose_name_plural = "groupes de propositions presque identiques"
        indexes = [
            models.Index(
                F("size").desc(), F("id").desc(), condition=Q(verdict="propose"), name="groupe_largest"
            )
        ]

    def __str__(self) -> str:
        return f"Groupe de {self.size} propositions"


class MembreDeGroupe(models.Model):
    """A proposition in a group; in several refused ones at most, and in one that is proposed."""

    groupe = models.ForeignKey(Groupe, on_delete=models.CASCADE, related_name="membres")
    proposition = models.ForeignKey(
        "contributions.Proposition", on_delete=models.CASCADE, related_name="appartenances"
    )

    class Meta:
        verbose_name = "membre d’un groupe"
        verbose_name_plural = "membres des groupes"
        constraints = [
            models.UniqueConstraint(fields=["groupe", "proposition"], name="membre_once_per_groupe")
        ]

    def __str__(self) -> str:
        return f"{self.groupe_id} : {self.proposition_id}"


class MotDeTheme(models.Model):
    """How much a family of words speaks for a theme: learnt from the vocabulary and from what is filed."""

    theme = models.ForeignKey(Theme, on_delete=models.CASCADE, related_name="mots")
    stem = models.CharField(max_length=40)
    weight = models.FloatField()

    class Meta:
        verbose_name = "mot d’un thème"
        verbose_name_plural = "mots des thèmes"
        constraints = [models.UniqueConstraint(fields=["stem", "theme"], name="mot_de_theme_once")]

    def __str__(self) -> str:
        return self.stem


class SuggestionDeTheme(models.Model):
    """A theme that a text seems to be about, how sure that is, and the words that say so."""

    proposition = models.ForeignKey(
        "contributions.Proposition", on_delete=models.CASCADE, related_name="suggestions"
    )
    theme = models.ForeignKey(Theme, on_delete=models.CASCADE, related_name="suggestions")
    confidence = models.PositiveSmallIntegerField("confiance, sur cent")
    words = models.CharField("mots", max_length=200, blank=True)
    refused = models.BooleanField("écartée", default=False)

    class Meta:
        verbose_name = "suggestion de thème"
        verbose_name_plural = "suggestions de thèmes"
        constraints = [
            models.UniqueConstraint(fields=["proposition", "theme"], name="suggestion_de_theme_once")
        ]
        indexes = [
            models.Index(
                F("confidence").desc(), F("id").desc(), condition=Q(refused=False), name="suggestion_surest"
            ),
            models.Index(
                "theme",
                F("confidence").desc(),
                F("id").desc(),
                condition=Q(refused=False),
                name="suggestion_theme_surest",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.theme_id} : {self.confidence}"

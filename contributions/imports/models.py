"""Files of propositions brought in from elsewhere: what was read, what it gave, and where each row came from."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone

# A run that has said nothing for so long was cut off, by a restart for instance.
SILENCE = timedelta(minutes=2)


class ImportQuerySet(models.QuerySet):
    def running(self) -> "ImportQuerySet":
        """Those at work now; a run that was cut off is none of them."""
        return self.filter(state__in=Import.RUNNING, heartbeat__gt=timezone.now() - SILENCE)


class Import(models.Model):
    """One file of propositions, or of comments on them, from its upload to the undoing of all it brought."""

    class Format(models.TextChoices):
        MODELE = "modele", "Notre modèle"
        DECIDIM = "decidim", "Export des propositions de Decidim"
        COMMENTAIRES = "commentaires", "Export des commentaires de Decidim"

    class State(models.TextChoices):
        RECU = "recu", "Fichier reçu"
        ESSAI = "essai", "Essai en cours"
        ESSAYE = "essaye", "Essai terminé"
        EN_COURS = "en-cours", "Import en cours"
        TERMINE = "termine", "Import terminé"
        ANNULATION = "annulation", "Annulation en cours"
        ANNULE = "annule", "Import annulé"
        ECHEC = "echec", "Fichier illisible"

    RUNNING = (State.ESSAI, State.EN_COURS, State.ANNULATION)

    file_name = models.CharField("fichier", max_length=200)
    format = models.CharField("format", max_length=12, choices=Format)
    system = models.CharField("source", max_length=120, blank=True)
    state = models.CharField("état", max_length=12, choices=State, default=State.RECU)
    mapping = models.JSONField(default=dict)
    # The categories and the scopes that the file names, each with how many rows bear it.
    found = models.JSONField(default=dict)
    publish = models.BooleanField("publier sans modération", default=False)
    rows_total = models.PositiveIntegerField("lignes", default=0)
    rows_read = models.PositiveIntegerField("lignes lues", default=0)
    created_count = models.PositiveIntegerField("créées", default=0)
    known_count = models.PositiveIntegerField("déjà là", default=0)
    refused_count = models.PositiveIntegerField("refusées", default=0)
    removed_count = models.PositiveIntegerField("retirées par l’annulation", default=0)
    kept_count = models.PositiveIntegerField("gardées malgré l’annulation", default=0)
    problem = models.TextField(blank=True)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+", verbose_name="par"
    )
    created_at = models.DateTimeField("reçu le", default=timezone.now)
    heartbeat = models.DateTimeField(default=timezone.now)
    finished_at = models.DateTimeField("terminé le", null=True)

    objects = ImportQuerySet.as_manager()

    class Meta:
        verbose_name = "import"
        verbose_name_plural = "imports"
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.file_name

    def get_absolute_url(self) -> str:
        return reverse("imports:detail", args=[self.pk])

    @property
    def brings_comments(self) -> bool:
        return self.format == self.Format.COMMENTAIRES

    @property
    def is_running(self) -> bool:
        return self.state in self.RUNNING and not self.is_cut_off

    @property
    def is_cut_off(self) -> bool:
        """Whether it was at work and has said nothing for a while: its process is gone."""
        return self.state in self.RUNNING and self.heartbeat <= timezone.now() - SILENCE

    @property
    def percent(self) -> int:
        return min(100, 100 * self.rows_read // self.rows_total) if self.rows_total else 0

    @property
    def adds_up(self) -> bool:
        return self.rows_read == self.created_count + self.known_count + self.refused_count


class ImportPart(models.Model):
    """A piece of an import's file, kept in the database so that any machine can go on with it."""

    batch = models.ForeignKey(Import, on_delete=models.CASCADE, related_name="parts")
    position = models.PositiveIntegerField()
    content = models.BinaryField()

    class Meta:
        verbose_name = "morceau de fichier"
        verbose_name_plural = "morceaux de fichiers"
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["batch", "position"], name="import_part_once")]

    def __str__(self) -> str:
        return f"{self.batch_id} : {self.position}"


class ImportLine(models.Model):
    """What the report says of one line of the file, when there is something to say."""

    class Kind(models.TextChoices):
        REFUSEE = "refusee", "Refusée"
        DEJA_LA = "deja-la", "Déjà là"
        REMARQUE = "remarque", "Créée, avec une remarque"
        FICHIER = "fichier", "Tout le fichier"
        GARDEE = "gardee", "Gardée malgré l’annulation"

    batch = models.ForeignKey(Import, on_delete=models.CASCADE, related_name="lines")
    line = models.PositiveIntegerField("ligne")
    identifier = models.CharField("identifiant dans la source", max_length=120, blank=True)
    title = models.CharField("titre", max_length=120, blank=True)
    kind = models.CharField("résultat", max_length=10, choices=Kind)
    reason = models.TextField("raison")

    class Meta:
        verbose_name = "ligne du rapport"
        verbose_name_plural = "lignes du rapport"
        ordering = ["line", "pk"]
        indexes = [models.Index("batch", "kind", "line", name="import_line_report")]

    def __str__(self) -> str:
        return f"Ligne {self.line} : {self.reason}"


class Source(models.Model):
    """Where something imported was written first; one row of a source is one thing here."""

    line = models.PositiveIntegerField()
    system = models.CharField("source", max_length=120)
    identifier = models.CharField("identifiant dans la source", max_length=120)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.system} {self.identifier}"


class Provenance(Source):
    """Where an imported proposition comes from."""

    proposition = models.OneToOneField(
        "contributions.Proposition", on_delete=models.CASCADE, related_name="provenance"
    )
    batch = models.ForeignKey(Import, on_delete=models.PROTECT, related_name="provenances")
    url = models.URLField("adresse dans la source", max_length=500, blank=True)

    class Meta:
        verbose_name = "provenance"
        verbose_name_plural = "provenances"
        constraints = [
            models.UniqueConstraint(fields=["system", "identifier"], name="provenance_once_per_source")
        ]


class ProvenanceCommentaire(Source):
    """Where an imported comment comes from; sources number comments apart from propositions."""

    commentaire = models.OneToOneField(
        "contributions.Commentaire", on_delete=models.CASCADE, related_name="provenance"
    )
    batch = models.ForeignKey(Import, on_delete=models.PROTECT, related_name="comment_provenances")

    class Meta:
        verbose_name = "provenance d’un commentaire"
        verbose_name_plural = "provenances des commentaires"
        constraints = [
            models.UniqueConstraint(fields=["system", "identifier"], name="provenance_commentaire_once")
        ]

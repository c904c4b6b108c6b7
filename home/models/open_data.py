"""The files of open data as they stand."""

from django.core.files import File
from django.db import models
from django.utils import timezone

FOLDER = "donnees-ouvertes"


class JeuDeDonnees(models.Model):
    """One set of open data: where its current files are, of when, and how much they hold."""

    KINDS = ("csv", "json")

    name = models.SlugField("nom", primary_key=True)
    published_at = models.DateTimeField("publié le", default=timezone.now)
    row_count = models.PositiveIntegerField("lignes", default=0)
    csv = models.FileField(upload_to=FOLDER, max_length=200)
    csv_size = models.PositiveBigIntegerField("octets du CSV", default=0)
    json = models.FileField(upload_to=FOLDER, max_length=200)
    json_size = models.PositiveBigIntegerField("octets du JSON", default=0)

    class Meta:
        verbose_name = "jeu de données"
        verbose_name_plural = "jeux de données"

    def __str__(self) -> str:
        return self.name

    @property
    def files(self) -> list[str]:
        """The names of its files in the storage."""
        return [file.name for file in (self.csv, self.json) if file]

    def store(self, kind: str, file: File) -> None:
        """Put a file in the storage under a name that no file ever had; readers still get the one before."""
        getattr(self, kind).save(f"{self.name}-{self.published_at:%Y%m%d-%H%M%S-%f}.{kind}", file, save=False)
        setattr(self, f"{kind}_size", file.size)

"""Images and documents of the media library.

Both models are the site's own from the first migration: changing them later means rewriting every
foreign key that points at them.
"""

import logging

from django.core.exceptions import ValidationError
from django.core.files import File
from django.db import models
from wagtail.documents.models import AbstractDocument, Document
from wagtail.images.models import AbstractImage, AbstractRendition, Filter, Image, SourceImageIOError

from editorial.pictures import PictureFile
from editorial.storages import documents
from editorial.uploads import check_content

logger = logging.getLogger(__name__)


class SiteImage(AbstractImage):
    """A picture of the media library, with whom to thank for it."""

    credit = models.CharField(
        "crédit",
        max_length=255,
        blank=True,
        help_text="Auteur et licence, tels qu’ils doivent s’afficher sous l’image.",
    )

    admin_form_fields = (*Image.admin_form_fields, "credit")

    class Meta(AbstractImage.Meta):
        verbose_name = "image"
        verbose_name_plural = "images"
        permissions = [("choose_image", "Peut choisir une image")]

    def generate_rendition_file(self, filter: Filter, *, source: File | None = None) -> File:
        """Whatever a picture's decoder raises reads as a lost file, which templates leave out of the page."""
        try:
            return super().generate_rendition_file(filter, source=source)
        except SourceImageIOError:
            raise
        except Exception as error:
            logger.exception("The picture %s cannot be made as %s", self.pk, filter.spec)
            raise SourceImageIOError(str(error)) from error


# Every way of keeping a file goes through it: forms, commands, imports, bulk creation.
SiteImage._meta.get_field("file").attr_class = PictureFile


class SiteRendition(AbstractRendition):
    image = models.ForeignKey(SiteImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        verbose_name = "déclinaison d’image"
        verbose_name_plural = "déclinaisons d’images"
        constraints = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"], name="editorial_rendition_once_per_spec"
            )
        ]


class SiteDocument(AbstractDocument):
    """A file offered for download; its language is shown beside its format and size."""

    class Language(models.TextChoices):
        FRENCH = "fr", "français"
        ENGLISH = "en", "anglais"
        GERMAN = "de", "allemand"
        SPANISH = "es", "espagnol"
        REGIONAL = "mul", "plusieurs langues"

    file = models.FileField("fichier", upload_to="documents", storage=documents)
    language = models.CharField("langue", max_length=3, choices=Language, default=Language.FRENCH)

    admin_form_fields = (*Document.admin_form_fields, "language")

    class Meta(AbstractDocument.Meta):
        verbose_name = "document"
        verbose_name_plural = "documents"
        permissions = [("choose_document", "Peut choisir un document")]

    def clean(self) -> None:
        super().clean()
        # A stored file was checked when it came in, and may be far away.
        if self.file and not self.file._committed:
            try:
                check_content(self.file.file, self.file_extension.lower())
            except ValidationError as error:
                raise ValidationError({"file": error}) from error

    @property
    def format_label(self) -> str:
        """The format as people name it, e.g. ``PDF``."""
        return self.file_extension.upper()

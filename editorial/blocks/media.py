"""Pictures, videos and files."""

from django.core.exceptions import ValidationError
from django.template.defaultfilters import filesizeformat
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images import get_image_model
from wagtail.images.blocks import ImageBlock as AccessibleImageBlock
from wagtail.images.blocks import ImageChooserBlock

from editorial.blocks import groups
from editorial.blocks.text import INLINE_FEATURES
from editorial.models.media import SiteDocument


def any_image():
    """A picture of the library to show in previews, if there is one."""
    return get_image_model().objects.order_by("-pk").first()


class ImageBlock(blocks.StructBlock):
    """A picture: it has an alternative text, or the editor says that it is decorative."""

    image = AccessibleImageBlock(label="Image")
    caption = blocks.CharBlock(label="Légende", max_length=300, required=False)

    def get_preview_value(self):
        image = any_image()
        if image:
            image.contextual_alt_text, image.decorative = "", True
        return blocks.StructValue(
            self,
            [
                ("image", image),
                ("caption", "Rencontre territoriale, un atelier au travail."),
                # The library of blocks shows what a picture takes of room; a published page never does.
                ("placeholder", not image),
            ],
        )

    def get_prep_value(self, value) -> dict:
        """Without what the preview alone adds."""
        return super().get_prep_value({name: value[name] for name in self.child_blocks if name in value})

    class Meta:
        label = "Image"
        icon = "image"
        group = groups.MEDIA
        description = "Une image avec son texte de remplacement, ou déclarée décorative, et sa légende."
        template = "editorial/blocks/image.html"


class VideoValue(blocks.StructValue):
    @property
    def file_url(self) -> str:
        """The address of the file itself."""
        return self["file"].url if self.get("file") else ""

    @property
    def captions_url(self) -> str:
        return self["captions"].url if self.get("captions") else ""


class VideoBlock(blocks.StructBlock):
    """A video kept here, or a link to where it can be watched; never a player that tracks the reader."""

    title = blocks.CharBlock(label="Titre de la vidéo", max_length=160)
    file = DocumentChooserBlock(
        label="Fichier vidéo", required=False, help_text="Au format MP4 ou WebM, déposé dans les documents."
    )
    external_url = blocks.URLBlock(
        label="Ou adresse de la vidéo",
        required=False,
        help_text="La page montre une image et un lien : aucun lecteur extérieur n’est chargé.",
    )
    poster = ImageChooserBlock(label="Image d’attente", required=False)
    captions = DocumentChooserBlock(
        label="Sous-titres", required=False, help_text="Au format WebVTT (.vtt), pour un fichier vidéo."
    )
    transcript = blocks.RichTextBlock(
        label="Transcription",
        features=INLINE_FEATURES,
        help_text="Tout ce qui est dit, et ce qu’il faut voir.",
    )

    def clean(self, value):
        value = super().clean(value)
        if bool(value.get("file")) == bool(value.get("external_url")):
            error = ValidationError(
                "Choisissez un fichier ou saisissez une adresse : l’un des deux, pas les deux."
            )
            raise StructBlockValidationError(block_errors={"external_url": error})
        return value

    class Meta:
        label = "Vidéo"
        icon = "media"
        group = groups.MEDIA
        description = "Une vidéo avec sa transcription, hébergée ici ou ouverte sur le site qui la diffuse."
        template = "editorial/blocks/video.html"
        has_heading = False
        value_class = VideoValue
        preview_value = {
            "title": "La concertation en deux minutes",
            "file": None,
            "external_url": "https://www.education.gouv.fr/",
            "poster": None,
            "captions": None,
            "transcript": "<p>Le numérique a changé l’école. Cette concertation vous demande comment "
            "continuer ensemble.</p>",
        }


class DocumentValue(blocks.StructValue):
    @property
    def detail(self) -> str:
        """Format, size and language, e.g. ``PDF – 1,2 Mio – français``."""
        document = self["document"]
        if not document:
            return ""
        parts = [document.format_label]
        if document.file_size:
            parts.append(filesizeformat(document.file_size))
        parts.append(document.get_language_display())
        return " – ".join(part for part in parts if part)


class DocumentBlock(blocks.StructBlock):
    """A file to download, announced with its format, size and language."""

    document = DocumentChooserBlock(label="Document")
    title = blocks.CharBlock(
        label="Titre",
        max_length=160,
        required=False,
        help_text="Laissez vide pour reprendre celui du document.",
    )
    description = blocks.TextBlock(label="Description", max_length=300, required=False)

    def get_preview_value(self):
        document = SiteDocument(
            pk=0, title="Dossier de la concertation", file="dossier.pdf", file_size=1_250_000
        )
        text = "Les cinq axes, le calendrier et les règles de la concertation."
        return self.meta.value_class(self, [("document", document), ("title", ""), ("description", text)])

    class Meta:
        label = "Document"
        icon = "doc-full"
        group = groups.MEDIA
        description = "Un fichier à télécharger ; son format, son poids et sa langue sont annoncés."
        template = "editorial/blocks/document.html"
        has_heading = False
        value_class = DocumentValue

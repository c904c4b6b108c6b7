"""The form of the media library: a picture that cannot be shown is refused with a sentence."""

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from editorial.pictures import UNREADABLE, cleaned


class PictureField(WagtailImageField):
    def to_python(self, data):
        """The picture as it is kept, so that what the library notes of it (size, fingerprint) is true."""
        try:
            file = super().to_python(data)
        except ValidationError:
            raise
        # What reads the dimensions of a cut file raises whatever it meets.
        except Exception as error:
            raise ValidationError(UNREADABLE) from error
        kept = cleaned(file, file.name) if file else None
        if kept is None:
            return file
        return super().to_python(SimpleUploadedFile(kept.name, kept.read()))


class PictureForm(BaseImageForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        field = self.fields.get("file")
        if field:
            self.fields["file"] = PictureField(
                label=field.label, required=field.required, widget=field.widget
            )

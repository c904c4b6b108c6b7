"""What a picture may hold: pixels that every browser shows, and nothing about who took it, where or with what.

A picture is read whole before it is kept. Phones write in it a position, an author, a device; printers and
cameras write colours in spaces of their own, with the profile that explains them, sometimes heavier than the
picture. The pixels are turned and converted once; all the rest is left out.
"""

from io import BytesIO
from pathlib import PurePath

import pillow_heif
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile, File
from PIL import Image, ImageCms, ImageOps, ImageSequence, UnidentifiedImageError
from PIL.JpegImagePlugin import get_sampling
from wagtail.images.models import WagtailImageFieldFile
from wagtail.utils.file import hash_filelike

pillow_heif.register_heif_opener()

UNREADABLE = (
    "Cette image est incomplète ou abîmée : elle ne peut pas être lue en entier. Ouvrez-la dans un logiciel de "
    "dessin ou de photographie, enregistrez-la de nouveau, puis déposez-la."
)
TOO_LARGE = "Cette image a trop de pixels. Réduisez ses dimensions, puis déposez-la de nouveau."

# How each format that is accepted is written; a photograph of a phone becomes one that all browsers read.
WRITTEN_AS = {
    "JPEG": "JPEG",
    "MPO": "JPEG",
    "HEIF": "JPEG",
    "PNG": "PNG",
    "GIF": "GIF",
    "WEBP": "WEBP",
    "AVIF": "AVIF",
}
EXTENSIONS = {
    "JPEG": (".jpg", ".jpeg"),
    "PNG": (".png",),
    "GIF": (".gif",),
    "WEBP": (".webp",),
    "AVIF": (".avif",),
}
QUALITY = {"JPEG": {"quality": 90, "optimize": True}, "WEBP": {"quality": 90}, "AVIF": {"quality": 85}}

# What a decoder may find beside the pixels that says how to show them and nothing else.
PLAIN = frozenset({
    "adobe", "adobe_transform", "aspect", "background", "bbox", "blend", "chromaticity", "default_image", "disposal",
    "dpi", "duration", "extension", "gamma", "interlace", "jfif", "jfif_density", "jfif_unit", "jfif_version", "loop",
    "progression", "progressive", "srgb", "timestamp", "transparency", "version",
})  # fmt: skip
MODES = frozenset({"1", "L", "LA", "P", "RGB", "RGBA"})
END_OF_JPEG = b"\xff\xd9"


def cleaned(file: File, name: str) -> File | None:
    """The picture as it may be kept, nothing when it already is so; ``ValidationError`` when it cannot be read."""
    file.seek(0)
    content = file.read()
    file.seek(0)
    try:
        with Image.open(BytesIO(content)) as picture:
            if (
                picture.width * picture.height * getattr(picture, "n_frames", 1)
                > settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS
            ):
                raise ValidationError(TOO_LARGE)
            format_name = WRITTEN_AS[picture.format]
            frames = read_frames(picture)
            if is_plain(picture, content) and PurePath(name).suffix.lower() in EXTENSIONS[format_name]:
                return None
            written = write(frames, format_name, picture)
    except ValidationError:
        raise
    except Image.DecompressionBombError as error:
        raise ValidationError(TOO_LARGE) from error
    # Decoders of broken files raise whatever they meet: none of it may be an error of the site.
    except Exception as error:
        raise ValidationError(UNREADABLE) from error
    suffix = PurePath(name).suffix
    if suffix.lower() not in EXTENSIONS[format_name]:
        suffix = EXTENSIONS[format_name][0]
    return ContentFile(written, name=str(PurePath(name).with_suffix(suffix)))


def read_frames(picture: Image.Image) -> int:
    """Decodes every frame, so that what is cut or broken is known now; how many there are."""
    # MPO: what follows the photograph is its thumbnail or its depth, and is left out.
    frames = 1 if picture.format == "MPO" else getattr(picture, "n_frames", 1)
    for index in range(frames):
        picture.seek(index)
        picture.load()
    picture.seek(0)
    picture.load()
    return frames


def is_plain(picture: Image.Image, content: bytes) -> bool:
    """Whether the file says nothing but its pixels, in a form that all that reads it understands."""
    if picture.format not in EXTENSIONS or picture.mode not in MODES or not PLAIN.issuperset(picture.info):
        return False
    if picture.getexif():
        return False
    if picture.format == "JPEG":
        return content.endswith(END_OF_JPEG) and all(name in {"APP0", "APP14"} for name, _ in picture.applist)
    if picture.format == "GIF":
        return not picture.info.get("extension") or picture.info["extension"][0] == b"NETSCAPE2.0"
    return True


def write(count: int, format_name: str, picture: Image.Image) -> bytes:
    stream = BytesIO()
    options = dict(QUALITY.get(format_name, {}))
    if picture.format == "JPEG" and picture.mode in {"L", "RGB"}:
        # The same tables as the camera's: writing again loses next to nothing.
        options = {"qtables": picture.quantization, "subsampling": get_sampling(picture), "optimize": True}
    if count > 1:
        # Each frame is shown as long as it was; a GIF or a drawing without a loop is played once.
        durations, frames = [], []
        for frame in ImageSequence.Iterator(picture):
            durations.append(frame.info.get("duration", 100))
            frames.append(bare(frame))
        options |= {"save_all": True, "append_images": frames[1:], "duration": durations}
        if "loop" in picture.info:
            options["loop"] = picture.info["loop"]
    else:
        frames = [bare(picture)]
    first = frames[0]
    if format_name == "JPEG" and first.mode not in {"L", "RGB"}:
        first = on_white(first)
    first.save(stream, format_name, **options)
    return stream.getvalue()


def bare(picture: Image.Image) -> Image.Image:
    """The pixels alone: upright, in sRGB, eight bits a colour."""
    transparency = picture.info.get("transparency")
    profile = picture.info.get("icc_profile")
    upright = ImageOps.exif_transpose(picture)
    upright = eight_bits(in_srgb(upright, profile) if profile else upright)
    upright.info = (
        {}
        if transparency is None or upright.mode not in {"P", "L", "RGB"}
        else {"transparency": transparency}
    )
    return upright


def in_srgb(picture: Image.Image, profile: bytes) -> Image.Image:
    """The colours that the profile describes, as screens show them; as they stand when the profile makes no sense."""
    if picture.mode in {"P", "PA"}:
        picture = picture.convert("RGBA" if picture.has_transparency_data else "RGB")
    alpha = picture.getchannel("A") if "A" in picture.getbands() else None
    colours = picture.convert("RGB") if picture.mode == "RGBA" else picture
    if colours.mode not in {"RGB", "CMYK"}:
        return picture
    try:
        source = ImageCms.ImageCmsProfile(BytesIO(profile))
        colours = ImageCms.profileToProfile(colours, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
    except (ImageCms.PyCMSError, OSError):
        return picture
    if alpha is not None:
        colours.putalpha(alpha)
    return colours


def eight_bits(picture: Image.Image) -> Image.Image:
    if picture.mode in MODES:
        return picture.copy()
    if picture.mode.startswith("I"):
        return picture.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    return picture.convert("RGBA" if picture.has_transparency_data else "RGB")


def on_white(picture: Image.Image) -> Image.Image:
    if not picture.has_transparency_data:
        return picture.convert("RGB")
    paper = Image.new("RGBA", picture.size, "white")
    return Image.alpha_composite(paper, picture.convert("RGBA")).convert("RGB")


class PictureFile(WagtailImageFieldFile):
    """The file of a picture; whatever brings it in, what is kept is clean."""

    def get_image_dimensions(self) -> tuple[int, int]:
        try:
            return super().get_image_dimensions()
        except (UnidentifiedImageError, SyntaxError, ValueError, OSError) as error:
            # A file lost from the storage says so by itself.
            if self._committed:
                raise
            raise ValidationError({self.field.name: UNREADABLE}) from error

    def save(self, name: str, content: File, save: bool = True) -> None:
        try:
            content = cleaned(content, name) or content
        except ValidationError as error:
            raise ValidationError({self.field.name: error}) from error
        if content.name and PurePath(name).suffix.lower() != PurePath(content.name).suffix.lower():
            name = str(PurePath(name).with_suffix(PurePath(content.name).suffix))
        # Dimensions are read from a content that has a name, and from no other.
        content.name = content.name or name
        # Known from what is stored, not from what was sent.
        self.instance.file_size = content.size
        content.seek(0)
        self.instance.file_hash = hash_filelike(content)
        content.seek(0)
        super().save(name, content, save)

"""Pictures as people really have them, made here."""

import struct
from io import BytesIO

import pillow_heif
from PIL import Image, ImageCms
from PIL.PngImagePlugin import PngInfo

pillow_heif.register_heif_opener()

SECRETS = (b"Jeanne Photographe", b"Telephone-X200", b"GPSLatitude-secret")
ORIENTATION, AUTHOR, DEVICE, GPS = 0x0112, 0x013B, 0x0110, 0x8825


def drawn(mode: str = "RGB", size: tuple[int, int] = (64, 40)) -> Image.Image:
    """Red on the left, blue on the right, so that one sees which way up it is."""
    picture = Image.new("RGB", size, "red")
    picture.paste((0, 0, 255), (size[0] // 2, 0, *size))
    return picture.convert(mode)


def told(orientation: int = 1) -> Image.Exif:
    exif = Image.Exif()
    exif[ORIENTATION] = orientation
    exif[AUTHOR] = SECRETS[0].decode()
    exif[DEVICE] = SECRETS[1].decode()
    exif.get_ifd(GPS).update(
        {1: "N", 2: (48.0, 51.0, 24.0), 3: "E", 4: (2.0, 21.0, 7.0), 29: SECRETS[2].decode()}
    )
    return exif


def heavy_profile() -> bytes:
    """A true sRGB profile made as heavy as those of printers."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    profile += SECRETS[0] * (400_000 // len(SECRETS[0]))
    return struct.pack(">I", len(profile)) + profile[4:]


def saved(picture: Image.Image, format_name: str, **options) -> bytes:
    stream = BytesIO()
    picture.save(stream, format_name, **options)
    return stream.getvalue()


def commented() -> PngInfo:
    words = PngInfo()
    words.add_text("Author", SECRETS[0].decode())
    return words


def noise(format_name: str) -> bytes:
    return saved(Image.effect_noise((200, 150), 60).convert("RGB"), format_name)


def cut(format_name: str) -> bytes:
    content = noise(format_name)
    return content[: len(content) // 2]


def frames() -> dict:
    return {"save_all": True, "append_images": [drawn().rotate(180)], "duration": [80, 120], "loop": 0}


# Name of the file, what it holds.
READABLE = {
    "16-bit grey": lambda: (
        "gris.png",
        saved(drawn("L").convert("I").point(lambda v: v * 257).convert("I;16"), "PNG"),
    ),
    "CMYK": lambda: ("imprimeur.jpg", saved(drawn("CMYK"), "JPEG")),
    "CMYK with a profile that is not one": lambda: (
        "i.jpg",
        saved(drawn("CMYK"), "JPEG", icc_profile=b"x" * 500),
    ),
    "palette": lambda: ("palette.png", saved(drawn("P"), "PNG")),
    "palette with transparency": lambda: ("p.png", saved(drawn("P"), "PNG", transparency=0)),
    "one bit": lambda: ("trait.png", saved(drawn("1"), "PNG")),
    "grey with transparency": lambda: ("la.png", saved(drawn("LA"), "PNG")),
    "transparency": lambda: ("rgba.png", saved(drawn("RGBA"), "PNG", icc_profile=heavy_profile())),
    "animated GIF": lambda: ("anime.gif", saved(drawn("P"), "GIF", comment=SECRETS[0], **frames())),
    "animated WebP": lambda: ("anime.webp", saved(drawn(), "WEBP", exif=told(), **frames())),
    "HEIC": lambda: ("IMG_1.HEIC", saved(drawn(), "HEIF", exif=told())),
    "heavy profile": lambda: ("profil.jpg", saved(drawn(), "JPEG", icc_profile=heavy_profile())),
    "heavy profile in WebP": lambda: ("profil.webp", saved(drawn(), "WEBP", icc_profile=heavy_profile())),
    "GPS": lambda: ("lieu.jpg", saved(drawn(), "JPEG", exif=told(), comment=SECRETS[0])),
    "GPS in PNG": lambda: ("lieu.png", saved(drawn(), "PNG", exif=told(), pnginfo=commented())),
    "GPS in AVIF": lambda: ("lieu.avif", saved(drawn(), "AVIF", exif=told())),
    "what a phone adds after the picture": lambda: ("suite.jpg", saved(drawn(), "JPEG") + SECRETS[1]),
    "two pictures in one": lambda: (
        "relief.jpg",
        saved(drawn(), "MPO", save_all=True, append_images=[drawn()]),
    ),
    "lying on its side": lambda: ("couche.jpg", saved(drawn(), "JPEG", exif=told(orientation=6))),
    "on its side and grey": lambda: ("couche.jpg", saved(drawn("L"), "JPEG", exif=told(orientation=6))),
}
BROKEN = {
    "cut JPEG": lambda: ("coupe.jpg", cut("JPEG")),
    "cut PNG": lambda: ("coupe.png", cut("PNG")),
    "cut GIF": lambda: ("coupe.gif", cut("GIF")),
    "cut WebP": lambda: ("coupe.webp", cut("WEBP")),
    "cut AVIF": lambda: ("coupe.avif", cut("AVIF")),
    "cut HEIC": lambda: ("coupe.heic", cut("HEIF")),
    "signature alone": lambda: ("rien.png", b"\x89PNG\r\n\x1a\n"),
    "header alone": lambda: ("entete.jpg", noise("JPEG")[:300]),
}

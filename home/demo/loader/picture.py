"""The picture that social networks show of the demo, drawn here so that nothing is fetched."""

from io import BytesIO

from django.core.files.images import ImageFile
from fontTools.ttLib import TTFont
from PIL import Image, ImageDraw, ImageFont

from comptes.models import User
from editorial.assets import design_system
from editorial.models import SiteImage

TITLE = "États généraux du numérique pour l’éducation"
WORDS = ("États généraux", "du numérique", "pour l’éducation")
ALTERNATIVE_TEXT = (
    "« États généraux du numérique pour l’éducation », cinq disques de couleur, un par axe, et la mention "
    "« Site de démonstration »."
)
WIDTH, HEIGHT, MARGIN = 1200, 630, 80
INK, PAPER = "#161616", "#f5f5fe"
BLUE = "#000091"
DISCS = ("#00a95f", "#417dc4", "#e4794a", "#a558a0", "#c8aa39")


def load_social_image(editor: User) -> SiteImage:
    existing = SiteImage.objects.filter(title=TITLE).first()
    if existing is not None:
        return existing
    return SiteImage.objects.create(
        title=TITLE,
        description=ALTERNATIVE_TEXT,
        file=ImageFile(draw(), name="etats-generaux-du-numerique.png"),
        uploaded_by_user=editor,
    )


def draw() -> BytesIO:
    """A PNG of 1,200 × 630 pixels, the shape that networks crop least."""
    # Drawn twice as large, then reduced, for smooth edges.
    image = Image.new("RGB", (WIDTH * 2, HEIGHT * 2), PAPER)
    pen = ImageDraw.Draw(image)
    pen.rectangle((0, 0, 48, HEIGHT * 2), fill=BLUE)
    for line, words in enumerate(WORDS):
        pen.text((MARGIN * 2, (72 + line * 100) * 2), words, fill=INK, font=font("marianne-bold.woff2", 164))
    for place, colour in enumerate(DISCS):
        left, top = (MARGIN + place * 110) * 2, 420 * 2
        pen.ellipse((left, top, left + 160, top + 160), fill=colour)
    pen.text((MARGIN * 2, 545 * 2), "Site de démonstration", fill=BLUE, font=font("marianne-bold.woff2", 60))
    stream = BytesIO()
    image.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS).quantize(64).save(stream, "PNG", optimize=True)
    stream.seek(0)
    return stream


def font(name: str, size: int) -> ImageFont.FreeTypeFont:
    """A face of the design system, unpacked because the drawing library does not read web fonts."""
    face = TTFont(design_system.FONTS[name])
    face.flavor = None
    stream = BytesIO()
    face.save(stream)
    stream.seek(0)
    return ImageFont.truetype(stream, size)

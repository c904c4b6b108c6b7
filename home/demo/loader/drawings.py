"""Draws the pictures of the demo and neutral logos for its partners, so that nothing is fetched or borrowed."""

from collections.abc import Callable
from io import BytesIO
from math import cos, pi, sin

from django.core.files.images import ImageFile
from PIL import Image, ImageDraw

from comptes.models import User
from editorial.models import SiteImage
from home.demo.dessins import CREDIT, DESSINS, Dessin
from home.demo.loader.picture import BLUE, DISCS, INK, PAPER, font

# Drawn twice as large, then reduced, for smooth edges.
SCALE = 2
SIZE, LOGO_SIZE = (1200, 675), (400, 400)
WHITE, SNOW, WOOD, SCREEN = "#ffffff", "#e8edff", "#d8c9a8", "#cacafb"
LOGO_ALT = "Logo de remplacement, dessiné pour la démonstration : les lettres {initials} dans un {shape}"


class Sheet:
    """A picture being drawn, in its own measures."""

    def __init__(self, size: tuple[int, int], paper: str) -> None:
        self.size = size
        self.image = Image.new("RGB", (size[0] * SCALE, size[1] * SCALE), paper)
        self.pen = ImageDraw.Draw(self.image)

    def box(self, *box: float, fill: str, radius: float = 0, outline: str | None = None) -> None:
        scaled = [place * SCALE for place in box]
        width = 6 * SCALE if outline else 0
        self.pen.rounded_rectangle(scaled, radius * SCALE, fill=fill, outline=outline, width=width)

    def disc(self, x: float, y: float, radius: float, fill: str) -> None:
        self.pen.ellipse(
            [place * SCALE for place in (x - radius, y - radius, x + radius, y + radius)], fill=fill
        )

    def shape(self, *points: tuple[float, float], fill: str) -> None:
        self.pen.polygon([(x * SCALE, y * SCALE) for x, y in points], fill=fill)

    def stroke(self, *points: tuple[float, float], fill: str, width: float) -> None:
        self.pen.line(
            [(x * SCALE, y * SCALE) for x, y in points], fill=fill, width=int(width * SCALE), joint="curve"
        )

    def words(self, x: float, y: float, text: str, fill: str, size: int) -> None:
        face = font("marianne-bold.woff2", size * SCALE)
        self.pen.text((x * SCALE, y * SCALE), text, fill=fill, font=face, anchor="mm")

    def png(self) -> BytesIO:
        stream = BytesIO()
        small = self.image.resize(self.size, Image.Resampling.LANCZOS)
        small.quantize(64).save(stream, "PNG", optimize=True)
        stream.seek(0)
        return stream


def table(sheet: Sheet) -> None:
    for place in range(10):
        angle = 2 * pi * place / 10
        sheet.disc(600 + 265 * cos(angle), 337 + 265 * sin(angle), 52, DISCS[place % 5])
    sheet.disc(600, 337, 190, WOOD)
    for place in range(5):
        angle = 2 * pi * place / 5 + 0.3
        x, y = 600 + 105 * cos(angle), 337 + 105 * sin(angle)
        sheet.box(x - 34, y - 24, x + 34, y + 24, fill=WHITE)


def vote(sheet: Sheet) -> None:
    for place, top in enumerate((230, 130, 230)):
        left = 170 + place * 310
        sheet.box(left, top, left + 240, 560, fill=WHITE, radius=12, outline=BLUE if place == 1 else DISCS[1])
        for line in range(4):
            width = 170 if line % 2 else 130
            sheet.box(left + 35, top + 130 + line * 42, left + 35 + width, top + 146 + line * 42, fill=SCREEN)
    sheet.stroke((540, 200), (580, 240), (660, 160), fill=DISCS[0], width=22)


def mountain(sheet: Sheet) -> None:
    for left, top, right in ((40, 170, 620), (360, 80, 900), (700, 210, 1180)):
        middle = (left + right) / 2
        sheet.shape((left, 560), (middle, top), (right, 560), fill=DISCS[1])
        sheet.shape(
            (middle, top), (middle - 75, top + 120), (middle, top + 90), (middle + 75, top + 120), fill=WHITE
        )
    sheet.box(0, 550, 1200, 675, fill=SNOW)
    sheet.shape((560, 675), (680, 675), (640, 540), (610, 540), fill=WHITE)
    sheet.box(520, 410, 760, 560, fill=WOOD)
    sheet.shape((495, 415), (640, 320), (785, 415), fill=DISCS[2])
    sheet.box(610, 480, 665, 560, fill=INK)
    for left in (545, 690):
        sheet.box(left, 450, left + 45, 495, fill=WHITE)


def workshop(sheet: Sheet) -> None:
    sheet.box(320, 110, 880, 470, fill=INK, radius=18)
    sheet.box(345, 135, 855, 445, fill=SCREEN)
    sheet.stroke((500, 295), (575, 365), (705, 215), fill=DISCS[0], width=34)
    sheet.shape((320, 475), (880, 475), (960, 545), (240, 545), fill=DISCS[1])
    sheet.box(380, 585, 560, 620, fill=DISCS[2], radius=16)
    sheet.box(560, 596, 800, 609, fill=INK)


def screen(sheet: Sheet) -> None:
    sheet.shape((110, 210), (340, 180), (340, 520), (110, 550), fill=WHITE)
    sheet.shape((340, 180), (570, 210), (570, 550), (340, 520), fill=SNOW)
    sheet.stroke((340, 180), (340, 520), fill=DISCS[2], width=8)
    sheet.box(650, 170, 1090, 490, fill=INK, radius=16)
    sheet.box(672, 192, 1068, 468, fill=WHITE)
    sheet.box(820, 490, 920, 540, fill=INK)
    sheet.box(760, 535, 980, 555, fill=INK, radius=8)
    for line in range(5):
        sheet.box(140, 260 + line * 48, 310 - 30 * (line % 2), 274 + line * 48, fill=DISCS[line])
        sheet.box(370, 260 + line * 48, 540 - 30 * (line % 2), 274 + line * 48, fill=DISCS[line])
        sheet.box(710, 235 + line * 44, 1030 - 60 * (line % 2), 249 + line * 44, fill=DISCS[line])


DRAW: dict[str, Callable[[Sheet], None]] = {
    "table": table, "vote": vote, "montagne": mountain, "atelier": workshop, "ecran": screen,
}  # fmt: skip


def store(title: str, description: str, name: str, sheet: Sheet, editor: User) -> SiteImage:
    file = ImageFile(sheet.png(), name=f"{name}.png")
    return SiteImage.objects.create(
        title=title, description=description, credit=CREDIT, file=file, uploaded_by_user=editor
    )


def load_drawings(editor: User) -> dict[str, SiteImage]:
    """The pictures by name, those that lack being drawn."""
    known = {
        image.title: image for image in SiteImage.objects.filter(title__in=[one.title for one in DESSINS])
    }
    return {one.name: known.get(one.title) or draw(one, editor) for one in DESSINS}


def draw(data: Dessin, editor: User) -> SiteImage:
    sheet = Sheet(SIZE, PAPER)
    DRAW[data.name](sheet)
    return store(data.title, data.alt, data.name, sheet, editor)


def draw_logo(name: str, slug: str, place: int, editor: User) -> tuple[SiteImage, str]:
    """A logo that is nobody's, with the words for who does not see it."""
    initials = "".join(word[0] for word in name.split() if word[0].isupper()) or name[:2]
    initials = initials if len(initials) > 1 else name[:2].upper()
    sheet = Sheet(LOGO_SIZE, WHITE)
    round_one = place % 2
    if round_one:
        sheet.disc(200, 200, 180, DISCS[place % 5])
    else:
        sheet.box(20, 20, 380, 380, fill=DISCS[place % 5], radius=40)
    sheet.words(200, 200, initials, INK, 150)
    alt = LOGO_ALT.format(initials=initials, shape="disque" if round_one else "carré")
    return store(f"Logo de remplacement : {name}", alt, f"logo-{slug}", sheet, editor), alt

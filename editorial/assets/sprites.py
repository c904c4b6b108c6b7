"""Gathers the drawings that are used in two files, instead of one request each."""

import re
from pathlib import Path
from urllib.parse import unquote
from xml.etree import ElementTree

from editorial.assets.design_system import DIST, ICONS, PICTOGRAMS
from editorial.assets.stylesheet import Declaration, Node, Rule, transform
from editorial.assets.usage import Usage

SVG = "http://www.w3.org/2000/svg"
ICON_RULE = re.compile(
    r"(\.fr-icon-[a-z0-9-]+):(before|after)[^{}]*\{[^}]*?url\(\.\./\.\./(icons/[^)]+\.svg)\)"
)
ICON_URL = re.compile(r"url\((?:\.\./)+icons/([^)]+\.svg)\)")
DATA_URL = re.compile(r"""url\((["']?)data:image/svg\+xml[^,]*,(.*?)\1\)""", re.S)
# Icons stand on a strip, each 24 units high, with as much empty space between two so that none bleeds into another.
CELL = 24
PITCH = 2 * CELL
# What a style sheet asks for as a strip of icons and, by the name of a view, as an image.
ICONS_FILE = "icons.svg"

ElementTree.register_namespace("", SVG)


def parse(path: Path) -> ElementTree.Element:
    return ElementTree.parse(path).getroot()  # noqa: S314 (a file of the design system's package)


def icon_rules(usage: Usage) -> list[Rule]:
    """The rules of the icon classes that the project writes.

    Raises:
        LookupError: a template writes an icon that the design system does not have.
    """
    text = (DIST / "utility" / "icons" / "icons.main.min.css").read_text(encoding="utf-8")
    paths = {selector[1:]: path for selector, _, path in ICON_RULE.findall(text)}
    modifiers = {"fr-icon--xs", "fr-icon--sm", "fr-icon--md", "fr-icon--lg"}
    wanted = sorted(name for name in usage.names if name.startswith("fr-icon-") and name not in modifiers)
    unknown = [name for name in wanted if name not in paths]
    if unknown:
        raise LookupError(f"The design system has no icon named {', '.join(unknown)}.")
    return [
        Rule(
            (f".{name}:before", f".{name}:after"),
            (
                Declaration("-webkit-mask-image", f"url(../../{paths[name]})"),
                Declaration("mask-image", f"url(../../{paths[name]})"),
            ),
        )
        for name in wanted
    ]


def date_icon() -> Rule:
    """The calendar of a date input: among the icons, where the design system makes it an image of its own."""
    image = "url(../../icons/business/calendar-line.svg)"
    return Rule(
        (".fr-input[type=date]:after",),
        (
            Declaration("background-color", "currentcolor"),
            Declaration("background-image", "none"),
            Declaration("-webkit-mask-image", image),
            Declaration("-webkit-mask-size", "100% 100%"),
            Declaration("mask-image", image),
            Declaration("mask-size", "100% 100%"),
        ),
    )


def place_icons(nodes: list[Node]) -> tuple[list[Node], ElementTree.Element]:
    """Point every icon of a style sheet at its place on one strip.

    Returns:
        The style sheet and the strip, an SVG to be written next to it as `ICONS_FILE`.
    """
    names = sorted(set(ICON_URL.findall("".join(map(str, nodes)))))
    # With a single icon the strip has no length to divide.
    last = max(len(names) - 1, 1)
    positions = {name: f"0 {round(100 * index / last, 5):g}%" for index, name in enumerate(names)}
    height = f"100% {100 * (2 * len(names) - 1)}%"

    def place(rule: Rule) -> Rule:
        placed: list[Declaration] = []
        for item in rule.declarations:
            match = ICON_URL.search(item.value)
            if match and item.name.endswith("mask-image"):
                prefix = item.name.removesuffix("mask-image")
                placed += [
                    Declaration(item.name, f"url({ICONS_FILE})"),
                    Declaration(f"{prefix}mask-position", positions[match[1]]),
                ]
            elif item.name.endswith("mask-size") and item.value == "100% 100%":
                placed.append(Declaration(item.name, height))
            else:
                placed.append(item)
        return Rule(rule.selectors, tuple(placed))

    return transform(nodes, place), _strip([ICONS / name for name in names])


def _strip(paths: list[Path]) -> ElementTree.Element:
    height = max(PITCH * len(paths) - CELL, CELL)
    strip = ElementTree.Element(
        f"{{{SVG}}}svg", {"viewBox": f"0 0 {CELL} {height}", "preserveAspectRatio": "none"}
    )
    for index, path in enumerate(paths):
        drawing = parse(path)
        drawing.set("y", str(index * PITCH))
        drawing.set("width", str(CELL))
        drawing.set("height", str(CELL))
        strip.append(drawing)
    return strip


def place_images(css: str, strip: ElementTree.Element) -> str:
    """Move the images written inside a style sheet, which the content policy refuses, beside the icons.

    Each stands out of sight of the strip, under a view of its own that the style sheet names. All of them
    have their size said there, so that none needs one of its own.

    Raises:
        ValueError: two images give the same name to a part.
    """
    names: dict[str, str] = {}
    top = 0.0

    def replace(match: re.Match[str]) -> str:
        nonlocal top
        text = unquote(match[2]).replace('\\"', '"')
        if text not in names:
            names[text] = f"image-{len(names)}"
            drawing = ElementTree.fromstring(text)  # noqa: S314 (part of the design system's package)
            _, _, width, height = box = _box(drawing)
            place = {"x": str(PITCH), "y": f"{top:g}", "width": f"{width:g}", "height": f"{height:g}"}
            drawing.attrib |= place | {"viewBox": " ".join(f"{number:g}" for number in box)}
            view = {"id": names[text], "viewBox": " ".join(place.values()), "preserveAspectRatio": "xMidYMid"}
            strip.append(ElementTree.Element(f"{{{SVG}}}view", view))
            strip.append(drawing)
            top += height + CELL
        return f"url({ICONS_FILE}#{names[text]})"

    placed = DATA_URL.sub(replace, css)
    parts = [part.get("id") for part in strip.iter() if part.get("id")]
    if len(parts) != len(set(parts)):
        raise ValueError("Two images of the style sheet give the same name to a part.")
    return placed


def _box(drawing: ElementTree.Element) -> list[float]:
    box = drawing.get("viewBox") or f"0 0 {drawing.get('width')} {drawing.get('height')}"
    return [float(number) for number in box.split()]


def write(drawing: ElementTree.Element) -> str:
    return ElementTree.tostring(drawing, encoding="unicode")


def pictograms(names: list[str]) -> str:
    """One SVG of symbols, three for each pictogram: `name-decorative`, `name-minor`, `name-major`.

    The page's own style sheet colours them, hence follows the theme and the accent.
    """
    sprite = ElementTree.Element(f"{{{SVG}}}svg")
    for name in names:
        (path,) = PICTOGRAMS.glob(f"*/{name}.svg")
        for symbol in parse(path).iter(f"{{{SVG}}}symbol"):
            symbol.set("id", f"{name}-{symbol.get('id').removeprefix('artwork-')}")
            symbol.set("viewBox", "0 0 80 80")
            sprite.append(symbol)
    return write(sprite)

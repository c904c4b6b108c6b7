"""How well a colour stands out from another, as accessibility rules measure it."""

import re

HEX = re.compile(r"#([0-9a-f]{3}|[0-9a-f]{6})\b", re.IGNORECASE)
RGB = re.compile(r"rgb\(\s*(\d{1,3})[ ,]+(\d{1,3})[ ,]+(\d{1,3})\s*\)", re.IGNORECASE)
DECLARATION = re.compile(r"(?:^|;)\s*(color|background(?:-color)?)\s*:\s*([^;]+)", re.IGNORECASE)
NAMES = {
    "white": (255, 255, 255),
    "black": (0, 0, 0),
    "red": (255, 0, 0),
    "yellow": (255, 255, 0),
    "grey": (128,) * 3,
}
Colour = tuple[int, int, int]
WHITE, BLACK = (255, 255, 255), (0, 0, 0)


def parse_colour(text: str) -> Colour | None:
    """A colour as CSS writes the plain ones; nothing for those that are not understood."""
    if found := HEX.search(text):
        digits = found.group(1)
        digits = "".join(sign * 2 for sign in digits) if len(digits) == 3 else digits
        return int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:], 16)
    if found := RGB.search(text):
        red, green, blue = (min(255, int(part)) for part in found.groups())
        return red, green, blue
    return NAMES.get(text.strip().casefold())


def luminance(colour: Colour) -> float:
    channels = [part / 255 for part in colour]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast_ratio(one: Colour, other: Colour) -> float:
    """From 1 for the same colour to 21 for black on white."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def ratio_of_style(style: str) -> float | None:
    """The contrast that a style asks for, black and white standing for what it leaves out."""
    chosen = {name.casefold(): parse_colour(value) for name, value in DECLARATION.findall(style)}
    text = chosen.get("color")
    ground = chosen.get("background-color") or chosen.get("background")
    if text is None and ground is None:
        return None
    return contrast_ratio(text or BLACK, ground or WHITE)

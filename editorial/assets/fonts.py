"""Cuts the fonts down to the characters that French needs."""

from io import BytesIO
from pathlib import Path

from fontTools import subset

FACES = "".join(
    f"@font-face{{font-family:Marianne;font-weight:{weight};font-display:swap;src:url({name}) format('woff2')}}"
    for weight, name in ((400, "marianne-regular.woff2"), (700, "marianne-bold.woff2"))
)
# Latin-1, the ligatures and capitals that French adds to it, the neighbours' names, typography, money, arrows, signs.
CHARACTERS = (
    "U+20-7E,U+A0-FF,U+100-17F,U+2BC,U+2C6,U+2DA,U+2DC,U+2009,U+2010-2015,U+2018-201E,U+2020-2022,U+2026,U+202F,"
    "U+2030,U+2032-2033,U+2039,U+203A,U+2044,U+20AC,U+2116,U+2122,U+2190-2193,U+2212,U+2248,U+2260,U+2264-2265"
)


def cut(path: Path) -> bytes:
    """The font at `path` with the characters above only, byte for byte the same at each run."""
    options = subset.Options(flavor="woff2", hinting=False, desubroutinize=True)
    options.recalc_timestamp = False
    options.layout_features = ["kern", "liga", "ccmp", "locl", "mark"]
    font = subset.load_font(path, options)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=subset.parse_unicodes(CHARACTERS.replace("U+", "")))
    cutter.subset(font)
    output = BytesIO()
    subset.save_font(font, output, options)
    return output.getvalue()

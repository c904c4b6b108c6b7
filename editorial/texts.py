"""Cleaning what people type, so that what is stored can be shown anywhere."""

import re
import unicodedata

# Signs that reorder or hide what surrounds them could make a text read differently from what it says.
INVISIBLE = dict.fromkeys(
    [0x00AD, 0x061C, 0x180E, 0x200B, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2060, 0x2070), 0xFEFF]
)
# The categories Cc and Cs of Unicode, line breaks and tabs apart.
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
BLANK_LINES = re.compile(r"\n\s*\n\s*")
SPACES = re.compile(r"[^\S\n]+")


def clean_line(text: str) -> str:
    """One line of readable text: no control or reordering sign, single spaces."""
    return " ".join(clean_text(text).split())


def clean_text(text: str) -> str:
    """Plain paragraphs: composed accents, no control or reordering sign, one blank line between two."""
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n")).translate(INVISIBLE)
    text = CONTROL.sub("", text)
    text = SPACES.sub(" ", text)
    return BLANK_LINES.sub("\n\n", text).strip()

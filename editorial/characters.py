"""What a text may hold: the one place that decides it, for every field, import and file that the site writes."""

import re
import unicodedata

# Where a line ends, besides the line feed: removing these would glue two words.
LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
# Blanks that no font draws and no one expects: the separators of old files, the empty Braille cell.
BLANKS = re.compile("[\x1c-\x1f\u2800]")
# Control signs and halves of signs, what is no character and never will be, what reorders or hides its surroundings,
# and letters that are blank. Marks that join emoji stay, and so do the signs of Arabic numbers, which are seen.
UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"
    "\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ud800-\udfff\ufdd0-\ufdef\ufe00-\ufe0d\ufeff\uffa0"
    "\ufff0-\ufffc\ufffe\uffff\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d159\U0001d173-\U0001d17a"
    "\U000e0000-\U000e0fff"
    + "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0x10000, 0x110000, 0x10000))
    + "]"
)
# A text of nothing but blanks and marks that join shows nothing.
SEEN = re.compile("[^\\s\u200c\u200d\ufe0e\ufe0f]")


def legible(text: str) -> str:
    """A text that any file can hold and any reader sees as it is: composed accents, no sign that hides or breaks."""
    if text.isascii() and text.isprintable():
        return text
    text = UNSEEN.sub("", BLANKS.sub(" ", LINE_ENDS.sub("\n", text)))
    return unicodedata.normalize("NFC", text) if SEEN.search(text) else ""


def legible_line(text: str) -> str:
    """The same on one line, its words separated by single spaces."""
    return " ".join(legible(text).split())

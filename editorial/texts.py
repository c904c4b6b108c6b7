"""Cleaning what people type, so that what is stored can be shown anywhere."""

import re

from editorial.characters import legible

BLANK_LINES = re.compile(r"\n\s*\n\s*")
SPACES = re.compile(r"[^\S\n]+")


def clean_line(text: str) -> str:
    """One line of readable text: no control or reordering sign, single spaces."""
    return " ".join(clean_text(text).split())


def clean_text(text: str) -> str:
    """Plain paragraphs: composed accents, no control or reordering sign, one blank line between two."""
    return BLANK_LINES.sub("\n\n", SPACES.sub(" ", legible(text))).strip()

"""Judging what people write: links, words, and texts that say the same."""

import hashlib
import re
import unicodedata

from editorial.texts import clean_line, clean_text

__all__ = [
    "LINKS_MAX",
    "PRIVATE_MATTERS",
    "clean_line",
    "clean_text",
    "count_links",
    "fingerprint",
    "has_letters",
]

# What nobody should tell of, and why, wherever people write what is published.
PRIVATE_MATTERS = (
    "Ne parlez ni de votre santé, ni de vos opinions politiques ou religieuses, ni d’autres personnes : "
    "ce sont des informations personnelles, et ce texte sera public."
)
LINKS_MAX = 5
LINK = re.compile(r"https?://|www\.", re.IGNORECASE)


def count_links(text: str) -> int:
    return len(LINK.findall(text))


def has_letters(text: str) -> bool:
    """Whether there is something to read: emoji or punctuation alone say nothing one can search or answer."""
    return any(sign.isalpha() for sign in text)


def fingerprint(title: str, text: str) -> str:
    """The same for two texts that differ by case, accents, punctuation or spacing only."""
    folded = unicodedata.normalize("NFKD", f"{title} {text}".casefold())
    words = re.findall(r"\w+", "".join(sign for sign in folded if not unicodedata.combining(sign)))
    return hashlib.sha256(" ".join(words).encode()).hexdigest()

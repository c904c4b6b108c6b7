"""Short references that can be read aloud and that a slip of the pen does not turn into another."""

import secrets

# No vowel, so that no word appears; no sign mistaken for another on paper (0/O, 1/I/L, 2/Z, 5/S, 8/B).
# Twenty-three signs: a prime, so that the check character catches every wrong or swapped sign.
ALPHABET = "34679BCDFGHJKMNPQRSTWXZ"
BODY_LENGTH = 7
LENGTH = BODY_LENGTH + 1


def check_character(body: str) -> str:
    """The last sign of a reference: positions weigh differently, so a wrong or swapped sign shows."""
    total = sum(position * ALPHABET.index(sign) for position, sign in enumerate(body, start=2))
    return ALPHABET[total % len(ALPHABET)]


def new_reference() -> str:
    """A reference drawn at random (23^7, three thousand million), followed by its check character."""
    body = "".join(secrets.choice(ALPHABET) for _ in range(BODY_LENGTH))
    return body + check_character(body)


def parse_reference(text: str) -> str | None:
    """The reference someone typed, whatever spaces, hyphens and letter case; ``None`` if it cannot be one."""
    reference = "".join(text.upper().split()).replace("-", "")
    if len(reference) != LENGTH or any(sign not in ALPHABET for sign in reference):
        return None
    body, check = reference[:BODY_LENGTH], reference[BODY_LENGTH]
    return reference if check_character(body) == check else None


def display_reference(reference: str) -> str:
    """Two groups of four, as one reads it on the telephone."""
    return f"{reference[:4]}-{reference[4:]}"

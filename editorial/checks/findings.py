"""What a check says."""

from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """Whether some readers are kept out, or all of them could be served better."""

    ERROR = "À corriger"
    ADVICE = "À améliorer"


@dataclass(frozen=True)
class Finding:
    """One thing to mend: which rule, what is wrong and what to do, and the words it is about."""

    rule: str
    level: Level
    message: str
    excerpt: str = ""


def error(rule: str, message: str, excerpt: str = "") -> Finding:
    return Finding(rule, Level.ERROR, message, shortened(excerpt))


def advice(rule: str, message: str, excerpt: str = "") -> Finding:
    return Finding(rule, Level.ADVICE, message, shortened(excerpt))


def shortened(text: str, length: int = 90) -> str:
    words = " ".join(text.split())
    return words if len(words) <= length else f"{words[:length].rstrip()}…"

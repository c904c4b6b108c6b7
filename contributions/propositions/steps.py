"""What authors read of the history of what they wrote."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Step:
    """One line of the history that an author reads: what was decided, never by whom."""

    date: datetime
    label: str
    motif: str
    message: str

"""What a demo tells of a consultation that took place, kept apart from what it invents.

One mark, on every page, card and figure: what is dated from those years is a fact, with its source.
"""

import datetime
from collections.abc import Iterable

from django.conf import settings

LAST_YEAR = 2021


def label(when: datetime.date | None) -> str:
    """« Faits de 2020 », for what the demo tells of that time; empty for what is of today, or out of a demo."""
    if not settings.DEMO or not when or when.year > LAST_YEAR:
        return ""
    return f"Faits de {when.year}"


def label_of(several: Iterable[datetime.date | None]) -> str:
    """The mark of several things shown together, some of which may have no date."""
    return label(min((when for when in several if when), default=None))

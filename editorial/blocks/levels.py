"""The levels of headings, which depend on where a block stands."""

from collections.abc import Mapping
from typing import Any

LEVELS = ("h2", "h3", "h4", "h5", "h6")


def heading_levels(context: Mapping[str, Any] | None) -> dict[str, str]:
    """The level of a block's title, and that of the titles of the cards below it."""
    heading = (context or {}).get("heading") or LEVELS[0]
    below = LEVELS[min(LEVELS.index(heading) + 1, len(LEVELS) - 1)]
    return {"heading": heading, "item_heading": below}

"""How long something took, as one says it."""

from datetime import timedelta

from django import template

register = template.Library()


@register.filter
def delay(value: timedelta | None) -> str:
    """« 3 j 4 h », « 5 h 12 min » or « 8 min »; a dash when nothing was decided."""
    if value is None:
        return "–"
    minutes = round(value.total_seconds() / 60)
    days, hours, minutes = minutes // 1440, minutes // 60 % 24, minutes % 60
    if days:
        return f"{days}\u00a0j {hours}\u00a0h"
    if hours:
        return f"{hours}\u00a0h {minutes}\u00a0min"
    return f"{minutes}\u00a0min"

"""What pages say in a demo only: what is a fact, where the mail is."""

import datetime

from django import template
from django.conf import settings

from editorial import facts

register = template.Library()


@register.filter
def facts_label(when: datetime.date | None) -> str:
    return facts.label(when)


@register.inclusion_tag("components/facts_badge.html")
def facts_badge(when: datetime.date | None) -> dict[str, str]:
    """The mark of what took place before the demo; nothing for what is of today."""
    return {"label": facts.label(when)}


@register.inclusion_tag("components/mail_hint.html")
def mail_hint() -> dict[str, bool]:
    """Where a mail that was just written can be read, since a demo sends none."""
    return {"demo": settings.DEMO}


@register.simple_tag
def is_demo() -> bool:
    return settings.DEMO

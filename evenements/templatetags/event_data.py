from django import template

from evenements.models import EvenementPage
from evenements.structured import data_block

register = template.Library()


@register.simple_tag
def event_data_block(page: EvenementPage):
    """What search engines read of an event."""
    return data_block(page)

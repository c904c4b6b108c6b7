from django import template

from evenements.models import EvenementPage
from evenements.structured import data_block

register = template.Library()


@register.simple_tag
def event_data_block(page: EvenementPage, occurrences):
    """What search engines read of an event and of its sessions."""
    return data_block(page, occurrences)

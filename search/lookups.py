"""``length`` as a lookup of text fields, so that near words are found by an index."""

from django.db.models import CharField
from django.db.models.functions import Length


def register() -> None:
    CharField.register_lookup(Length)

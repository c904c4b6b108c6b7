"""What contents are filed under, as links for readers."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from vocabulaires.choices import Choice


@dataclass(frozen=True)
class Tag:
    name: str
    url: str


def theme_tags(themes: Iterable[Choice]) -> list[Tag]:
    """Each theme leads to its page."""
    return [Tag(theme.name, reverse("vocabulaires:theme", args=[theme.slug])) for theme in themes]


def axe_tags(axes: Iterable[Choice], list_url: str) -> list[Tag]:
    """Each axis leads to the contents of a list that belong to it."""
    return [Tag(str(axe), f"{list_url}?axe={axe.slug}") for axe in axes]

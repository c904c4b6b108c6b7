"""What every feed of the site is: Atom, with an author, in words that XML can carry."""

from typing import Any

from django.contrib.syndication.views import Feed
from django.utils.feedgenerator import Atom1Feed

from editorial.characters import legible, legible_line

SITE = "États généraux du numérique pour l’éducation"


class LegibleAtomFeed(Atom1Feed):
    """Atom, whatever the texts hold: one sign that XML has no way to write would take the whole feed away."""

    def __init__(self, **kwargs) -> None:
        super().__init__(**readable(kwargs))

    def add_item(self, **kwargs) -> None:
        super().add_item(**readable(kwargs))


def readable(parts: dict[str, Any]) -> dict[str, Any]:
    told = {name: legible(value) if isinstance(value, str) else value for name, value in parts.items()}
    told["title"] = legible_line(str(parts["title"]))
    if parts.get("categories"):
        told["categories"] = [legible_line(str(name)) for name in parts["categories"]]
    return told


class SiteFeed(Feed):
    """A feed in French, signed by the consultation where an entry is signed by nobody.

    Readers take an entry’s summary for HTML: an ``item_description`` gives plain texts escaped.
    """

    feed_type = LegibleAtomFeed
    language = "fr"
    author_name = SITE

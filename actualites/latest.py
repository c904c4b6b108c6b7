"""The latest news, which several pages show."""

from actualites.models import ActualitePage
from page_cache import remember_edited


@remember_edited
def latest_news(most: int, *, axe: int | None = None) -> tuple[ActualitePage, ...]:
    """The newest that anyone may read, of an axis when its key is given; one query, and nobody modifies them."""
    news = ActualitePage.objects.visible()
    if axe is not None:
        news = news.filter(axes=axe)
    return tuple(news.newest_first().for_card()[:most])

"""Themes, as the search finds them."""

from django.db.models.signals import post_delete, post_save

from search import index
from search.registry import Content
from search.sources import QuerySetSource
from vocabulaires.models import Theme


def synonyms(theme: Theme) -> str:
    """As a sentence, since an extract may show it: « Matériel, ordinateur, tablette. »"""
    words = ", ".join(theme.synonym_list)
    return f"{words[:1].upper()}{words[1:]}." if words else ""


def content(theme: Theme) -> Content:
    return Content(
        object_id=theme.pk,
        title=theme.name,
        text=f"{theme.description}\n{synonyms(theme)}".strip(),
        url=theme.get_absolute_url(),
        extract=theme.description,
    )


class ThemeSource(QuerySetSource):
    def connect(self) -> None:
        for signal in (post_save, post_delete):
            signal.connect(self.changed, sender=Theme, dispatch_uid=f"search-{self.kind}")

    def changed(self, instance: Theme, raw: bool = False, **kwargs) -> None:
        if not raw:
            index.update(self.kind, instance.pk)


# Before a page or a proposition that names it: a theme leads to all of them.
SOURCE = ThemeSource("theme", "Thème", "Thèmes", queryset=Theme.objects.all, content=content, boost=1.5)

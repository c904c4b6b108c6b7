"""Merging a theme into another: all that was filed under the first is found under the second."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db import transaction
from django.db.models import ProtectedError

from editorial.old_addresses import lead
from vocabulaires import stream_themes
from vocabulaires.models import Theme


@dataclass(frozen=True)
class ThemeUse:
    """One kind of content that is filed under themes, described by the application that owns it.

    ``count`` says how many there are under a theme, whatever their state; ``move`` files under the
    second theme what was under the first, nothing twice, and keeps whatever derives from it exact. It
    runs in the transaction of the merge, the first theme's row being locked.
    """

    label: str
    count: Callable[[Theme], int]
    move: Callable[[Theme, Theme], None]


@dataclass(frozen=True)
class UseCount:
    label: str
    total: int


_uses: list[ThemeUse] = []


def register_use(use: ThemeUse) -> None:
    """Say that a kind of content is filed under themes; called by applications when they are ready."""
    if all(known.label != use.label for known in _uses):
        _uses.append(use)


def uses_of(theme: Theme) -> list[UseCount]:
    """How many contents of each kind are filed under a theme; one query for each kind."""
    return [UseCount(use.label, use.count(theme)) for use in _uses]


def merged_synonyms(source: Theme, target: Theme) -> list[str]:
    """The target's synonyms, then the source's name and synonyms, no word twice nor the target's own name."""
    kept: list[str] = []
    seen = {target.name.casefold()}
    for word in (*target.synonym_list, source.name, *source.synonym_list):
        if word.casefold() not in seen:
            seen.add(word.casefold())
            kept.append(word)
    return kept


def keep_in_use(sender: type[Theme], instance: Theme, **kwargs) -> None:
    """Refuse the deletion of a theme that something is filed under, whichever way it is asked."""
    if any(use.total for use in uses_of(instance)):
        raise ProtectedError("Contents are filed under this theme.", {instance})


@transaction.atomic
def merge(source: Theme, target: Theme) -> Theme:
    """File everything under ``target``, keep the words of ``source`` as its synonyms, delete ``source``.

    What addresses ask of ``source`` (lists, feeds, calendars, the API) they get of ``target`` from then on.

    Returns:
        The target, as it now is.

    Raises:
        ValueError: both are the same theme.
        Theme.DoesNotExist: one of them went in the meantime.
        IntegrityError: something was filed under ``source`` meanwhile; nothing has changed, try again.
    """
    if source.pk == target.pk:
        raise ValueError("A theme cannot be merged into itself.")
    # In the order of primary keys, so that two merges at once wait and never deadlock; without holding
    # back those who file contents meanwhile, whom the final deletion waits for.
    themes = Theme.objects.select_for_update(no_key=True).order_by("pk")
    locked = {theme.pk: theme for theme in themes.filter(pk__in=[source.pk, target.pk])}
    if len(locked) < 2:
        raise Theme.DoesNotExist("One of the themes to merge is gone.")
    source, target = locked[source.pk], locked[target.pk]
    for use in _uses:
        use.move(source, target)
    stream_themes.move(source, target)
    target.synonyms = "\n".join(merged_synonyms(source, target))
    target.former_slugs = "\n".join([*target.former_slugs.split(), source.slug, *source.former_slugs.split()])
    target.save(update_fields=["synonyms", "former_slugs"])
    lead(source.get_absolute_url(), target.get_absolute_url())
    source.delete()
    return target

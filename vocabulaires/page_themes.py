"""Pages filed under themes that the editors merge."""

from django.db.models import QuerySet
from wagtail.models import Page, Revision

import page_cache
from vocabulaires.merging import ThemeUse
from vocabulaires.models import Theme


def latest_revisions(model: type[Page]) -> QuerySet[Revision]:
    """What editors are working on, published or not."""
    return Revision.objects.filter(pk__in=model.objects.values("latest_revision"))


def page_use(label: str, model: type[Page]) -> ThemeUse:
    """How pages with a many-to-many field ``themes`` follow a theme into another, drafts included."""
    through = model.themes.through
    page_field = model._meta.model_name

    def count(theme: Theme) -> int:
        return through.objects.filter(theme=theme).count()

    def move(source: Theme, target: Theme) -> None:
        links = through.objects.filter(theme=source)
        already = through.objects.filter(theme=target).values(page_field)
        links.filter(**{f"{page_field}__in": already}).delete()
        links.update(theme=target)
        for revision in latest_revisions(model):
            themes = revision.content.get("themes") or []
            if source.pk in themes:
                kept = [target.pk if pk == source.pk else pk for pk in themes]
                revision.content["themes"] = list(dict.fromkeys(kept))
                revision.save(update_fields=["content"])
        page_cache.invalidate()

    return ThemeUse(label=label, count=count, move=move)

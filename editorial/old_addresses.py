"""Addresses that rows had before lead to those they have."""

from django.db.models import Model, QuerySet
from django.db.models.signals import pre_save
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page


def lead(old: str, new: str) -> None:
    """Make an old address, and those that led to it, lead to a new one."""
    Redirect.objects.filter(redirect_link=old).update(redirect_link=new)
    # What stood there before and left stands there again.
    Redirect.objects.filter(old_path=Redirect.normalise_path(new), site=None).delete()
    Redirect.objects.update_or_create(
        old_path=Redirect.normalise_path(old),
        site=None,
        defaults={"redirect_link": new, "is_permanent": True},
    )


def follow(*models: type[Model]) -> None:
    """Keep the old addresses of published rows whose slug changes; called from ``AppConfig.ready()``."""
    for model in models:
        pre_save.connect(on_change, sender=model, dispatch_uid=f"editorial.old_addresses.{model._meta.label}")


def on_change(sender: type[Model], instance: Model, raw: bool = False, **kwargs) -> None:
    if raw or instance._state.adding:
        return
    stored = sender._default_manager.filter(pk=instance.pk, live=True).only("slug").first()
    if stored and stored.slug != instance.slug:
        lead(stored.get_absolute_url(), instance.get_absolute_url())


def page_named(pages: "QuerySet[Page]", slug: str) -> Page | None:
    """The page whose address ends so, or ended so before it changed; a query, and another for an old address."""
    page = pages.filter(slug=slug).first()
    if page is None:
        # Wagtail keeps the whole path of what a page was at; the last to leave an address is its heir.
        old = Redirect.objects.filter(old_path__endswith=f"/{slug}", redirect_page__in=pages).order_by("-pk")
        page = pages.filter(pk__in=old.values("redirect_page")[:1]).first()
    return page

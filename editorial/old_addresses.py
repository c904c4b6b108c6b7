"""Addresses that rows had before lead to those they have."""

from django.db.models import Model
from django.db.models.signals import pre_save
from wagtail.contrib.redirects.models import Redirect


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

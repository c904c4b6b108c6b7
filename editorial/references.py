"""Keeping Wagtail's index of references true for links to several rows."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.apps import apps
from django.core.management import call_command
from django.db.models import Model
from django.db.models.signals import m2m_changed
from wagtail.signal_handlers import (
    disable_reference_index_auto_update,
    reference_index_auto_update_disabled,
)
from wagtail.tasks import update_reference_index_task

from editorial.fields import FiledUnderField


def connect() -> None:
    for model in apps.get_models():
        for field in model._meta.local_many_to_many:
            if isinstance(field, FiledUnderField):
                m2m_changed.connect(
                    index_links, sender=field.remote_field.through, dispatch_uid=f"editorial.{field}"
                )


def index_links(sender: type[Model], instance: Model, action: str, reverse: bool, **kwargs) -> None:
    """Index a page again: its links are written after it, when its own saving has been indexed."""
    if getattr(reference_index_auto_update_disabled, "value", False):
        return
    if action.startswith("post_") and not reverse:
        update_reference_index_task.enqueue(
            instance._meta.app_label, instance._meta.model_name, str(instance.pk)
        )


@contextmanager
def indexed_at_the_end() -> Iterator[None]:
    """Index what refers to what once, for a block that saves many things several times, when it ends well."""
    with disable_reference_index_auto_update():
        yield
    call_command("rebuild_references_index", verbosity=0)

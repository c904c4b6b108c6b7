"""The moments at which what propositions show changes by the clock alone, for the cache of responses."""

from datetime import datetime

from django.apps import apps
from django.db.models.signals import post_save
from django.utils import timezone
from wagtail.fields import StreamField
from wagtail.models import Page

from contributions.propositions.models import ConsultationSettings, FormMoment
from contributions.propositions.targets import form_blocks


def next_moment(now: datetime) -> datetime | None:
    """When the next form opens or closes, whether by the consultation's dates or by its own: two queries."""
    consultation = ConsultationSettings.objects.first()
    moments = [consultation.next_change(now) if consultation else None, FormMoment.objects.next_after(now)]
    return min((moment for moment in moments if moment), default=None)


def moments_of(page: Page, now: datetime) -> set[datetime]:
    dates = (child.value.get(name) for child in form_blocks(page) for name in ("opens_at", "closes_at"))
    return {moment for moment in dates if moment and moment > now}


def remember_moments(sender: type[Page], instance: Page, raw: bool = False, **kwargs) -> None:
    """Copy the dates of a page's forms as it is saved; two queries when they changed, one otherwise."""
    if raw:
        return
    wanted = moments_of(instance, timezone.now()) if instance.live else set()
    stored = set(FormMoment.objects.filter(page=instance.pk).values_list("moment", flat=True))
    if stored - wanted:
        FormMoment.objects.filter(page=instance.pk, moment__in=stored - wanted).delete()
    if wanted - stored:
        FormMoment.objects.bulk_create(
            (FormMoment(page_id=instance.pk, moment=moment) for moment in wanted - stored),
            ignore_conflicts=True,
        )


def connect() -> None:
    """Follow every kind of page whose body may carry a form."""
    for model in apps.get_models():
        if issubclass(model, Page) and any(
            isinstance(field, StreamField) for field in model._meta.get_fields()
        ):
            post_save.connect(
                remember_moments, sender=model, dispatch_uid=f"form_moments.{model._meta.label}"
            )

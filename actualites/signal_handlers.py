"""What follows from the list of news being made."""

from django.contrib.auth.models import Group, Permission
from django.db.models.signals import post_save
from wagtail.models import GroupPagePermission

from actualites.models import ActualitesIndexPage
from partenaires.membres import GROUP


def let_partners_write_here(
    sender, instance: ActualitesIndexPage, created: bool, raw: bool, **kwargs
) -> None:
    """Who may add a page under another may change those it owns, and publish none: a partner's whole right."""
    if created and not raw:
        group = Group.objects.filter(name=GROUP).first()
        if group is not None:
            right = Permission.objects.get(content_type__app_label="wagtailcore", codename="add_page")
            GroupPagePermission.objects.get_or_create(group=group, page=instance, permission=right)


def connect() -> None:
    post_save.connect(
        let_partners_write_here, sender=ActualitesIndexPage, dispatch_uid="actualites.partners_write"
    )

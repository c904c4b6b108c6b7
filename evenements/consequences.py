"""What follows from the publication or the withdrawal of an event, whichever way it came.

Connected to Wagtail's signals, which the button, the workflow, the clock, bulk actions and commands all send.
"""

from functools import partial

from django.db import transaction

from evenements import news
from evenements.inscriptions import announcements, operations
from evenements.models import EvenementPage


def on_published(sender: type[EvenementPage], instance: EvenementPage, **kwargs) -> None:
    """Also sent for a page that is only scheduled, which nobody reads yet."""
    if instance.live:
        transaction.on_commit(partial(follow_publication, instance.pk), robust=True)


def on_unpublished(sender: type[EvenementPage], instance: EvenementPage, **kwargs) -> None:
    transaction.on_commit(partial(announcements.plan, instance.pk), robust=True)


def follow_publication(pk: int) -> None:
    """Give new places to who waits, tell those who follow the event, have registrants told in a while."""
    page = EvenementPage.objects.live().filter(pk=pk).first()
    if page is None:
        return
    operations.promote_after_change(pk)
    news.tell_followers(page)
    announcements.plan(pk)

"""Every way by which an event's page is published, withdrawn or deleted."""

from collections.abc import Callable
from datetime import timedelta

from django.core.management import call_command
from django.db.models import ProtectedError
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page
from wagtail.test.utils.form_data import querydict_from_html

from evenements.models import EvenementPage
from tests.comptes.factories import UserFactory


def editor() -> Client:
    client = Client()
    client.force_login(UserFactory(is_superuser=True, is_staff=True))
    return client


def by_button(page: EvenementPage) -> None:
    """The editor opens the draft and publishes it as it is."""
    client = editor()
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    typed = querydict_from_html(client.get(url).text, form_id="page-edit-form")
    # These fields are drawn by a script.
    typed.update({f"{name}-count": "0" for name in ("programme", "body", "minutes")})
    # A ticked box without a value reads as an empty one.
    typed["takes_registrations"] = "on" if page.takes_registrations else ""
    assert client.post(url, {**typed.dict(), "action-publish": "1"}).status_code == 302


def by_workflow(page: EvenementPage) -> None:
    """Both approvals, each by its button."""
    page.get_workflow().start(page, UserFactory())
    client = editor()
    for _ in range(5):
        page = EvenementPage.objects.get(pk=page.pk)
        if not page.current_workflow_task_state:
            return
        state = page.current_workflow_task_state
        url = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", state.pk])
        assert client.post(url, {"comment": ""}).status_code == 302
    raise AssertionError("The workflow does not end.")


def by_schedule(page: EvenementPage) -> None:
    page.revisions.filter(pk=page.latest_revision_id).update(
        approved_go_live_at=timezone.now() - timedelta(minutes=1)
    )
    call_command("publish_scheduled", verbosity=0)


def bulk(action: str, *pages: Page, **data: str) -> None:
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])
    ids = "&".join(f"id={page.pk}" for page in pages)
    response = editor().post(f"{url}?{ids}", data)
    assert response.status_code in (200, 302)


def publish_in_bulk(page: EvenementPage) -> None:
    bulk("publish", page)


def by_command(page: EvenementPage) -> None:
    page.get_latest_revision().publish()


PUBLISHING: dict[str, Callable[[EvenementPage], None]] = {
    "button": by_button,
    "workflow": by_workflow,
    "schedule": by_schedule,
    "bulk": publish_in_bulk,
    "command": by_command,
}


def unpublish_by_button(page: EvenementPage) -> None:
    editor().post(reverse("wagtailadmin_pages:unpublish", args=[page.pk]))


def unpublish_in_bulk(page: EvenementPage) -> None:
    bulk("unpublish", page)


def expire(page: EvenementPage) -> None:
    EvenementPage.objects.filter(pk=page.pk).update(expire_at=timezone.now() - timedelta(minutes=1))
    call_command("publish_scheduled", verbosity=0)


def unpublish_with_the_list(page: EvenementPage) -> None:
    data = {"include_descendants": "on"}
    editor().post(reverse("wagtailadmin_pages:unpublish", args=[page.get_parent().pk]), data)


def unpublish_by_command(page: EvenementPage) -> None:
    page.unpublish()


WITHDRAWING: dict[str, Callable[[EvenementPage], None]] = {
    "button": unpublish_by_button,
    "bulk": unpublish_in_bulk,
    "schedule": expire,
    "with its list": unpublish_with_the_list,
    "command": unpublish_by_command,
}


def delete_by_button(page: EvenementPage) -> None:
    editor().post(reverse("wagtailadmin_pages:delete", args=[page.pk]))


def delete_in_bulk(page: EvenementPage) -> None:
    bulk("delete", page)


def delete_the_list(page: EvenementPage) -> None:
    editor().post(reverse("wagtailadmin_pages:delete", args=[page.get_parent().pk]))


def delete_the_list_in_bulk(page: EvenementPage) -> None:
    bulk("delete", page.get_parent())


def refused(delete: Callable[[], object]) -> None:
    try:
        delete()
    except ProtectedError:
        return


def delete_by_command(page: EvenementPage) -> None:
    refused(EvenementPage.objects.get(pk=page.pk).delete)


def delete_as_a_plain_page(page: EvenementPage) -> None:
    refused(Page.objects.get(pk=page.pk).delete)


def delete_query_set(page: EvenementPage) -> None:
    refused(EvenementPage.objects.filter(pk=page.pk).delete)


DELETING: dict[str, Callable[[EvenementPage], None]] = {
    "button": delete_by_button,
    "bulk": delete_in_bulk,
    "with its list": delete_the_list,
    "with its list, in bulk": delete_the_list_in_bulk,
    "command": delete_by_command,
    "command on a plain page": delete_as_a_plain_page,
    "query set": delete_query_set,
}

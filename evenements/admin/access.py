"""Who of the team reads registrations: those who may edit the page of the event."""

from collections.abc import Callable
from functools import wraps

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from wagtail.permission_policies.pages import PagePermissionPolicy

from comptes.models import User
from evenements.models import EvenementPage, EvenementQuerySet


def editable_events(user: User) -> EvenementQuerySet:
    """The events whose page someone may edit."""
    pages = PagePermissionPolicy().instances_user_has_permission_for(user, "change")
    return EvenementPage.objects.filter(pk__in=pages.values("pk"))


def may_open(user: User) -> bool:
    return PagePermissionPolicy().user_has_permission(user, "change")


def event_view(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Give a view the event of its address, for who may edit it."""

    @wraps(view)
    def opened(request: HttpRequest, pk: int, *args, **kwargs) -> HttpResponse:
        event = get_object_or_404(EvenementPage.objects.select_related("region"), pk=pk)
        if not event.permissions_for_user(request.user).can_edit():
            raise PermissionDenied
        return view(request, event, *args, **kwargs)

    return opened

"""Moves and copies in the administration that would take a page where it cannot be read."""

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from wagtail.admin import messages
from wagtail.models import Page

from editorial.reserved import check_address


def refuse_move(request: HttpRequest, page: Page, destination: Page) -> HttpResponse | None:
    return refuse(request, page, destination, page.slug)


def refuse_copy(request: HttpRequest, page: Page) -> HttpResponse | None:
    slug, parent = request.POST.get("new_slug", ""), request.POST.get("new_parent_page", "")
    if request.method != "POST" or not slug or not parent.isdecimal():
        return None
    destination = Page.objects.filter(pk=int(parent)).first()
    return refuse(request, page, destination, slug) if destination else None


def refuse(request: HttpRequest, page: Page, destination: Page, slug: str) -> HttpResponse | None:
    try:
        check_address(destination, slug)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect("wagtailadmin_explore", page.get_parent().pk)
    return None

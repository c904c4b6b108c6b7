"""The map of the site, for people."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from home.site_map import branches


@require_safe
def site_map(request: HttpRequest) -> HttpResponse:
    return render(request, "home/site_map.html", {"branches": branches(request)})

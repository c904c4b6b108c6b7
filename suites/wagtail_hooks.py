"""Measures in the admin."""

from django.urls import include, path
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from suites.viewsets import MesureViewSet, citation_urls

register_snippet(MesureViewSet)


@hooks.register("register_admin_urls")
def register_citations():
    return [path("mesures/", include((citation_urls(), "mesures_citees")))]

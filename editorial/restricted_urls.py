"""Wagtail's own addresses, behind views of ours: they stand before its own, which keep the names."""

from django.urls import path

from editorial import restricted

urlpatterns = [
    path("_util/authenticate_with_password/<int:pk>/<int:page_id>/", restricted.page_password),
    path("_util/login/", restricted.reserved),
    path("documents/authenticate_with_password/<int:pk>/", restricted.document_password),
]

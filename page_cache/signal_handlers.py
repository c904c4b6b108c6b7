"""What editors do in Wagtail that changes public pages."""

from django.apps import apps
from wagtail import signals
from wagtail.contrib.redirects.models import Redirect
from wagtail.contrib.settings.models import BaseGenericSetting, BaseSiteSetting
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page, PageViewRestriction, Site

from page_cache.invalidation import on_change, watch

PAGE_SIGNALS = (
    signals.published,
    signals.unpublished,
    signals.page_published,
    signals.page_unpublished,
    signals.page_slug_changed,
    signals.post_page_move,
)


def connect() -> None:
    """Connect publication, moves, deletion, view restrictions, redirects, images and site settings."""
    for signal in PAGE_SIGNALS:
        signal.connect(on_change, dispatch_uid="page_cache")
    watch(Site, Redirect, PageViewRestriction, get_image_model(), get_document_model())
    models = apps.get_models()
    watch(*(model for model in models if issubclass(model, BaseGenericSetting | BaseSiteSetting)))
    # A draft is saved as a revision; a page's own row is only written when what the public reads may change.
    watch(*(model for model in models if issubclass(model, Page)))

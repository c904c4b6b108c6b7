"""What the header, the footer and the head of every page say about the site."""

from django import template
from django.template.context import Context
from wagtail.models import Page

from editorial import navigation
from editorial.models import SiteIdentity

register = template.Library()


@register.simple_tag(takes_context=True)
def site_identity(context: Context) -> SiteIdentity:
    """The brand block, the names and the statuses; read once a request."""
    return SiteIdentity.load(request_or_site=context.get("request"))


@register.simple_tag(takes_context=True)
def main_navigation(context: Context) -> list[navigation.NavigationItem]:
    request = context.get("request")
    return navigation.main_navigation(request) if request else list(navigation.DEFAULT_NAVIGATION)


@register.simple_tag(takes_context=True)
def breadcrumb_parents(context: Context, page: Page) -> list[navigation.NavigationItem]:
    return navigation.breadcrumb_parents(page, context.get("request"))


@register.simple_tag(takes_context=True)
def absolute_url(context: Context, path: str) -> str:
    """An address that stands alone, for those who read it elsewhere."""
    request = context.get("request")
    return request.build_absolute_uri(path) if request else path

"""What the header, the footer and the head of every page say about the site."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from urllib.parse import urljoin

from django import template
from django.conf import settings
from django.template.context import Context
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils.safestring import SafeString
from wagtail.admin.templatetags.wagtailuserbar import wagtailuserbar
from wagtail.images.models import SourceImageIOError
from wagtail.models import Page

from editorial import navigation
from editorial.models import SiteIdentity, SiteImage
from editorial.sessions import PARTICIPANT
from page_cache import Fragments, remember_edited

register = template.Library()


@register.simple_tag(takes_context=True)
def site_identity(context: Context) -> SiteIdentity:
    """The brand block, the names and the statuses."""
    return SiteIdentity.remembered()


@register.simple_tag(takes_context=True)
def main_navigation(context: Context) -> list[navigation.NavigationItem]:
    request = context.get("request")
    return navigation.main_navigation(request) if request else list(navigation.DEFAULT_NAVIGATION)


# The same for all pages of a section until the site's identity or its menu changes.
frames = Fragments(most=100)


def said_by(identity: SiteIdentity) -> tuple:
    return tuple(getattr(identity, field.attname) for field in identity._meta.concrete_fields)


@register.simple_tag
def site_files() -> SafeString:
    """What ``components/_files.html`` asks for: their addresses change with the code alone."""
    return frames.get("files", partial(render_to_string, "components/_files.html"))


@register.simple_tag
def site_header(identity: SiteIdentity, entries: Iterable[navigation.NavigationItem]) -> SafeString:
    """The header as ``components/_header.html`` writes it, with the menu's entries."""
    key = "header", said_by(identity), tuple(entries)
    context = {"identity": identity, "navigation": key[-1]}
    return frames.get(key, partial(render_to_string, "components/_header.html", context))


@register.simple_tag
def site_footer(identity: SiteIdentity) -> SafeString:
    """The ways to follow and the footer as ``components/_footer.html`` writes them."""
    write = partial(render_to_string, "components/_footer.html", {"identity": identity})
    return frames.get(("footer", said_by(identity)), write)


@register.simple_tag(takes_context=True)
def breadcrumb_parents(context: Context, page: Page) -> list[navigation.NavigationItem]:
    return navigation.breadcrumb_parents(page, context.get("request"))


@register.simple_tag
def absolute_url(path: str | None) -> str:
    """An address that stands alone, for those who read it elsewhere; the same whatever host was asked."""
    return urljoin(f"{settings.SITE_URL}/", path or "/")


SOCIAL_SIZE = (1200, 630)
SOCIAL_SPEC = "fill-1200x630|format-jpeg"


@dataclass(frozen=True)
class SocialImage:
    url: str
    width: int = SOCIAL_SIZE[0]
    height: int = SOCIAL_SIZE[1]


@register.simple_tag
def social_image(image: SiteImage | None, identity: SiteIdentity) -> SocialImage:
    """The picture networks show of a page: its own, else the site's, else the one the project ships."""
    image = image or identity.default_social_image
    return (image and social_rendition(image)) or SocialImage(absolute_url(static("img/partage.png")))


@remember_edited
def social_rendition(image: SiteImage) -> SocialImage | None:
    """A picture of the library in the size that networks ask for, none when its file is lost; one query, three at first."""
    try:
        rendition = image.get_rendition(SOCIAL_SPEC)
    except SourceImageIOError:
        return None
    return SocialImage(absolute_url(rendition.url), rendition.width, rendition.height)


@register.simple_tag(takes_context=True)
def staff_bar(context: Context) -> str:
    """Wagtail's bar for those who edit the site.

    Asking who the reader is reads the session, which would make every response depend on a cookie: the
    question is put only for requests that bring one. Those who only take part are known by their session.
    """
    request = context.get("request")
    if request is None or settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return ""
    if request.session.get(PARTICIPANT):
        return ""
    return wagtailuserbar(context)

"""Where the list of news is, for those who lead to it without reading its page."""

from urllib.parse import urlencode

from django.urls import reverse


def feed_url(**params: str) -> str:
    """The address of the Atom feed of news under some filters."""
    return f"{reverse('actualites:feed')}?{urlencode(params)}"


def list_url(**params: str) -> str:
    """The address of the list under some filters, those left empty apart."""
    querystring = urlencode({name: value for name, value in params.items() if value})
    address = reverse("wagtail_serve", args=["actualites/"])
    return f"{address}?{querystring}" if querystring else address

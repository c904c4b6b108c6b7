"""How many queries an address costs when its response is not kept, once the frame of pages has been read."""

from collections.abc import Iterator
from contextlib import contextmanager
from types import SimpleNamespace
from unittest import mock

from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from contributions.propositions.models import ConsultationSettings
from editorial.models import SiteIdentity
from page_cache.versions import new_version


@contextmanager
def frame_remembered() -> Iterator[None]:
    """Let menus, names and vocabularies be remembered, as they are outside of a test's transaction."""
    number = new_version()
    version = SimpleNamespace(current=lambda: number, edition=lambda: number)
    with (
        mock.patch("page_cache.remembered.connection", SimpleNamespace(in_atomic_block=False)),
        mock.patch("page_cache.remembered.shared_version", lambda: version),
    ):
        yield


def queries_of(client: Client, path: str) -> int:
    """The queries of one request; the rows of settings, made once in the life of a site, exist."""
    SiteIdentity.load()
    ConsultationSettings.load()
    with frame_remembered():
        client.get(path)
        cache.clear()
        with CaptureQueriesContext(connection) as queries:
            response = client.get(path)
    assert response.status_code == 200, path
    return len(queries)

"""How many queries an address costs when nothing has been kept from an earlier request."""

from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from contributions.models import ConsultationSettings
from editorial.models import SiteIdentity


def queries_of(client: Client, path: str) -> int:
    """The queries of one request; the rows of settings, made once in the life of a site, exist."""
    SiteIdentity.load()
    ConsultationSettings.load()
    cache.clear()
    with CaptureQueriesContext(connection) as queries:
        response = client.get(path)
    assert response.status_code == 200, path
    return len(queries)

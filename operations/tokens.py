"""Who may read what is for operators: a machine that knows the secret of the settings."""

from django.conf import settings
from django.http import HttpRequest
from django.utils.crypto import constant_time_compare


def is_operator(request: HttpRequest) -> bool:
    """Whether the request carries ``OPERATIONS_TOKEN`` as a bearer token; never, when there is none."""
    given = request.headers.get("Authorization", "")
    token = settings.OPERATIONS_TOKEN
    return bool(token) and constant_time_compare(given, f"Bearer {token}")

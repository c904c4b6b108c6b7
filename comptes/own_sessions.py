"""The sessions of someone, wherever they signed in or began to."""

from collections.abc import Iterator
from importlib import import_module

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session

from comptes.models import User


def end(user: User) -> None:
    """Delete all that hold someone: signed in, or waiting for the code sent to their address.

    Sessions name nobody outside what they hold, hence each is read: some seconds for a hundred thousand,
    which someone who leaves can wait for.
    """
    store = import_module(settings.SESSION_ENGINE).SessionStore
    for session in Session.objects.order_by("pk").iterator(chunk_size=1000):
        data = session.get_decoded()
        if data.get(SESSION_KEY) == str(user.pk) or user.email in strings(data):
            store(session.session_key).delete()


def strings(value: object) -> Iterator[str]:
    """Every text within what a session holds."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from strings(part)
    elif isinstance(value, list):
        for part in value:
            yield from strings(part)

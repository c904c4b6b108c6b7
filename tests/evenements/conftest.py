import pytest

from evenements.models import EvenementPage


@pytest.fixture
def through(django_capture_on_commit_callbacks):
    """Take a door, and let what waits for the commit happen."""

    def take(door, page: EvenementPage) -> None:
        with django_capture_on_commit_callbacks(execute=True):
            door(page)

    return take

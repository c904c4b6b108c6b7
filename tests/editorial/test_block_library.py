"""The screen where editors find every block with its example."""

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse

from editorial.newsroom.block_library import library
from tests.comptes.factories import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    user = UserFactory(email="redaction@example.org")
    user.groups.add(Group.objects.get(name="Rédaction"))
    client = Client()
    client.force_login(user)
    return client


def test_every_block_says_what_it_is_for_and_shows_an_example(editor):
    screen = editor.get(reverse("block_library")).text
    entries = library()
    assert len(entries) > 15
    for entry in entries:
        assert entry.group and entry.description, entry.name
        assert f'id="bloc-{entry.name}"' in screen
        example = editor.get(entry.preview_url)
        assert example.status_code == 200, entry.name

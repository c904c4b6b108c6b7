import pytest
from django.contrib.auth.models import Group

from tests.comptes.factories import UserFactory


@pytest.fixture
def editor(client):
    """A member of the editors' group, signed in."""
    user = UserFactory(first_name="Grace", last_name="Hopper")
    user.groups.add(Group.objects.get(name="Rédaction"))
    client.force_login(user)
    return user
